"""Opening a vault's keys, by name and passphrase or by the recovery code."""

from __future__ import annotations

import contextlib
import unicodedata
from pathlib import Path

from dsl_desk.domain.errors import WrongKey
from dsl_desk.keys.devicesecret import kept_secret
from dsl_desk.keys.keyfile import KeysFile, check_mac, read_keys
from dsl_desk.keys.passphrase import normalised
from dsl_desk.keys.recovery import read_code
from dsl_desk.keys.secretstore import SecretStore
from dsl_desk.keys.slots import Slot, SlotKind, WayIn, passphrase_kek, recovery_kek, unlock_slot, unseal_data_key
from dsl_desk.keys.unlocked import Unlocked


def ways_in(folder: Path) -> tuple[WayIn, ...]:
    """The slots of the vault in `folder`, in the order they were made; raises as `read_keys`."""
    return tuple(WayIn(slot.id, slot.kind, slot.label) for slot in read_keys(folder).slots)


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


def open_slot(keys: KeysFile, slot: Slot, kek: bytes) -> Unlocked:
    """The keys behind `slot`; raises WrongKey when `kek` is not the slot's."""
    halves = unlock_slot(keys.store_id, slot, kek)
    data_key = unseal_data_key(keys.store_id, slot, keys.generation, halves)
    check_mac(keys, data_key)
    next_key = unseal_data_key(keys.store_id, slot, keys.generation + 1, halves) if keys.next_mac else None
    return Unlocked(keys.store_id, keys.generation, slot, data_key, halves, next_key)


def same_name(one: str, other: str) -> bool:
    """Whether two names are one at the unlock page: case, outer spaces and the spelling in Unicode do not matter."""
    return _folded(one) == _folded(other)


def _slot_of(keys: KeysFile, label: str) -> Slot:
    for slot in keys.slots:
        if slot.kind is SlotKind.PERSON and same_name(slot.label, label):
            return slot
    raise WrongKey(
        "Nobody of that name has a passphrase for these records: it may be spelt in another way, or this way in may "
        "have been taken away. Nothing has changed. Check the name, or ask the designated safeguarding lead."
    )


def _folded(label: str) -> str:
    return unicodedata.normalize("NFKC", label).strip().casefold()
