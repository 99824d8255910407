"""Argon2id (RFC 9106): what makes each guess at a passphrase slow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dsl_desk.domain.errors import VaultDamaged, VaultError

KEY_BYTES = 32
SALT_BYTES = 16
TARGET_SECONDS = 0.7

_MOST_MEMORY = 1024 * 1024
_MOST_PASSES = 10
_MOST_LANES = 8
_LEAST_MEMORY_PER_LANE = 8  # RFC 9106, 3.1


@dataclass(frozen=True, slots=True)
class Kdf:
    """Argon2id's cost: memory in KiB, passes over it, lanes computed side by side."""

    memory: int
    passes: int
    lanes: int

    def raised(self, least: Kdf) -> Kdf:
        """This cost, or where it is lower in anything, that of `least`."""
        return Kdf(max(self.memory, least.memory), max(self.passes, least.passes), max(self.lanes, least.lanes))


DEFAULT = Kdf(memory=128 * 1024, passes=3, lanes=2)
FLOOR = Kdf(memory=64 * 1024, passes=3, lanes=2)
"""The least a real vault is made with; opening follows what the slot says, so that tests can be fast."""


def stretch(secret: bytes, salt: bytes, kdf: Kdf) -> bytes:
    """32 bytes from `secret`.

    A keys file comes from a disk that others can write to: its parameters are checked before anything is computed.
    Raises VaultDamaged above 1 GiB, 10 passes or 8 lanes, and VaultError when the memory is not there.
    """
    if not _within_caps(kdf):
        raise VaultDamaged(
            "The keys file asks for more work than DSL Desk ever uses, so it is damaged or not ours. "
            "Your records are unchanged. Put back the keys file from the newest backup."
        )
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    try:
        return hash_secret_raw(secret, salt, kdf.passes, kdf.memory, kdf.lanes, KEY_BYTES, Type.ID)
    except HashingError as error:
        raise VaultError(
            "There is not enough free memory to check the passphrase. Your records are safe. "
            "Close other programs, then try again."
        ) from error


def calibrate(seconds: Callable[[Kdf], float] | None = None) -> Kdf:
    """The cost that takes this computer about 0.7 s: more passes on a fast one, less memory on a slow one.

    `seconds` measures one derivation and is the real clock unless a test says otherwise.
    """
    took = (seconds or _seconds)(DEFAULT)
    if took > 2 * TARGET_SECONDS:
        return FLOOR
    passes = round(DEFAULT.passes * TARGET_SECONDS / took)
    return replace(DEFAULT, passes=min(max(passes, DEFAULT.passes), _MOST_PASSES))


def _seconds(kdf: Kdf) -> float:
    from time import perf_counter

    started = perf_counter()
    stretch(b"", bytes(SALT_BYTES), kdf)
    return perf_counter() - started


def _within_caps(kdf: Kdf) -> bool:
    return (
        1 <= kdf.lanes <= _MOST_LANES
        and 1 <= kdf.passes <= _MOST_PASSES
        and _LEAST_MEMORY_PER_LANE * kdf.lanes <= kdf.memory <= _MOST_MEMORY
    )
