"""A new slot for a person or for a recovery code, locked but as yet without a data key."""

from __future__ import annotations

from dataclasses import dataclass

from dsl_desk.keys.devicesecret import new_secret
from dsl_desk.keys.kdf import Kdf
from dsl_desk.keys.passphrase import normalised
from dsl_desk.keys.recovery import CODE_BYTES, write_code
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
)

RECOVERY_LABEL = "Recovery code"

_ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class NewPassphrase:
    """How a person's slot is to be locked from now on; without `secret_store` there is no device secret.

    `given`: by someone else than the person.
    """

    text: str
    kdf: Kdf
    secret_store: SecretStore | None = None
    given: bool = False


def new_way(kind: SlotKind, label: str, random_bytes: RandomBytes) -> WayIn:
    return WayIn(random_bytes(_ID_BYTES).hex(), kind, label)


def person_slot(
    store_id: str, way: WayIn, halves: PrivateHalves, new: NewPassphrase, random_bytes: RandomBytes
) -> Slot:
    """Raises InvalidRecord when the text cannot be a passphrase, SecretStoreError."""
    text = normalised(new.text)
    device, device_secret = new_secret(store_id, new.secret_store, random_bytes) if new.secret_store else ("", b"")
    lock = Lock(new_salt(random_bytes), new.kdf, device, new.given)
    kek = passphrase_kek(lock, text, device_secret)
    return lock_slot(store_id, new_slot(way, lock, halves), kek, halves, random_bytes)


def recovery_slot(store_id: str, random_bytes: RandomBytes) -> tuple[Slot, str]:
    """The slot and the code that opens it."""
    way = new_way(SlotKind.RECOVERY, RECOVERY_LABEL, random_bytes)
    code, halves, lock = random_bytes(CODE_BYTES), new_halves(random_bytes), Lock(new_salt(random_bytes))
    slot = new_slot(way, lock, halves)
    return lock_slot(store_id, slot, recovery_kek(lock, code), halves, random_bytes), write_code(code)
