"""Small files beside the vault: read with a cap, replaced so that a crash leaves the old one or the new one."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from dsl_desk.domain.errors import DiskFull, VaultError
from dsl_desk.paths import sync_folder

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT}


def read_file(path: Path, largest: int) -> bytes | None:
    """The content of `path`, at most one byte more than `largest`; None when there is no such file.

    Raises VaultError when it is there and cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(largest + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise VaultError(
            f"The file “{path.name}” beside the records cannot be read. Nothing has been changed. "
            "Ask IT whether this account may read the folder, then try again."
        ) from error


def replace_file(path: Path, content: bytes) -> None:
    """Puts `content` at `path` in one step: temporary file in the same folder, fsync, rename, fsync of the folder.

    Only this account may read it (0600). Raises DiskFull, or VaultError when the folder cannot be written to;
    the old file is then still there.
    """
    part = path.with_name(path.name + ".part")
    try:
        before = path.read_bytes() if path.exists() else None
        part.unlink(missing_ok=True)  # left by a crash
        _write(part, content)
        part.replace(path)
        try:
            sync_folder(path.parent)
        except OSError:
            _put_back(path, part, before)
            raise
    except OSError as error:
        if error.errno in _NO_SPACE:
            raise DiskFull from error
        raise VaultError(
            f"The file “{path.name}” beside the records cannot be written. What was saved before is safe. "
            "Ask IT whether this account may write to the folder, then try again."
        ) from error


def _put_back(path: Path, part: Path, before: bytes | None) -> None:
    """What was refused must not be in force: a passphrase that could not be set opens nothing."""
    if before is None:
        path.unlink()
    else:
        _write(part, before)
        part.replace(path)


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(descriptor)
