"""Taking a bundle apart without trusting any of it: the five files, and the case file in the payload."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from dsl_desk import codec
from dsl_desk.bundle.layout import BUNDLE_NAME, FILES, MOST_BYTES
from dsl_desk.bundle.payload import (
    BAG,
    BAG_INFO,
    FORMAT,
    FORMAT_LABEL,
    INDEX,
    INDEX_COLUMNS,
    RECORDS,
    Attachment,
    Payload,
    bag,
)
from dsl_desk.bundle.stored_zip import Entry, read_directory, stored_zip
from dsl_desk.bundle.tables import read_table
from dsl_desk.domain.casefile import RECORD_KINDS, CaseFile
from dsl_desk.domain.errors import Tampered, Unreadable

Entries = tuple[Entry, ...]

_NOT_FIVE = (
    "This does not hold exactly the five files of a bundle, and nothing else. Ask the school to send it again."
)
_TOO_BIG = "A file in this bundle is larger than any bundle's. It was not opened. Ask the school to send it again."
_NOT_A_PAYLOAD = "The records and the lists beside them do not agree. Do not rely on this bundle."


def read_files(path: Path, passphrase: str | None) -> tuple[str, dict[str, bytes]]:
    """The name of the folder in the zip (empty for an unpacked folder) and the five files by name.

    Raises Unreadable or Tampered. Nothing is written to disk.
    """
    try:
        if path.is_dir():
            return "", _read_folder(path)
        with path.open("rb") as file:
            return _read_zip(file, passphrase)
    except OSError as error:
        raise Unreadable(f"{path.name} cannot be opened. Check that it is there and that you may read it.") from error


def _read_folder(folder: Path) -> dict[str, bytes]:
    found = sorted(folder.iterdir())
    if sorted(item.name for item in found) != sorted(FILES):
        raise Tampered(_NOT_FIVE)
    if any(item.is_symlink() or not item.is_file() for item in found):
        raise Tampered(_NOT_FIVE)
    return {name: _read_capped(folder / name, MOST_BYTES[name]) for name in FILES}


def _read_capped(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise Tampered(_TOO_BIG)
    return content


def _read_zip(file: BinaryIO, passphrase: str | None) -> tuple[str, dict[str, bytes]]:
    entries = read_directory(file)
    folder = entries[0].name.partition("/")[0] if entries else ""
    if [entry.name for entry in entries] != [f"{folder}/{name}" for name in FILES]:
        raise Tampered(_NOT_FIVE)
    if not BUNDLE_NAME.fullmatch(folder) or len({entry.encrypted for entry in entries}) != 1:
        raise Tampered
    if any(entry.size > MOST_BYTES[name] for name, entry in zip(FILES, entries, strict=True)):
        raise Tampered(_TOO_BIG)
    read = _decrypted if entries[0].encrypted else _plain
    return folder, dict(zip(FILES, read(file, entries, passphrase), strict=True))


def _plain(file: BinaryIO, entries: Entries, passphrase: str | None) -> Iterator[bytes]:
    for entry in entries:
        file.seek(entry.offset)
        content = file.read(entry.size)
        if zlib.crc32(content) != entry.crc:
            raise Tampered
        yield content


def _decrypted(file: BinaryIO, entries: Entries, passphrase: str | None) -> Iterator[bytes]:
    import pyzipper

    if not passphrase:
        raise Unreadable("This bundle is locked. Enter the passphrase the school gave you by phone.")
    with pyzipper.AESZipFile(file) as archive:
        for entry in entries:
            try:
                content: bytes = archive.read(entry.name, passphrase.encode("utf-8", "replace"))
            except RuntimeError as error:  # pyzipper's word for a wrong passphrase
                if entry is not entries[0]:
                    raise Tampered from error
                raise Unreadable(
                    "That passphrase does not open this bundle. Nothing has changed. "
                    "Check the words with the school by phone and try again."
                ) from error
            except pyzipper.BadZipFile as error:
                raise Tampered from error
            yield content


def read_payload(content: bytes) -> tuple[Payload, CaseFile, tuple[Attachment, ...]]:
    """A payload with the case file and attachments in it.

    Raises Tampered unless `content` is byte for byte what a writer makes of them. So every other file in the bag,
    every checksum and every table agrees with records.json and with the attachments, and nothing else is in it.
    Raises Unreadable when it is of another format.
    """
    try:
        entries = read_directory(BytesIO(content))
    except Unreadable as error:
        raise Tampered(_NOT_A_PAYLOAD) from error
    files = {entry.name.removeprefix(BAG): content[entry.offset : entry.end] for entry in entries}
    _check_format(files.get(BAG_INFO, b""))
    try:
        casefile = codec.decode_canonical(CaseFile, files[RECORDS])
        _check_names(casefile)
        attachments = tuple(_attachments(files))
    except (ValueError, LookupError) as error:
        raise Tampered(_NOT_A_PAYLOAD) from error
    at = 0
    for piece in stored_zip(bag(casefile, attachments)):
        if content[at : at + len(piece)] != piece:
            raise Tampered(_NOT_A_PAYLOAD)
        at += len(piece)
    if at != len(content):
        raise Tampered(_NOT_A_PAYLOAD)
    return Payload(casefile.bundle, content, sha256(content).hexdigest(), len(files)), casefile, attachments


def _check_format(bag_info: bytes) -> None:
    found = re.search(rb"^%s([1-9][0-9]{0,8})$" % FORMAT_LABEL.encode(), bag_info, re.MULTILINE)
    if found and int(found[1]) != FORMAT:
        raise Unreadable(
            "This bundle was made by a newer version of DSL Desk, which this one cannot read. It may be whole. "
            "Check it with the newer version, or as HOW-TO-CHECK.txt says."
        )


def _check_names(casefile: CaseFile) -> None:
    """What the types cannot say: the bundle's name names nobody, and each record is of the kind it is called."""
    if not BUNDLE_NAME.fullmatch(casefile.bundle):
        raise ValueError("not a bundle's name")
    for item in casefile.records:
        if [kind for kind in RECORD_KINDS if getattr(item, kind) is not None] != [item.kind]:
            raise ValueError("not one record")


def _attachments(files: dict[str, bytes]) -> Iterator[Attachment]:
    for row in read_table(files[INDEX])[1:]:
        cells = dict(zip(INDEX_COLUMNS, row, strict=True))
        content = files[cells["file"]]
        yield Attachment(cells["id"], cells["original_name"], cells["media_type"], content, cells["source"])
