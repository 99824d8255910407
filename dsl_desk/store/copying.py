"""A copy of an open vault file that was read back and proved."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from dsl_desk.domain.errors import DiskFull, VaultDamaged
from dsl_desk.store import sqlcipher
from dsl_desk.store.sqlcipher import Connection

_LAST_ENTRY = "SELECT position, hash FROM entry ORDER BY position DESC LIMIT 1"


def copy_file(connection: Connection, target: Path, key: bytearray) -> dict[str, int]:
    """Copy the open file to `target` under `key`, prove the copy, and return its number of rows by table.

    The copy is made by SQLite's backup in one step on the file's own connection: reading the live file in any other
    way would drop its lock. Raises VaultDamaged when the copy does not hold what the file holds, DiskFull.
    """
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with contextlib.closing(sqlcipher.connect(part, bytearray(key), create=True)) as copy:
            copy_pages(connection, copy)
        counts = _prove(connection, part, key)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return counts


def copy_pages(source: Connection, copy: Connection) -> None:
    """Every page of one open file into another. Raises VaultDamaged or DiskFull."""
    try:
        source.backup(copy)
    except sqlcipher.DatabaseError as error:
        # This call gives no error code, only SQLite's words for a damaged page or else for a disk that fails.
        raise (VaultDamaged if "malformed" in str(error) else DiskFull) from error


def row_counts(connection: Connection) -> dict[str, int]:
    """The number of rows in each table."""
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'note\\_%' ESCAPE '\\' ORDER BY name"
    ).fetchall()
    return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for (name,) in tables}


def file_findings(connection: Connection) -> tuple[str, ...]:
    """What SQLCipher and SQLite find wrong with the file itself; a stale search index is no damage."""
    authentic = [row[0] for row in connection.execute("PRAGMA cipher_integrity_check")]
    if authentic:
        return tuple(authentic)
    said = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    return tuple(words for words in said if words != "ok" and "fts5" not in words.lower())


def _prove(connection: Connection, part: Path, key: bytearray) -> dict[str, int]:
    expected = row_counts(connection)
    last = connection.execute(_LAST_ENTRY).fetchone()
    try:
        with contextlib.closing(sqlcipher.connect(part, bytearray(key))) as copy:
            if file_findings(copy) or row_counts(copy) != expected or copy.execute(_LAST_ENTRY).fetchone() != last:
                raise VaultDamaged
    except VaultDamaged as error:
        raise VaultDamaged(
            "The copy could not be verified and was removed. The records themselves are open and safe. "
            "Try another place for the backup."
        ) from error
    return expected
