"""A slot: one way into the vault.

A key-encryption key (KEK), from a passphrase, a recovery code or the codes of two envelopes, wraps the slot's two
private halves: X25519, to which the data key is sealed, and Ed25519, with which its holder signs. Because the data
key is sealed to the public half, a new data key can be given to every slot without anyone's passphrase.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from dsl_desk import codec
from dsl_desk.domain.errors import VaultDamaged, WrongKey
from dsl_desk.keys import sealing
from dsl_desk.keys.kdf import SALT_BYTES, Kdf, stretch
from dsl_desk.keys.sealing import PRIVATE_BYTES, RandomBytes
from dsl_desk.keys.signing import signing_public

DAMAGED = (
    "The keys file is damaged, so nothing was opened. Your records are unchanged. "
    "Put back the keys file from the newest backup."
)

DATA_KEY_BYTES = 32


class SlotKind(StrEnum):
    PERSON = "person"
    RECOVERY = "recovery"
    PAIR = "pair"
    """Two sealed envelopes, opened together."""


@dataclass(frozen=True, slots=True)
class WayIn:
    """What the unlock page may know of a slot; `label` is the person's name."""

    slot_id: str
    kind: SlotKind
    label: str


@dataclass(frozen=True, slots=True)
class SealedKey:
    """The data key of one generation, sealed to a slot."""

    generation: int
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Lock:
    """How a slot's private halves are wrapped: all that changes with the passphrase.

    `kdf` is None for printed codes, which are too long to guess. `device` names the device secret that goes into
    the KEK; empty when there is none. `given`: someone else chose the passphrase, and may know it.
    """

    salt: bytes
    kdf: Kdf | None = None
    device: str = ""
    given: bool = False
    wrapped: bytes = b""


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in, as it stands in the keys file."""

    id: str
    kind: SlotKind
    label: str
    exchange_public: bytes
    signing_public: bytes
    lock: Lock
    data_keys: tuple[SealedKey, ...]

    def __post_init__(self) -> None:
        if (self.kind is SlotKind.PERSON) != (self.lock.kdf is not None):
            raise ValueError("a person's slot has KDF parameters, a printed code's has none")


@dataclass(frozen=True, slots=True)
class PrivateHalves:
    """A slot's private keys, in buffers that can be wiped."""

    exchange: bytearray
    signing: bytearray

    def copy(self) -> PrivateHalves:
        """Buffers of their own, so that wiping one holder's leaves the other's."""
        return PrivateHalves(bytearray(self.exchange), bytearray(self.signing))

    def wipe(self) -> None:
        for half in (self.exchange, self.signing):
            half[:] = bytes(len(half))


def new_halves(random_bytes: RandomBytes) -> PrivateHalves:
    return PrivateHalves(bytearray(random_bytes(PRIVATE_BYTES)), bytearray(random_bytes(PRIVATE_BYTES)))


def new_salt(random_bytes: RandomBytes) -> bytes:
    return random_bytes(SALT_BYTES)


def passphrase_kek(lock: Lock, passphrase: bytes, device_secret: bytes) -> bytes:
    """The KEK of a person's slot: Argon2id of the passphrase, then HKDF with the device secret (empty when none).

    Raises VaultDamaged when the parameters in `lock` are beyond the caps.
    """
    if lock.kdf is None:
        raise ValueError("a recovery slot has no passphrase")
    return sealing.derive(stretch(passphrase, lock.salt, lock.kdf) + device_secret, "kek person", lock.salt)


def recovery_kek(lock: Lock, code: bytes) -> bytes:
    """The KEK of a recovery slot: HKDF of the code's 160 bits."""
    return sealing.derive(code, "kek recovery", lock.salt)


def pair_kek(lock: Lock, lower: bytes, higher: bytes) -> bytes:
    """The KEK of a pair slot: HKDF of two envelopes' 160 bits each, that of the lower number first."""
    return sealing.derive(lower + higher, "kek pair", lock.salt)


def new_slot(way: WayIn, lock: Lock, halves: PrivateHalves) -> Slot:
    """A slot with public halves, and as yet neither wrapped private halves nor a data key."""
    publics = sealing.public_of(halves.exchange), signing_public(halves.signing)
    return Slot(way.slot_id, way.kind, way.label, *publics, lock, ())


def lock_slot(store_id: str, slot: Slot, kek: bytes, halves: PrivateHalves, random_bytes: RandomBytes) -> Slot:
    """`slot` with its private halves wrapped by `kek`, which was derived with the slot's lock."""
    private = bytes(halves.exchange + halves.signing)
    wrapped = sealing.wrap(kek, private, _wrap_bound(store_id, slot), random_bytes)
    return replace(slot, lock=replace(slot.lock, wrapped=wrapped))


def unlock_slot(store_id: str, slot: Slot, kek: bytes) -> PrivateHalves:
    """The private halves; raises WrongKey when `kek` is not this slot's."""
    private = sealing.unwrap(kek, slot.lock.wrapped, _wrap_bound(store_id, slot))
    halves = PrivateHalves(bytearray(private[:PRIVATE_BYTES]), bytearray(private[PRIVATE_BYTES:]))
    if (sealing.public_of(halves.exchange), signing_public(halves.signing)) != (
        slot.exchange_public,
        slot.signing_public,
    ):
        raise VaultDamaged(DAMAGED)
    return halves


def seal_data_key(
    store_id: str, slot: Slot, generation: int, data_key: bytes | bytearray, random_bytes: RandomBytes
) -> Slot:
    """`slot` able to open `generation` too; needs only its public half."""
    bound = _seal_bound(store_id, slot, generation)
    sealed = SealedKey(generation, sealing.seal(slot.exchange_public, bytes(data_key), bound, random_bytes))
    others = tuple(key for key in slot.data_keys if key.generation != generation)
    return replace(slot, data_keys=(*others, sealed))


def unseal_data_key(store_id: str, slot: Slot, generation: int, halves: PrivateHalves) -> bytearray:
    """The data key of `generation`; raises VaultDamaged when the slot does not hold it whole."""
    for key in slot.data_keys:
        if key.generation == generation:
            bound = _seal_bound(store_id, slot, generation)
            try:
                return bytearray(sealing.unseal(halves.exchange, key.sealed, bound))
            except WrongKey as error:
                raise VaultDamaged(DAMAGED) from error
    raise VaultDamaged(DAMAGED)


def _wrap_bound(store_id: str, slot: Slot) -> bytes:
    return codec.encode([store_id, slot.id, slot.kind, replace(slot.lock, wrapped=b"")])


def _seal_bound(store_id: str, slot: Slot, generation: int) -> bytes:
    return codec.encode([store_id, slot.id, slot.kind, generation])
