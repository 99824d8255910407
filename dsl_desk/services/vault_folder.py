"""The folder of a vault: made beside its place and moved there whole, so that a kill leaves nothing half-made."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dsl_desk.domain.errors import DiskFull, VaultError
from dsl_desk.keys.anchor import ANCHOR_FILE, DEVICE_FILE
from dsl_desk.keys.keyfile import FILE_NAME as KEYS_FILE
from dsl_desk.paths import sync_folder
from dsl_desk.services.erased_list import ERASED_FILE
from dsl_desk.services.moved_folder import restored_beside
from dsl_desk.services.places import require_own_disk
from dsl_desk.store.vault import BEFORE_UPGRADE

VAULT_FILE = "records.vault"

_OURS = (KEYS_FILE, DEVICE_FILE, ANCHOR_FILE, VAULT_FILE, ERASED_FILE, f"records{BEFORE_UPGRADE}.vault")
_HALF_MADE = {name + ending for name in _OURS for ending in ("", ".part", "-journal", ".part-journal")}
"""What a first run or a restore that was killed may leave in the folder beside."""


def drill_room(folder: Path) -> Path:
    """Where copies lie while printed codes are tried on them: beside the vault, encrypted as it is."""
    return folder.with_name(folder.name + ".drill")


def clear_drill_room(folder: Path) -> None:
    """Remove what a drill that was killed left."""
    shutil.rmtree(drill_room(folder), ignore_errors=True)


@contextmanager
def made_whole(folder: Path, aside: Path | None = None) -> Iterator[Path]:
    """Yields the folder to fill; it gets the name `folder` when all went well, and is removed when not.

    What is in `folder` already is moved to `aside` as a whole, once the new one is complete; killed between these two
    moves, `finish_move` makes the second. Raises VaultError when `folder` holds anything and there is no `aside`,
    NoPlaceForRecords, DiskFull when it cannot be made.
    """
    require_own_disk(folder)
    making = folder.with_name(folder.name + ".new")
    with _disk_in_words():
        _clear_the_way(folder, making, aside)
    try:
        with _disk_in_words():
            yield making
            _take_place(folder, making, aside)
            with suppress(OSError):  # it is whole under its name; only a power cut at this moment could undo that
                sync_folder(folder.parent)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise


@contextmanager
def removed_on_error(folder: Path) -> Iterator[None]:
    """For the last step of making a folder that already has its name: a refusal leaves nothing to be refused by."""
    try:
        with _disk_in_words():
            yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _take_place(folder: Path, making: Path, aside: Path | None) -> None:
    if aside is None or not folder.exists():
        making.rename(folder)
        return
    whole = making.rename(restored_beside(folder))
    try:
        folder.rename(aside)
    except OSError:
        shutil.rmtree(whole, ignore_errors=True)
        raise
    whole.rename(folder)


def _clear_the_way(folder: Path, making: Path, aside: Path | None) -> None:
    if folder.exists() and any(folder.iterdir()) and aside is None:
        raise VaultError(
            "This folder is not empty, so no records were made in it and nothing in it has changed. "
            "Choose an empty folder, or open the records that are there."
        )
    for left in (making, restored_beside(folder)):
        if left.exists() and not {entry.name for entry in left.iterdir()} <= _HALF_MADE:
            raise VaultError(
                f"The folder “{left.name}” beside this one holds other things, so no records were made and nothing "
                "has changed. Move it, or choose another folder."
            )
    if folder.exists() and aside is None:
        folder.rmdir()
    for left in (making, restored_beside(folder)):
        shutil.rmtree(left, ignore_errors=True)
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
