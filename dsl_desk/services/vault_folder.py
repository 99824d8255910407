"""The folder of a vault: made beside its place and moved there whole, so that a kill leaves nothing half-made."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dsl_desk.domain.errors import DiskFull, VaultError
from dsl_desk.keys.anchor import DEVICE_FILE
from dsl_desk.keys.keyfile import FILE_NAME as KEYS_FILE

VAULT_FILE = "records.vault"

_HALF_MADE = {name + ending for name in (KEYS_FILE, DEVICE_FILE, VAULT_FILE) for ending in ("", ".part", "-journal")}
"""What a first run that was killed may leave in the folder beside."""


@contextmanager
def made_whole(folder: Path) -> Iterator[Path]:
    """Yields the folder to fill; it gets the name `folder` when all went well, and is removed when not.

    Raises VaultError when `folder` holds anything, DiskFull when it cannot be made.
    """
    making = folder.with_name(folder.name + ".new")
    with _disk_in_words():
        _clear_the_way(folder, making)
    try:
        with _disk_in_words():
            yield making
            making.rename(folder)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise


def _clear_the_way(folder: Path, making: Path) -> None:
    if folder.exists() and any(folder.iterdir()):
        raise VaultError(
            "This folder is not empty, so no records were made in it and nothing in it has changed. "
            "Choose an empty folder, or open the records that are there."
        )
    if making.exists() and not {entry.name for entry in making.iterdir()} <= _HALF_MADE:
        raise VaultError(
            f"The folder “{making.name}” beside this one holds other things, so no records were made and nothing has "
            "changed. Move it, or choose another folder."
        )
    if folder.exists():
        folder.rmdir()
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(mode=0o700, parents=True)


@contextmanager
def _disk_in_words() -> Iterator[None]:
    try:
        yield
    except (OSError, DiskFull) as error:
        raise DiskFull(
            "The records could not be made here because the folder cannot be written to or the disk is full. "
            "Nothing is lost. Choose another folder."
        ) from error
