"""What somebody holds once they are in: the keys derived from the data key, and their own signature."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from dsl_desk.keys.sealing import derive
from dsl_desk.keys.signing import sign, signer
from dsl_desk.keys.slots import PrivateHalves, Slot, SlotKind

_DATABASE = "db"


@contextmanager
def wiped(key: bytearray) -> Iterator[bytearray]:
    """A derived key while it is used."""
    try:
        yield key
    finally:
        key[:] = bytes(len(key))


@dataclass(frozen=True, slots=True)
class Unlocked:
    """An unlocked slot. `wipe` overwrites the keys; afterwards every use of them raises ValueError.

    Python cannot promise that no copy is left in memory, and neither do we (vault.md, T4).
    """

    store_id: str
    generation: int
    slot: Slot
    data_key: bytearray = field(repr=False)
    halves: PrivateHalves = field(repr=False)
    next_key: bytearray | None = field(default=None, repr=False)
    """The data key of the next generation, where a change of the key was begun and not finished."""

    @property
    def slot_id(self) -> str:
        """Who signs: the author of journal entries."""
        return self.slot.id

    @property
    def kind(self) -> SlotKind:
        return self.slot.kind

    @property
    def label(self) -> str:
        return self.slot.label

    @property
    def signing_public(self) -> bytes:
        """The Ed25519 public key that `sign` answers to."""
        return self.slot.signing_public

    def db_key(self) -> bytearray:
        """The 32-byte raw key of the database; the caller wipes it."""
        return self._derived(_DATABASE)

    def next_db_key(self) -> bytearray:
        """As `db_key`, of the next generation."""
        self._require_keys()
        assert self.next_key is not None, "no change of the key has been begun"
        return bytearray(derive(self.next_key, _DATABASE))

    def backup_key(self, backup_id: str) -> bytearray:
        """The 32-byte raw key of one backup; the caller wipes it."""
        return self._derived(f"backup/{backup_id}")

    def sign(self, message: bytes) -> bytes:
        """Ed25519 signature by this slot."""
        self._require_keys()
        return sign(self.halves.signing, message)

    def signer(self) -> Callable[[bytes], bytes]:
        """As `sign`, for the several signatures of one deed."""
        self._require_keys()
        return signer(self.halves.signing)

    def following(self) -> Unlocked | None:
        """The same person with the key of the next generation, in buffers of its own; None where there is none."""
        if self.next_key is None:
            return None
        return Unlocked(self.store_id, self.generation + 1, self.slot, bytearray(self.next_key), self.halves.copy())

    def wipe(self) -> None:
        for key in (self.data_key, self.next_key or bytearray()):
            key[:] = bytes(len(key))
        self.halves.wipe()

    def _derived(self, purpose: str) -> bytearray:
        self._require_keys()
        return bytearray(derive(self.data_key, purpose))

    def _require_keys(self) -> None:
        if not any(self.data_key):
            raise ValueError("these keys have been wiped")
