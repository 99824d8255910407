"""The vault's file under another key."""

from __future__ import annotations

from pathlib import Path

from dsl_desk.domain.errors import DiskFull, VaultDamaged
from dsl_desk.store import sqlcipher
from dsl_desk.store.copying import Held, Progress, file_findings, held_by
from dsl_desk.store.vault import Vault


def rekey(vault: Vault, path: Path, old: bytearray, new: bytearray) -> Held:
    """Encrypt every page under `new` in one transaction; returns what the file held before.

    A connection whose rekey failed would read with one key and write with another, so the file is opened afresh in
    any case, with the one that it takes. The interpreter stands still meanwhile (2 s for 100 MB). Raises DiskFull:
    then the vault is open under `old`, as if nothing had been tried.
    """
    held = held_by(vault.connection)
    failed = None
    try:
        sqlcipher.change_key(vault.connection, new)
    except sqlcipher.DatabaseError as error:
        failed = error
    vault.close()
    try:
        vault.connection = Vault.open(path, new, vault.device).connection
    except VaultDamaged:
        vault.connection = Vault.open(path, old, vault.device).connection
        raise DiskFull from failed
    return held


def prove_rekeyed(vault: Vault, held: Held | None, progress: Progress) -> None:
    """Every page is authentic under the new key, and rows and head are as `held`, where that is known.

    Raises VaultDamaged, and what `progress` raises.
    """
    if file_findings(vault.connection, progress) or (held and held_by(vault.connection) != held):
        raise VaultDamaged
