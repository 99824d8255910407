"""Making the keys of a vault, opening them, and setting a passphrase.

Every random number comes from `random_bytes`, so that a store marked as a demonstration can be made the same twice.
"""

from __future__ import annotations

import contextlib
import secrets
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

from dsl_desk.domain.errors import VaultError, WrongKey
from dsl_desk.keys.devicesecret import forget_secret, kept_secret, new_secret
from dsl_desk.keys.kdf import DEFAULT, Kdf
from dsl_desk.keys.keyfile import FILE_NAME, KeysFile, check_mac, read_keys, write_keys
from dsl_desk.keys.passphrase import normalised
from dsl_desk.keys.recovery import CODE_BYTES, read_code, write_code
from dsl_desk.keys.sealing import RandomBytes
from dsl_desk.keys.secretstore import SecretStore
from dsl_desk.keys.slots import (
    Lock,
    PrivateHalves,
    Slot,
    SlotKind,
    WayIn,
    lock_slot,
    new_halves,
    new_salt,
    new_slot,
    passphrase_kek,
    recovery_kek,
    seal_data_key,
    unlock_slot,
    unseal_data_key,
)
from dsl_desk.keys.unlocked import Unlocked

RECOVERY_LABEL = "Recovery code"

_DATA_KEY_BYTES = 32
_ID_BYTES = 16
_FIRST_GENERATION = 1


@dataclass(frozen=True, slots=True)
class _NewPassphrase:
    """How a person's slot is to be locked from now on."""

    text: bytes
    kdf: Kdf
    secret_store: SecretStore | None


def ways_in(folder: Path) -> tuple[WayIn, ...]:
    """The slots of the vault in `folder`, in the order they were made; raises as `read_keys`."""
    return tuple(WayIn(slot.id, slot.kind, slot.label) for slot in read_keys(folder).slots)


def create(
    folder: Path,
    store_id: str,
    label: str,
    passphrase: str,
    *,
    kdf: Kdf = DEFAULT,
    secret_store: SecretStore | None = None,
    random_bytes: RandomBytes = secrets.token_bytes,
) -> tuple[Unlocked, str]:
    """Writes the keys file of a new vault: one slot for the person named `label`, one for a recovery code.

    Returns the person's keys and the code to print, which is kept nowhere. Without `secret_store` there is no
    device secret. The caller checks the strength of `passphrase`. Raises VaultError when there are keys already,
    SecretStoreError, DiskFull.
    """
    if (folder / FILE_NAME).exists():
        raise VaultError(
            "There are records in this folder already. They are safe and unchanged. "
            "Open them, or choose another folder."
        )
    data_key = bytearray(random_bytes(_DATA_KEY_BYTES))
    halves = new_halves(random_bytes)
    way = WayIn(random_bytes(_ID_BYTES).hex(), SlotKind.PERSON, label)
    new = _NewPassphrase(normalised(passphrase), kdf, secret_store)
    person = _person_slot(store_id, way, halves, new, random_bytes)
    recovery, code = _recovery_slot(store_id, random_bytes)
    person, recovery = (
        seal_data_key(store_id, slot, _FIRST_GENERATION, data_key, random_bytes) for slot in (person, recovery)
    )
    write_keys(folder, KeysFile(store_id, _FIRST_GENERATION, (person, recovery)), data_key)
    return Unlocked(store_id, _FIRST_GENERATION, person, data_key, halves), code


def open_with_passphrase(
    folder: Path, label: str, passphrase: str, secret_store: SecretStore | None = None
) -> Unlocked:
    """The keys of the person named `label`.

    Raises WrongKey; SecretStoreError when this computer does not hold the slot's device secret; VaultDamaged.
    """
    keys = read_keys(folder)
    slot = _slot_of(keys, label)
    device = slot.lock.device
    device_secret = kept_secret(keys.store_id, device, secret_store) if device else b""
    return open_slot(keys, slot, passphrase_kek(slot.lock, normalised(passphrase), device_secret))


