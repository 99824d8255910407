"""One verified copy of the vault under a key of its own, and the way back."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from dsl_desk.domain.errors import DiskFull, VaultDamaged
from dsl_desk.store import journal, sqlcipher
from dsl_desk.store.check import file_findings
from dsl_desk.store.vault import Vault


def copy_vault(vault: Vault, target: Path, key: bytearray) -> dict[str, int]:
    """Copy the open vault to `target`, prove the copy, and return its number of rows by table.

    The copy is made by SQLite's backup in one step on the vault's own connection: reading the live file in any
    other way would drop its lock. Raises VaultDamaged when the copy does not hold what the vault holds, DiskFull.
    """
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        copy = sqlcipher.connect(part, bytearray(key), create=True)
        with contextlib.closing(copy):
            _copy(vault.connection, copy)
        counts = _prove(vault, part, key)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return counts


def restore_vault(backup: Path, backup_key: bytearray, target: Path, key: bytearray, rows: dict[str, int]) -> None:
    """Copy a backup to a new vault file under the vault's key, and prove it.

    `rows` is what the backup held when it was made. Raises VaultDamaged when backup or copy do not pass their
    checks, DiskFull.
    """
    source = sqlcipher.connect(backup, backup_key)
    with contextlib.closing(source):
        if file_findings(source) or _counts(source) != rows:
            raise VaultDamaged
        copy = sqlcipher.connect(target, bytearray(key), create=True)
        with contextlib.closing(copy):
            _copy(source, copy)
    made = sqlcipher.connect(target, key)
    with contextlib.closing(made):
        if file_findings(made) or _counts(made) != rows:
            raise VaultDamaged


def _copy(source: sqlcipher.Connection, copy: sqlcipher.Connection) -> None:
    try:
        source.backup(copy)
    except sqlcipher.DatabaseError as error:
        # This call gives no error code, only SQLite's words for a damaged page or else for a disk that fails.
        raise (VaultDamaged if "malformed" in str(error) else DiskFull) from error


def _prove(vault: Vault, part: Path, key: bytearray) -> dict[str, int]:
    expected = _counts(vault.connection)
    try:
        copy = sqlcipher.connect(part, bytearray(key))
        with contextlib.closing(copy):
            if file_findings(copy) or _counts(copy) != expected or journal.head(copy, vault.device) != vault.head():
                raise VaultDamaged
    except VaultDamaged as error:
        raise VaultDamaged(
            "The copy could not be verified and was removed. The records themselves are open and safe. "
            "Try another place for the backup."
        ) from error
    return expected


def _counts(connection: sqlcipher.Connection) -> dict[str, int]:
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'note\\_%' ESCAPE '\\' ORDER BY name"
    ).fetchall()
    return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for (name,) in tables}
