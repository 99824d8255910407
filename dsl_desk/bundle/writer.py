"""Sealing a bundle: sign the report that was previewed, sign the sums, encrypt, and only then give it its name."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from dsl_desk.bundle.howto import how_to_check
from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.layout import BUNDLE_NAME, FILES, FIRST_FILES, HOW_TO, PAYLOAD, REPORT, SEAL, SUMS, sums_of
from dsl_desk.bundle.payload import Payload
from dsl_desk.bundle.signing import sign_report, sign_sums, to_second
from dsl_desk.bundle.stored_zip import FILE_MODE, Content, pieces, size_of, stored_zip
from dsl_desk.bundle.validity import refuse_out_of_time
from dsl_desk.domain.errors import BundleError, DiskFull

Progress = Callable[[int, int], None]
"""Called with bytes written and bytes in all; raise from it to cancel."""

Entries = list[tuple[str, Content]]


@dataclass(frozen=True, slots=True)
class Sealed:
    """A finished bundle that has not got its name yet. `report` is the signed PDF, for the school to keep.

    `apart` is the second zip, with the payload alone, of a bundle that is too large for one message.
    """

    target: Path
    payload_sha256: str
    sums_sha256: str
    report: bytes = field(repr=False)
    apart: Path | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """The zips by their final names; the one that the bundle is known by comes last."""
        return (self.apart, self.target) if self.apart else (self.target,)

    def publish(self) -> None:
        """Give the bundle its name, for good: also if the power fails the next moment. Raises BundleError."""
        named: list[Path] = []
        try:
            for file in self.files:
                _refuse_to_replace(file)
            for file in self.files:
                part_of(file).replace(file)
                named.append(file)
            _settle(self.target.parent)
        except OSError as error:
            for file in named:
                file.unlink(missing_ok=True)
            raise BundleError(
                f"The bundle could not get its name, {self.target.name}. Your records are safe. "
                "Check that the folder is still there, then make the bundle again."
            ) from error

    def discard(self) -> None:
        """Leave nothing behind of what has no name yet."""
        for file in self.files:
            part_of(file).unlink(missing_ok=True)


def part_of(file: Path) -> Path:
    """Where a zip is written before it has its name."""
    return file.with_name(f"{file.name}.part")


def seal_bundle(
    folder: Path,
    preview: bytes,
    payload: Payload,
    identity: SchoolIdentity,
    passphrase: str | None,
    moment: datetime,
    progress: Progress = lambda done, total: None,
    *,
    apart: bool = False,
) -> Sealed:
    """Write the bundle into `folder` under names ending in .part, durably.

    `preview` is the report as the person saw it; `passphrase` is None only for a channel that itself encrypts;
    `moment` becomes the signing time. `apart` puts the payload into a zip of its own, for a recipient who takes no
    message as large as the whole. Raises DiskFull, or BundleError in plain words: KeyNotInTime
    where the leaf is not valid at `moment`. Whatever is raised, also from `progress`, no file stays behind; nothing
    but the finished zips ever touches the disk.
    """
    assert BUNDLE_NAME.fullmatch(payload.bundle), "a bundle's name names nobody"
    refuse_out_of_time(identity, moment)
    secret = _encoded(passphrase)
    files = _signed_files(preview, payload, identity, to_second(moment))
    sealed = Sealed(
        folder / f"{payload.bundle}.zip",
        payload.sha256,
        sha256(files[SUMS]).hexdigest(),
        files[REPORT],
        folder / f"{payload.bundle}-payload.zip" if apart else None,
    )
    with _plain_words(folder):
        for target in sealed.files:
            _refuse_to_replace(target)
        try:
            _write(_zips(sealed, {**files, PAYLOAD: payload.parts}, payload.bundle), secret, progress)
        except BaseException:
            sealed.discard()
            raise
    return sealed


def _zips(sealed: Sealed, files: dict[str, Content], bundle: str) -> dict[Path, Entries]:
    """What goes into each zip; together they unpack to the one folder of five files."""
    entries = {name: (f"{bundle}/{name}", files[name]) for name in FILES}
    if sealed.apart is None:
        return {part_of(sealed.target): list(entries.values())}
    return {
        part_of(sealed.apart): [entries[PAYLOAD]],
        part_of(sealed.target): [entries[name] for name in FIRST_FILES],
    }


def _encoded(passphrase: str | None) -> bytes | None:
    """Programs disagree on how to encode other letters (7-Zip, Explorer and pyzipper differ)."""
    if passphrase is None:
        return None
    if not passphrase.strip() or not (passphrase.isascii() and passphrase.isprintable()):
        raise BundleError(
            "The passphrase of a bundle must be made of plain letters, digits and spaces. Nothing was written. "
            "Use the six words that were offered."
        )
    return passphrase.encode("ascii")


def _signed_files(preview: bytes, payload: Payload, identity: SchoolIdentity, moment: datetime) -> dict[str, bytes]:
    """All but the payload, whose hash is known."""
    files = {REPORT: sign_report(preview, identity, moment), HOW_TO: how_to_check(payload.bundle, moment)}
    hashes = {name: sha256(content).hexdigest() for name, content in files.items()}
    files[SUMS] = sums_of({**hashes, PAYLOAD: payload.sha256})
    files[SEAL] = sign_sums(files[SUMS], identity, moment)
    return files


def _write(zips: dict[Path, Entries], secret: bytes | None, progress: Progress) -> None:
    sizes = {part: sum(size_of(content) for _, content in entries) for part, entries in zips.items()}
    total, before = sum(sizes.values()), 0
    for part, entries in zips.items():
        part.unlink(missing_ok=True)  # what a killed export of the same number left
        descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "w+b") as file:
            written = partial(_tell, progress, before, sizes[part], total)
            if secret is None:
                _copy(file, entries, written)
            else:
                _encrypt(file, entries, secret, written)
            file.flush()
            os.fsync(file.fileno())
        before += sizes[part]


def _tell(progress: Progress, before: int, size: int, total: int, position: int) -> None:
    """`position` in this zip counts its headers too."""
    progress(before + min(position, size), total)


def _copy(file: BinaryIO, entries: Entries, written: Callable[[int], None]) -> None:
    for piece in stored_zip(entries):
        file.write(piece)
        written(file.tell())


def _encrypt(file: BinaryIO, entries: Entries, secret: bytes, written: Callable[[int], None]) -> None:
    """Write `entries` as WinZip AE-2 with AES-256, in the form that `read_directory` insists on."""
    import pyzipper

    archive = pyzipper.AESZipFile(file, "w", pyzipper.ZIP_STORED, encryption=pyzipper.WZ_AES)
    archive.setpassword(secret)
    try:
        for name, content in entries:
            entry = archive.zipinfo_cls(name)
            entry.create_system, entry.external_attr = 3, FILE_MODE << 16
            with archive.open(entry, "w") as member:
                for piece in pieces(content):
                    member.write(piece)
                    written(file.tell())
        archive.close()
    except BaseException:
        archive.fp = None  # or its destructor would write once more, to a closed file or a full disk
        raise


def _refuse_to_replace(target: Path) -> None:
    if target.exists():
        raise BundleError(
            f"{target.name} is already in that folder and was left as it is. Choose another folder, or move it first."
        )


@contextmanager
def _plain_words(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise DiskFull(
                "The bundle was not made because the disk is full. Your records are safe and nothing was left there. "
                "Free some space or choose another folder, then sign again."
            ) from error
        raise BundleError(
            f"The bundle could not be written to {folder}. Your records are safe and nothing was left there. "
            "Choose a folder you can write to, then sign again."
        ) from error


def _settle(folder: Path) -> None:
    """Make the new name durable. Windows has no such call: there NTFS journals the rename."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
