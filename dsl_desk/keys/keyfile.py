"""The keys file: every way into the vault, beside the database, useless without a passphrase or a code.

First line: SHA-256 of the rest in hex, so that a damaged file is called damaged and not a wrong passphrase. Then the
canonical JSON of `KeysFile`. The MAC under a key from the data key shows, once unlocked, that no slot was
exchanged by someone without it.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from dsl_desk import codec
from dsl_desk.domain.errors import VaultDamaged, VaultError, VaultTooNew
from dsl_desk.keys.files import read_file, replace_file
from dsl_desk.keys.sealing import derive
from dsl_desk.keys.slots import DAMAGED, Slot

FILE_NAME = "keys"
FORMAT = 1
MOST_SLOTS = 16
LARGEST = 64 * 1024
"""Bytes; sixteen slots with two generations each take about 24,000."""

_MISSING = (
    "The keys file is missing, so the records cannot be opened. They are unchanged. "
    "Put back the keys file from the newest backup."
)


@dataclass(frozen=True, slots=True)
class KeysFile:
    """`generation` is the data key that opens the database and that `mac` is made with.

    While it is being changed (generations.py) each slot also holds the next one, with which `next_mac` is made.
    """

    store_id: str
    generation: int
    slots: tuple[Slot, ...]
    mac: bytes = b""
    next_mac: bytes = b""
    format: int = field(default_factory=lambda: FORMAT)  # no plain default: it is always written out

    def __post_init__(self) -> None:
        if not 1 <= len(self.slots) <= MOST_SLOTS or len({slot.id for slot in self.slots}) != len(self.slots):
            raise ValueError("a keys file has 1 to 16 slots, each with its own id")

    def slot(self, slot_id: str) -> Slot:
        return next(slot for slot in self.slots if slot.id == slot_id)

    def with_slot(self, changed: Slot) -> KeysFile:
        """The same file with the slot of that id rewritten."""
        return replace(self, slots=tuple(changed if slot.id == changed.id else slot for slot in self.slots))

    def with_slots(self, slots: Iterable[Slot]) -> KeysFile:
        """The same file with these slots and no others; raises VaultError when they are more than 16."""
        kept = tuple(slots)
        if len(kept) > MOST_SLOTS:
            raise VaultError(
                f"These records have {MOST_SLOTS} ways in, which is as many as they can have. Nothing has changed. "
                "Remove someone who no longer needs access, then try again."
            )
        return replace(self, slots=kept)


@dataclass(frozen=True, slots=True)
class _Version:
    format: int


def read_keys(folder: Path) -> KeysFile:
    """The keys file of the vault in `folder`, checked as far as it can be without a key.

    Raises VaultError (missing), VaultDamaged (too large, altered, not ours) and VaultTooNew.
    """
    content = read_file(folder / FILE_NAME, LARGEST)
    if content is None:
        raise VaultError(_MISSING)
    checksum, _, body = content.partition(b"\n")
    if len(content) > LARGEST or checksum != _checksum(body):
        raise VaultDamaged(DAMAGED)
    try:
        if codec.decode(_Version, body).format > FORMAT:
            raise VaultTooNew
        return codec.decode_canonical(KeysFile, body)
    except ValueError as error:
        raise VaultDamaged(DAMAGED) from error


def keys_to_change(folder: Path, data_key: bytes | bytearray) -> KeysFile:
    """The keys file as a holder of the data key left it, to be written again with a change.

    Raises VaultDamaged when anyone else altered it, VaultError while the key itself is being changed.
    """
    keys = read_keys(folder)
    if keys.next_mac:
        raise VaultError(
            "The change of the key that began earlier has not been finished, so no way in can be changed now. Your "
            "records are safe. Free some space on the disk, lock, and unlock again: that finishes it."
        )
    check_mac(keys, data_key)
    return keys


def write_keys(
    folder: Path, keys: KeysFile, data_key: bytes | bytearray, next_key: bytes | bytearray | None = None
) -> None:
    """Puts `keys` in place in one step, with a MAC under `data_key`, and one under `next_key` where there is one.

    Raises DiskFull or VaultError; the old file is then still there.
    """
    next_mac = _mac(keys, next_key) if next_key else b""
    body = codec.encode(replace(keys, mac=_mac(keys, data_key), next_mac=next_mac))
    replace_file(folder / FILE_NAME, _checksum(body) + b"\n" + body)


def check_mac(keys: KeysFile, data_key: bytes | bytearray) -> None:
    """Raises VaultDamaged when any slot differs from what a holder of the data key, or of the next one, wrote."""
    mac = _mac(keys, data_key)
    if not (hmac.compare_digest(keys.mac, mac) or hmac.compare_digest(keys.next_mac, mac)):
        raise VaultDamaged(
            "The keys file was changed by something other than DSL Desk, so nothing was opened. Your records are "
            "unchanged. Tell IT, and put back the keys file from the newest backup."
        )


def _mac(keys: KeysFile, data_key: bytes | bytearray) -> bytes:
    return hmac.digest(derive(data_key, "keys-mac"), codec.encode(replace(keys, mac=b"", next_mac=b"")), "sha256")


def _checksum(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()
