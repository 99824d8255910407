"""Sealing a bundle: sign the report that was previewed, sign the sums, encrypt, and only then give it its name."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from dsl_desk.bundle.howto import how_to_check
from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.layout import BUNDLE_NAME, FILES, HOW_TO, PAYLOAD, REPORT, SEAL, SUMS, sums
from dsl_desk.bundle.payload import Payload
from dsl_desk.bundle.signing import sign_report, sign_sums, to_second
from dsl_desk.bundle.stored_zip import FILE_MODE, pieces, stored_zip
from dsl_desk.domain.errors import BundleError, DiskFull

Progress = Callable[[int, int], None]
"""Called with bytes written and bytes in all; raise from it to cancel."""

Entries = list[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Sealed:
    """A finished bundle that has not got its name yet. `report` is the signed PDF, for the school to keep."""

    part: Path
    target: Path
    payload_sha256: str
    sums_sha256: str
    report: bytes = field(repr=False)

    def publish(self) -> None:
        """Give the bundle its name, for good: also if the power fails the next moment. Raises BundleError."""
        try:
            _refuse_to_replace(self.target)
            self.part.replace(self.target)
            _settle(self.target.parent)
        except OSError as error:
            raise BundleError(
                f"The bundle could not get its name, {self.target.name}. Your records are safe. "
                "Check that the folder is still there, then make the bundle again."
            ) from error

    def discard(self) -> None:
        """Leave nothing behind."""
        self.part.unlink(missing_ok=True)


def seal_bundle(
    folder: Path,
    preview: bytes,
    payload: Payload,
    identity: SchoolIdentity,
    passphrase: str | None,
    moment: datetime,
    progress: Progress = lambda done, total: None,
) -> Sealed:
    """Write the bundle into `folder` under a name ending in .part, durably.

    `preview` is the report as the person saw it; `passphrase` is None only for a channel that itself encrypts;
    `moment` becomes the signing time. Raises DiskFull or BundleError in plain words. Whatever is raised, also from
    `progress`, no file stays behind; nothing but the finished zip ever touches the disk.
    """
    assert BUNDLE_NAME.fullmatch(payload.bundle), "a bundle's name names nobody"
    secret = _encoded(passphrase)
    target = folder / f"{payload.bundle}.zip"
    files = _signed_files(preview, payload, identity, to_second(moment))
    sums_sha256 = sha256(files[SUMS]).hexdigest()
    sealed = Sealed(folder / f"{target.name}.part", target, payload.sha256, sums_sha256, files[REPORT])
    entries = [(f"{payload.bundle}/{name}", files[name]) for name in FILES]
    with _plain_words(folder):
        _refuse_to_replace(target)
        try:
            _write(sealed.part, entries, secret, progress)
        except BaseException:
            sealed.discard()
            raise
    return sealed


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
    files = {
        REPORT: sign_report(preview, identity, moment),
        PAYLOAD: payload.content,
        HOW_TO: how_to_check(payload.bundle, moment),
    }
    files[SUMS] = sums(files)
    files[SEAL] = sign_sums(files[SUMS], identity, moment)
    return files


def _write(part: Path, entries: Entries, secret: bytes | None, progress: Progress) -> None:
    part.unlink(missing_ok=True)  # what a killed export of the same number left
    descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "w+b") as file:
        if secret is None:
            _copy(file, entries, progress)
        else:
            _encrypt(file, entries, secret, progress)
        file.flush()
        os.fsync(file.fileno())


def _copy(file: BinaryIO, entries: Entries, progress: Progress) -> None:
    total = sum(len(content) for _, content in entries)
    for piece in stored_zip(entries):
        file.write(piece)
        progress(min(file.tell(), total), total)


def _encrypt(file: BinaryIO, entries: Entries, secret: bytes, progress: Progress) -> None:
    """Write `entries` as WinZip AE-2 with AES-256, in the form that `read_directory` insists on."""
    import pyzipper

    total = sum(len(content) for _, content in entries)
    archive = pyzipper.AESZipFile(file, "w", pyzipper.ZIP_STORED, encryption=pyzipper.WZ_AES)
    archive.setpassword(secret)
    try:
        for name, content in entries:
            entry = archive.zipinfo_cls(name)
            entry.create_system, entry.external_attr = 3, FILE_MODE << 16
            with archive.open(entry, "w") as member:
                for piece in pieces(content):
                    member.write(piece)
                    progress(min(file.tell(), total), total)
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