def open_with_recovery(folder: Path, typed: str) -> Unlocked:
    """The keys behind a printed recovery code; needs nothing of this computer.

    Raises InvalidRecord naming the groups that were mistyped, WrongKey when it is another vault's code, VaultDamaged.
    """
    code = read_code(typed)
    keys = read_keys(folder)
    for slot in keys.slots:
        if slot.kind is SlotKind.RECOVERY:
            with contextlib.suppress(WrongKey):
                return open_slot(keys, slot, recovery_kek(slot.lock, code))
    raise WrongKey(
        "That is a recovery code, but not the one for these records. Nothing has changed. "
        "Look for the newest printed sheet for this school."
    )


def set_passphrase(
    folder: Path,
    unlocked: Unlocked,
    slot_id: str,
    passphrase: str,
    *,
    kdf: Kdf = DEFAULT,
    secret_store: SecretStore | None = None,
    random_bytes: RandomBytes = secrets.token_bytes,
) -> Unlocked:
    """Rewrites one person's slot; the database and every other slot stay as they are.

    Their own slot keeps its keys. After a recovery unlock the slot gets new ones, since the old are behind the
    forgotten passphrase: the new public key must then be entered in the journal, signed by `unlocked`. The device
    secret is always new. Raises SecretStoreError, VaultDamaged, DiskFull; the old passphrase then still works.
    """
    keys = read_keys(folder)
    check_mac(keys, unlocked.data_key)
    old = keys.slot(slot_id)
    own = unlocked.slot_id == slot_id
    if not own and (unlocked.kind is SlotKind.PERSON or old.kind is not SlotKind.PERSON):
        raise ValueError("only its holder or a printed code may rewrite a person's slot")
    halves = unlocked.halves.copy() if own else new_halves(random_bytes)
    new = _NewPassphrase(normalised(passphrase), kdf, secret_store)
    slot = _person_slot(keys.store_id, WayIn(old.id, old.kind, old.label), halves, new, random_bytes)
    slot = (
        replace(slot, data_keys=old.data_keys)
        if own
        else seal_data_key(keys.store_id, slot, keys.generation, unlocked.data_key, random_bytes)
    )
    write_keys(folder, keys.with_slot(slot), unlocked.data_key)
    if old.lock.device and secret_store:
        forget_secret(keys.store_id, old.lock.device, secret_store)
    return Unlocked(keys.store_id, keys.generation, slot, bytearray(unlocked.data_key), halves)


def _person_slot(
    store_id: str, way: WayIn, halves: PrivateHalves, new: _NewPassphrase, random_bytes: RandomBytes
) -> Slot:
    device, device_secret = new_secret(store_id, new.secret_store, random_bytes) if new.secret_store else ("", b"")
    lock = Lock(new_salt(random_bytes), new.kdf, device)
    kek = passphrase_kek(lock, new.text, device_secret)
    return lock_slot(store_id, new_slot(way, lock, halves), kek, halves, random_bytes)


def _recovery_slot(store_id: str, random_bytes: RandomBytes) -> tuple[Slot, str]:
    """The slot and the code that opens it."""
    way = WayIn(random_bytes(_ID_BYTES).hex(), SlotKind.RECOVERY, RECOVERY_LABEL)
    code, halves, lock = random_bytes(CODE_BYTES), new_halves(random_bytes), Lock(new_salt(random_bytes))
    slot = new_slot(way, lock, halves)
    return lock_slot(store_id, slot, recovery_kek(lock, code), halves, random_bytes), write_code(code)


def open_slot(keys: KeysFile, slot: Slot, kek: bytes) -> Unlocked:
    """The keys behind `slot`; raises WrongKey when `kek` is not the slot's."""
    halves = unlock_slot(keys.store_id, slot, kek)
    data_key = unseal_data_key(keys.store_id, slot, keys.generation, halves)
    check_mac(keys, data_key)
    return Unlocked(keys.store_id, keys.generation, slot, data_key, halves)


def _slot_of(keys: KeysFile, label: str) -> Slot:
    for slot in keys.slots:
        if slot.kind is SlotKind.PERSON and _folded(slot.label) == _folded(label):
            return slot
    raise WrongKey(
        "Nobody of that name has a passphrase for these records. Nothing has changed. "
        "Check the name, or use the recovery code."
    )


def _folded(label: str) -> str:
    return unicodedata.normalize("NFKC", label).strip().casefold()
