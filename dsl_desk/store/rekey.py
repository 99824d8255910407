"""The vault's file under another key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dsl_desk.domain.errors import DiskFull, VaultDamaged, VaultError
from dsl_desk.store import sqlcipher
from dsl_desk.store.copying import Held, Progress, file_findings, held_by
from dsl_desk.store.sqlcipher import Connection
from dsl_desk.store.vault import Vault

Key = Callable[[], bytearray]
"""Gives a raw key, which whoever asks wipes."""


@dataclass(frozen=True, slots=True)
class Change:
    """From which key of the file at `path` to which other."""

    path: Path
    old: Key
    new: Key


def rekey(vault: Vault, change: Change) -> Held:
    """Encrypt every page under the new key in one transaction; returns what the file held before.

    A connection whose rekey failed would read with one key and write with another, so the file is opened afresh in
    any case, with the one that it takes. The interpreter stands still meanwhile (2 s for 100 MB). Raises DiskFull, or
    VaultDamaged when a page cannot be read: then the file is as if nothing had been tried.
    """
    held = held_by(vault.connection)
    failed: Exception | None = None
    try:
        with _raw(change.new) as key:
            sqlcipher.change_key(vault.connection, key)
    except sqlcipher.DatabaseError as error:
        failed = error
    vault.close()
    try:
        vault.connection, changed = _opened(vault, change)
    except VaultError as error:
        vault.connection = _Shut(vault, change)
        raise DiskFull from error
    if not changed:  # the library says the same of a full disk and of a damaged page
        raise (VaultDamaged if file_findings(vault.connection) else DiskFull) from failed
    return held


def prove_rekeyed(vault: Vault, held: Held | None, progress: Progress) -> None:
    """Every page is authentic under the new key, and rows and head are as `held`, where that is known.

    Raises VaultDamaged, and what `progress` raises.
    """
    if file_findings(vault.connection, progress) or (held and held_by(vault.connection) != held):
        raise VaultDamaged


class _Shut:
    """In the place of the connection where a full disk let nothing be undone: whoever uses it tries once more."""

    in_transaction = False

    def __init__(self, vault: Vault, change: Change) -> None:
        self._vault, self._change = vault, change

    def __getattr__(self, name: str) -> Any:
        self._vault.connection, _ = _opened(self._vault, self._change)
        return getattr(self._vault.connection, name)

    def close(self) -> None:
        """It is."""


def _opened(vault: Vault, change: Change) -> tuple[Connection, bool]:
    """A connection under the key that fits, and whether that is the new one."""
    try:
        with _raw(change.new) as key:
            return Vault.open(change.path, key, vault.device).connection, True
    except VaultDamaged:
        with _raw(change.old) as key:
            return Vault.open(change.path, key, vault.device).connection, False


@contextmanager
def _raw(key: Key) -> Iterator[bytearray]:
    """Wiped afterwards."""
    raw = key()
    try:
        yield raw
    finally:
        raw[:] = bytes(len(raw))
