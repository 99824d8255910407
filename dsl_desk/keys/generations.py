"""Changing the data key: two writes of the keys file, and between them the database is encrypted anew.

First every slot that stays gets the next key beside the one in force, and the file a MAC under each; last the old one
is dropped. Wherever this is interrupted, every slot that stays holds both, exactly one of them opens the database,
and the rest can be done by anybody who unlocks. A slot that is dropped is gone from the first write on.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from dsl_desk.keys.keyfile import check_mac, read_keys, write_keys
from dsl_desk.keys.sealing import RandomBytes
from dsl_desk.keys.slots import DATA_KEY_BYTES, seal_data_key, unseal_data_key
from dsl_desk.keys.unlocked import Unlocked


def is_rekeying(folder: Path) -> bool:
    """Whether a change of the key has been begun and not finished. Raises as `read_keys`."""
    return bool(read_keys(folder).next_mac)


def begin_rekey(
    folder: Path,
    unlocked: Unlocked,
    drop: Collection[str] = (),
    random_bytes: RandomBytes = secrets.token_bytes,
) -> Unlocked:
    """Writes a next data key beside the one in force, without the slots `drop`, or goes on with one that is there.

    Returns `unlocked` with the next key; as it is, where it is that of the database already. Needs only the slots'
    public halves. Raises VaultDamaged, DiskFull.
    """
    keys = read_keys(folder)
    check_mac(keys, unlocked.data_key)
    following = unlocked.generation + 1
    if unlocked.next_key or keys.generation != unlocked.generation:
        return unlocked
    if keys.next_mac:
        slot = keys.slot(unlocked.slot_id)
        return replace(unlocked, next_key=unseal_data_key(keys.store_id, slot, following, unlocked.halves))
    next_key = bytearray(random_bytes(DATA_KEY_BYTES))
    staying = (
        seal_data_key(keys.store_id, slot, following, next_key, random_bytes)
        for slot in keys.slots
        if slot.id not in drop
    )
    write_keys(folder, keys.with_slots(staying), unlocked.data_key, next_key)
    return replace(unlocked, next_key=next_key)


def finish_rekey(folder: Path, unlocked: Unlocked) -> None:
    """Writes the keys file with this data key alone, which opens the database. Raises VaultDamaged, DiskFull."""
    copy_keys(folder, unlocked, folder)


def copy_keys(folder: Path, unlocked: Unlocked, to: Path) -> None:
    """Writes to the folder `to` the keys file of `folder` with this data key alone; the same where there is one.

    For a backup, whose key comes from this data key even while a change waits. Raises VaultDamaged, DiskFull.
    """
    keys = read_keys(folder)
    check_mac(keys, unlocked.data_key)
    slots = (
        replace(slot, data_keys=tuple(key for key in slot.data_keys if key.generation == unlocked.generation))
        for slot in keys.slots
    )
    write_keys(to, replace(keys.with_slots(slots), generation=unlocked.generation), unlocked.data_key)
