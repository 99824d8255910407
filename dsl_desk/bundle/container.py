"""The five files of a bundle as they came: one zip, two zips or an unpacked folder. None of it is trusted."""

from __future__ import annotations

import os
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from dsl_desk.bundle.layout import BUNDLE_NAME, FILES, FIRST_FILES, MOST_BYTES, PAYLOAD
from dsl_desk.bundle.stored_zip import Entry, read_directory
from dsl_desk.domain.errors import Tampered, Unreadable

Entries = tuple[Entry, ...]
Files = dict[str, bytes]

_PARTS = {tuple(f"/{name}" for name in names): names for names in (FILES, FIRST_FILES, (PAYLOAD,))}
"""What one zip may hold: names as they follow the folder's -> names."""

_NOT_FIVE = (
    "This does not hold exactly the five files of a bundle, and nothing else. Ask the school to send it again."
)
_TOO_BIG = "A file in this bundle is larger than any bundle's. It was not opened. Ask the school to send it again."
_NOT_A_PAIR = "These two zips are not the two parts of one bundle. Give both parts of the same bundle."
_HALF = "This is one of the two zips that this bundle came in. Give both of them; if one is missing, ask the school."


def read_files(path: Path, passphrase: str | None, apart: Path | None = None) -> tuple[str, Files]:
    """The name of the folder in the zip (empty for an unpacked folder) and the five files by name.

    `apart` is the other zip of a bundle that came in two, in any order. Raises Unreadable or Tampered. Nothing is
    written to disk, and no more is taken in than a bundle can hold.
    """
    if apart is None:
        folder, files = _read(path, passphrase)
        if tuple(files) in (FIRST_FILES, (PAYLOAD,)):
            raise Tampered(_HALF)
        return folder, files
    (folder, files), (other_folder, more) = _read(path, passphrase), _read(apart, passphrase)
    if folder != other_folder or {tuple(files), tuple(more)} != {FIRST_FILES, (PAYLOAD,)}:
        raise Tampered(_NOT_A_PAIR)
    return folder, files | more


def _read(path: Path, passphrase: str | None) -> tuple[str, Files]:
    try:
        if path.is_dir():
            return "", _read_folder(path)
        with open(path, "rb", opener=_opener) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise Unreadable
            return _read_zip(file, passphrase)
    except OSError as error:
        raise Unreadable(f"{path.name} cannot be opened. Check that it is there and that you may read it.") from error


def _opener(path: str, flags: int) -> int:
    """A pipe with nobody at its other end must not hold us up."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _read_folder(folder: Path) -> Files:
    found = sorted(folder.iterdir())
    if sorted(item.name for item in found) != sorted(FILES):
        raise Tampered(_NOT_FIVE)
    if any(item.is_symlink() or not item.is_file() for item in found):
        raise Tampered(_NOT_FIVE)
    return {name: _read_capped(folder / name, MOST_BYTES[name]) for name in FILES}


def _read_capped(path: Path, most: int) -> bytes:
    if path.stat().st_size > most:
        raise Tampered(_TOO_BIG)
    with path.open("rb") as file:
        return file.read(most)


def _read_zip(file: BinaryIO, passphrase: str | None) -> tuple[str, Files]:
    entries = read_directory(file)
    folder = entries[0].name.partition("/")[0] if entries else ""
    names = _PARTS.get(tuple(entry.name.removeprefix(folder) for entry in entries))
    if names is None:
        raise Tampered(_NOT_FIVE)
    if not BUNDLE_NAME.fullmatch(folder) or len({entry.encrypted for entry in entries}) != 1:
        raise Tampered
    if any(entry.size > MOST_BYTES[name] for name, entry in zip(names, entries, strict=True)):
        raise Tampered(_TOO_BIG)
    read = _decrypted if entries[0].encrypted else _plain
    return folder, dict(zip(names, read(file, entries, passphrase), strict=True))


def _plain(file: BinaryIO, entries: Entries, _passphrase: str | None) -> Iterator[bytes]:
    for entry in entries:
        file.seek(entry.offset)
        content = file.read(entry.size)
        if zlib.crc32(content) != entry.crc:
            raise Tampered
        yield content


def _decrypted(file: BinaryIO, entries: Entries, passphrase: str | None) -> Iterator[bytes]:
    from dsl_desk.bundle.ae2 import WrongPassphrase, unlocked

    if not passphrase:
        raise Unreadable("This bundle is locked. Enter the passphrase the school gave you by phone.")
    secret = passphrase.encode("utf-8", "replace")
    for entry in entries:
        try:
            yield unlocked(file, entry, secret)
        except WrongPassphrase as error:
            if entry is not entries[0]:
                raise Tampered from error
            raise Unreadable(
                "That passphrase does not open this bundle. Nothing has changed. "
                "Check the words with the school by phone and try again."
            ) from error
