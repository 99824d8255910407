"""The receiver's ledger as a file: read, and changed by one person at a time, in one step or not at all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import BinaryIO

from dsl_desk.bundle.ledger import AcceptedRoot, KeyCheck, Ledger, Order, Received, Root, decode_ledger, read_root
from dsl_desk.domain.errors import BundleError, DiskFull, Unreadable, VaultError
from dsl_desk.keys.files import replace_file

__all__ = [
    "STAYS_ACCEPTED",
    "AcceptedRoot",
    "KeyCheck",
    "Ledger",
    "Root",
    "accept_root",
    "drop_root",
    "enter_bundle",
    "give_up_root",
    "load_root",
    "read_ledger",
    "replace_root",
]

STAYS_ACCEPTED = (
    "What says that it was signed before that day is still accepted. That time is the signer’s own claim, and a "
    "thief can set it back: ask the school about any bundle that you did not have before."
)

if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # tries for ten seconds

else:
    import fcntl

    def _take(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)


def read_ledger(file: Path) -> Ledger:
    """What it holds; nothing where there is no file yet. Raises Unreadable."""
    try:
        return decode_ledger(file.read_bytes())
    except FileNotFoundError:
        return Ledger()
    except OSError as error:
        raise Unreadable(
            f"The ledger {file.name} cannot be opened, so the bundle was not looked at. Check that you may read it."
        ) from error


def load_root(file: Path) -> Root:
    """The root certificate in `file`; raises Unreadable."""
    try:
        return read_root(file.read_bytes())
    except OSError as error:
        raise Unreadable(f"{file.name} cannot be opened. Nothing was changed. Check that it is there.") from error


def accept_root(file: Path, root: Root, heard: str, check: KeyCheck) -> Ledger:
    """Enter a school's root as accepted, its words as they were heard compared with the certificate's.

    Raises InvalidRecord, Unreadable, BundleError or DiskFull.
    """
    return _change(file, lambda ledger: ledger.accepting(root, heard, check))


def give_up_root(file: Path, key_sha256: str, until: date, check: KeyCheck) -> Ledger:
    """Accept under this key only what was signed before the day `until`, when the school gave it up.

    Raises InvalidRecord, Unreadable, BundleError or DiskFull.
    """
    return _change(file, lambda ledger: ledger.giving_up(key_sha256, until, check))


def replace_root(file: Path, old_sha256: str, until: date, new: Root, heard: str, check: KeyCheck) -> Ledger:
    """Accept `new` by its words as they were heard, and give up the old key, in one step or not at all."""
    return _change(file, lambda ledger: ledger.accepting(new, heard, check).giving_up(old_sha256, until, check))


def drop_root(file: Path, key_sha256: str) -> Ledger:
    """Accept nothing under this key, whenever it was signed: it never was the school's."""
    return _change(file, lambda ledger: ledger.without(key_sha256))


def enter_bundle(file: Path, new: Received) -> Order:
    """Enter a bundle once, and say where it stands among those that came before."""
    orders: list[Order] = []

    def entering(ledger: Ledger) -> Ledger:
        changed, order = ledger.entering(new)
        orders.append(order)
        return changed

    _change(file, entering)
    return orders[0]


def _change(file: Path, change: Callable[[Ledger], Ledger]) -> Ledger:
    with _alone(file):
        before = read_ledger(file)
        after = change(before)
        if after != before:
            _write(file, after)
        return after


def _write(file: Path, ledger: Ledger) -> None:
    try:
        replace_file(file, ledger.encode())
    except DiskFull:
        raise
    except VaultError as error:
        raise _not_written(file) from error


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Nobody else changes the ledger meanwhile; the system lets go when the process ends, however it ends."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock = file.with_name(f"{file.name}.lock").open("ab")
    except OSError as error:
        raise _not_written(file) from error
    with lock:
        try:
            _take(lock)
        except OSError as error:
            raise _not_written(file) from error
        yield


def _not_written(file: Path) -> BundleError:
    return BundleError(
        f"The ledger {file.name} cannot be written, so nothing was entered. What it held before is safe. Check that "
        "you may write to its folder and that nobody else is using it, then try again."
    )
