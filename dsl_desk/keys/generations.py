"""Changing the data key: two writes of the keys file, and between them the database is encrypted anew.

First every slot that stays gets the new key beside the old, under the old key's MAC; last the old one is dropped.
Whenever this is interrupted, every slot that stays holds both, exactly one of them opens the database, and the rest
can be done by anybody who unlocks. A slot that is dropped has neither from the first write on.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from dsl_desk.keys.keyfile import check_mac, keys_to_change, read_keys, write_keys
from dsl_desk.keys.sealing import RandomBytes
from dsl_desk.keys.slots import DATA_KEY_BYTES, seal_data_key
from dsl_desk.keys.unlocked import Unlocked


def begin_rekey(
    folder: Path,
    unlocked: Unlocked,
    drop: Collection[str] = (),
    random_bytes: RandomBytes = secrets.token_bytes,
) -> Unlocked:
    """Writes a new data key beside the one in force, without the slots `drop`.

    Returns `unlocked` with the new key as its next. Needs only the slots' public halves. Raises VaultError when a
    change is going on already, VaultDamaged, DiskFull.
    """
    keys = keys_to_change(folder, unlocked.data_key)
    next_key = bytearray(random_bytes(DATA_KEY_BYTES))
    staying = (
        seal_data_key(keys.store_id, slot, keys.generation + 1, next_key, random_bytes)
        for slot in keys.slots
        if slot.id not in drop
    )
    write_keys(folder, replace(keys.with_slots(staying), rekeying=True), unlocked.data_key)
    return replace(unlocked, next_key=next_key)


def finish_rekey(folder: Path, before: Unlocked, after: Unlocked) -> None:
    """Writes the keys file with the new data key alone; the database must open with it.

    `before` proves that nobody else altered the file meanwhile. Raises VaultDamaged, DiskFull.
    """
    keys = read_keys(folder)
    check_mac(keys, before.data_key)
    slots = (
        replace(slot, data_keys=tuple(key for key in slot.data_keys if key.generation == after.generation))
        for slot in keys.slots
    )
    write_keys(folder, replace(keys.with_slots(slots), generation=after.generation, rekeying=False), after.data_key)
