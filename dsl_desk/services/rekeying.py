"""Changing the key of the records, so that what somebody who lost their way in may still hold opens nothing here.

It can be interrupted anywhere (keys/generations.py): whoever unlocks next has it finished.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from pathlib import Path

from dsl_desk.domain.errors import DiskFull, VaultDamaged, VaultError
from dsl_desk.domain.event import Event, Happening
from dsl_desk.domain.school import Person
from dsl_desk.keys.generations import begin_rekey, finish_rekey, is_rekeying
from dsl_desk.keys.keyfile import read_keys
from dsl_desk.keys.unlocked import Unlocked, wiped
from dsl_desk.services.desk import Desk
from dsl_desk.services.vault_folder import VAULT_FILE
from dsl_desk.store import records
from dsl_desk.store.copying import Progress, quietly
from dsl_desk.store.rekey import Change, prove_rekeyed, rekey
from dsl_desk.store.vault import Vault, copy_before_upgrade

_NOT_FINISHED = (
    "Somebody's way in was taken away, but the key of the records could not be changed yet, because the disk is full "
    "or cannot be written to. Your records are safe. Free some space, then try again; or the next unlock finishes it."
)
_UNREADABLE = (
    "Part of the records file cannot be read any more, so its key could not be changed. What you can open is as it "
    "was saved. Keep the folder as it is, look for the newest backup, and tell whoever looks after your computers "
    "today."
)


def open_fitting(path: Path, keys: Unlocked, device: str) -> tuple[Vault, Unlocked]:
    """The vault, and the keys that opened it: those in force, or the next where a change was interrupted.

    Raises as Vault.open.
    """
    try:
        with wiped(keys.db_key()) as key:
            return Vault.open(path, key, device), keys
    except VaultDamaged:
        following = keys.following()
        if following is None:
            raise
        keys.wipe()
        with wiped(following.db_key()) as key:
            return Vault.open(path, key, device), following


def change_key(desk: Desk, progress: Progress, drop: Collection[str] = ()) -> None:
    """Encrypt the records under a new key, which every way in gets but those in `drop`.

    Goes on with a change that was interrupted. Raises VaultDamaged when a page cannot be read or the result does not
    pass its check; then both keys are kept. Raises DiskFull; trying again, or the next unlock, goes on.
    """
    folder = desk.vault_folder
    progress("Preparing the new key", 0.0)
    try:
        desk.keys = begin_rekey(folder, desk.keys, drop, desk.random_bytes)
        _encrypt_anew(desk, progress)
        with desk.deed() as deed:
            deed.note(Event(desk.vault.identity.id, Happening.REKEYED))
        finish_rekey(folder, desk.keys)
    except VaultDamaged:
        raise
    except VaultError as error:
        raise DiskFull(_NOT_FINISHED) from error
    with contextlib.suppress(OSError):
        copy_before_upgrade(folder / VAULT_FILE).unlink()  # it opens with the old key
    progress("The key is changed", 1.0)


def finish_change(desk: Desk, progress: Progress = quietly) -> None:
    """What an interruption left to do, if anything, before any other change of a way in. Raises as `change_key`."""
    left_behind = _left_behind(desk)
    if left_behind or is_rekeying(desk.vault_folder):
        change_key(desk, progress, left_behind)


def finish_change_if_possible(desk: Desk) -> None:
    """As `finish_change`, at unlocking: a disk that is full or fails keeps nobody out, and the person is told."""
    try:
        finish_change(desk)
    except (DiskFull, VaultDamaged) as error:
        desk.notices.append(str(error))


def replace_ways(desk: Desk, old: Collection[str]) -> None:
    """Change the key without the ways in `old`, whose successors somebody is about to be shown.

    Raises DiskFull or VaultDamaged while the old ones still open. Once they do not, the successors must be shown:
    what is left to do is among the notices then.
    """
    try:
        change_key(desk, quietly, old)
    except (DiskFull, VaultDamaged) as error:
        if any(slot.id in old for slot in read_keys(desk.vault_folder).slots):
            raise
        desk.notices.append(str(error))


def _encrypt_anew(desk: Desk, progress: Progress) -> None:
    """And prove it. Raises VaultDamaged; what is typed then can be saved all the same."""
    before, file, held = desk.keys, desk.vault_folder / VAULT_FILE, None
    try:
        if before.next_key:
            progress("Changing the key. The window stands still for some seconds", 0.1)
            held = rekey(desk.vault, Change(file, before.db_key, before.next_db_key))
            desk.keys = before.following() or before
            before.wipe()
        prove_rekeyed(desk.vault, held, progress)
    except VaultDamaged as error:
        with wiped(desk.keys.db_key()) as key:
            desk.vault.reopen(file, key)
        raise VaultDamaged(_UNREADABLE) from error


def _left_behind(desk: Desk) -> tuple[str, ...]:
    """Ways in whose holder has left: taking them away was interrupted before the keys file was written."""
    ways = (records.current(desk.connection, Person, slot.id) for slot in read_keys(desk.vault_folder).slots)
    return tuple(person.id for person in ways if person and person.left)
