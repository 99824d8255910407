"""One verified copy of the vault under a key of its own, and the way back."""

from __future__ import annotations

import contextlib
from pathlib import Path

from dsl_desk.domain.errors import VaultDamaged
from dsl_desk.store import sqlcipher
from dsl_desk.store.copying import copy_file, copy_pages, file_findings, row_counts
from dsl_desk.store.vault import Vault


def copy_vault(vault: Vault, target: Path, key: bytearray) -> dict[str, int]:
    """Copy the open vault to `target`, prove the copy, and return its number of rows by table.

    Raises VaultDamaged when the copy does not hold what the vault holds, DiskFull.
    """
    return copy_file(vault.connection, target, key)


def restore_vault(backup: Path, backup_key: bytearray, target: Path, key: bytearray, rows: dict[str, int]) -> None:
    """Copy a backup to a new vault file under the vault's key, and prove it.

    `rows` is what the backup held when it was made. Raises VaultDamaged when backup or copy do not pass their
    checks, DiskFull.
    """
    source = sqlcipher.connect(backup, backup_key)
    with contextlib.closing(source):
        if file_findings(source) or row_counts(source) != rows:
            raise VaultDamaged
        copy = sqlcipher.connect(target, bytearray(key), create=True)
        with contextlib.closing(copy):
            copy_pages(source, copy)
    made = sqlcipher.connect(target, key)
    with contextlib.closing(made):
        if file_findings(made) or row_counts(made) != rows:
            raise VaultDamaged
