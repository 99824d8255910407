"""Changing one way in: the database and every other slot stay as they are."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from dsl_desk.keys.devicesecret import forget_secret
from dsl_desk.keys.kdf import DEFAULT, Kdf
from dsl_desk.keys.keyfile import keys_to_change, write_keys
from dsl_desk.keys.new_slots import NewPassphrase, new_way, person_slot, recovery_slot
from dsl_desk.keys.sealing import RandomBytes
from dsl_desk.keys.secretstore import SecretStore
from dsl_desk.keys.slots import Slot, SlotKind, WayIn, new_halves, seal_data_key
from dsl_desk.keys.unlocked import Unlocked


def new_person(
    folder: Path, unlocked: Unlocked, label: str, new: NewPassphrase, random_bytes: RandomBytes = secrets.token_bytes
) -> Slot:
    """A slot for the person named `label`, which `add_slot` puts into the keys file.

    Its signing key must be entered in the journal, signed by `unlocked`. Raises InvalidRecord, VaultDamaged.
    """
    keys = keys_to_change(folder, unlocked.data_key)
    halves = new_halves(random_bytes)
    slot = person_slot(keys.store_id, new_way(SlotKind.PERSON, label, random_bytes), halves, new, random_bytes)
    halves.wipe()
    return seal_data_key(keys.store_id, slot, keys.generation, unlocked.data_key, random_bytes)


def add_slot(folder: Path, unlocked: Unlocked, slot: Slot, known: Collection[str]) -> None:
    """Writes the keys file with `slot`. A person's slot whose id is not `known` was left by an interruption and goes.

    Raises VaultError when there are sixteen slots, VaultDamaged, DiskFull; the keys file is then unchanged.
    """
    keys = keys_to_change(folder, unlocked.data_key)
    staying = (each for each in keys.slots if each.kind is not SlotKind.PERSON or each.id in known)
    write_keys(folder, keys.with_slots([*staying, slot]), unlocked.data_key)


def new_recovery(
    folder: Path, unlocked: Unlocked, random_bytes: RandomBytes = secrets.token_bytes
) -> tuple[Slot, str]:
    """A slot for a new recovery code, which `put_printed` brings into force, and the code, which is kept nowhere.

    Its signing key must be entered in the journal, signed by `unlocked`. Raises VaultDamaged.
    """
    keys = keys_to_change(folder, unlocked.data_key)
    slot, code = recovery_slot(keys.store_id, random_bytes)
    return seal_data_key(keys.store_id, slot, keys.generation, unlocked.data_key, random_bytes), code


def put_printed(
    folder: Path, unlocked: Unlocked, kind: SlotKind, slots: Collection[Slot], beside: Collection[str] = ()
) -> None:
    """Writes the keys file with these slots of a kind, and of the others of that kind those with an id in `beside`.

    The codes of what is left out open nothing here then. Raises VaultError when there are more than sixteen slots,
    VaultDamaged, DiskFull; the keys file is then unchanged.
    """
    keys = keys_to_change(folder, unlocked.data_key)
    staying = (slot for slot in keys.slots if slot.kind is not kind or slot.id in beside)
    write_keys(folder, keys.with_slots([*staying, *slots]), unlocked.data_key)


def rename(folder: Path, unlocked: Unlocked, slot_id: str, label: str) -> None:
    """Writes another name on a slot; needs nobody's passphrase. Raises VaultDamaged, DiskFull."""
    keys = keys_to_change(folder, unlocked.data_key)
    write_keys(folder, keys.with_slot(replace(keys.slot(slot_id), label=label)), unlocked.data_key)


def set_passphrase(
    folder: Path,
    unlocked: Unlocked,
    slot_id: str,
    passphrase: str,
    *,
    kdf: Kdf = DEFAULT,
    secret_store: SecretStore | None = None,
    given: bool = False,
    random_bytes: RandomBytes = secrets.token_bytes,
) -> Unlocked:
    """Rewrites one person's slot; the database and every other slot stay as they are.

    Their own slot keeps its keys. After a recovery unlock the slot gets new ones, since the old are behind the
    forgotten passphrase: the new public key must then be entered in the journal, signed by `unlocked`. The device
    secret is always new. Raises SecretStoreError, VaultDamaged, DiskFull; the old passphrase then still works.
    """
    keys = keys_to_change(folder, unlocked.data_key)
    old = keys.slot(slot_id)
    own = unlocked.slot_id == slot_id
    if not own and (unlocked.kind is SlotKind.PERSON or old.kind is not SlotKind.PERSON):
        raise ValueError("only its holder or a printed code may rewrite a person's slot")
    halves = unlocked.halves.copy() if own else new_halves(random_bytes)
    new = NewPassphrase(passphrase, kdf, secret_store, given)
    slot = person_slot(keys.store_id, WayIn(old.id, old.kind, old.label), halves, new, random_bytes)
    slot = (
        replace(slot, data_keys=old.data_keys)
        if own
        else seal_data_key(keys.store_id, slot, keys.generation, unlocked.data_key, random_bytes)
    )
    write_keys(folder, keys.with_slot(slot), unlocked.data_key)
    if old.lock.device and secret_store:
        forget_secret(keys.store_id, old.lock.device, secret_store)
    return Unlocked(keys.store_id, keys.generation, slot, bytearray(unlocked.data_key), halves)
