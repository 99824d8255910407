"""A copy of an open vault file, and the proof that it holds what the file held."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dsl_desk.domain.errors import DiskFull, VaultDamaged
from dsl_desk.paths import sync_folder
from dsl_desk.store import sqlcipher
from dsl_desk.store.sqlcipher import Connection

Progress = Callable[[str, float], None]
"""Called with the step in words and the part done, 0 to 1; what it raises stops the work."""

_HEAD = "SELECT coalesce((SELECT hash FROM entry ORDER BY position DESC LIMIT 1), '')"
_PAGES_AT_ONCE = 4_000  # 16 MB: far under a second, so that a cancelled copy ends soon
_INSTRUCTIONS = 100_000  # of SQLite's machine, between two looks whether to go on
_LATER = "The copy could not be verified and was removed. The records themselves are open and safe."


@dataclass(frozen=True, slots=True)
class Held:
    """What a file holds, enough to compare with its copy: rows by table, hash of the journal's last entry."""

    rows: dict[str, int]
    head: str


def quietly(_step: str, _done: float) -> None:
    """Progress that nobody watches."""


def copy_file(connection: Connection, target: Path, key: bytearray) -> None:
    """Copy the open file to `target` under `key`, which exists only once the copy is proved.

    Raises VaultDamaged when the copy does not hold what the file holds, DiskFull.
    """
    part = target.with_name(target.name + ".part")
    _remove(part)
    try:
        held = write_copy(connection, part, key)
        prove(part, key, held)
        part.replace(target)
        sync_folder(target.parent)
    finally:
        _remove(part)


def _remove(part: Path) -> None:
    """With its journal, which stays where the disk would not let SQLite delete it."""
    for left in (part, part.with_name(f"{part.name}-journal")):
        left.unlink(missing_ok=True)


def write_copy(connection: Connection, target: Path, key: bytearray) -> Held:
    """Copy the open file to the new file `target` under `key`; returns what the copy must hold.

    SQLite's backup, in one step on the file's own connection: reading the live file in any other way would drop its
    lock. Raises VaultDamaged or DiskFull.
    """
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with contextlib.closing(sqlcipher.connect(target, bytearray(key), create=True)) as copy:
        copy_pages(connection, copy)
    return held_by(connection)


def prove(path: Path, key: bytearray, held: Held, progress: Progress = quietly) -> None:
    """Read every page of the closed copy at `path` on a connection of its own, and compare it with `held`.

    Any thread may do so while the vault is worked on. Raises VaultDamaged, and what `progress` raises.
    """
    try:
        with contextlib.closing(sqlcipher.connect(path, bytearray(key))) as copy:
            if file_findings(copy, progress) or held_by(copy) != held:
                raise VaultDamaged
    except VaultDamaged as error:
        raise VaultDamaged(f"{_LATER} Try another place for the backup.") from error


def copy_pages(source: Connection, copy: Connection, progress: Progress | None = None) -> None:
    """Every page of one open file into another, in one step or, with `progress`, in many.

    Raises VaultDamaged, DiskFull, and what `progress` raises.
    """

    def report(_status: int, remaining: int, total: int) -> None:
        if progress:
            progress("Copying", 1 - remaining / max(total, 1))

    try:
        source.backup(copy, pages=_PAGES_AT_ONCE if progress else -1, progress=report if progress else None)
    except sqlcipher.DatabaseError as error:
        # This call gives no error code, only SQLite's words for a damaged page or else for a disk that fails.
        raise (VaultDamaged if "malformed" in str(error) else DiskFull) from error


def held_by(connection: Connection) -> Held:
    (head,) = connection.execute(_HEAD).fetchone()
    return Held(row_counts(connection), head)


def row_counts(connection: Connection) -> dict[str, int]:
    """The number of rows in each table."""
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'note\\_%' ESCAPE '\\' ORDER BY name"
    ).fetchall()
    return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for (name,) in tables}


def file_findings(connection: Connection, progress: Progress = quietly) -> tuple[str, ...]:
    """What SQLCipher and SQLite find wrong with the file itself; a stale search index is no damage."""
    progress("Checking the encryption of every page", 0.2)
    authentic = [row[0] for row in connection.execute("PRAGMA cipher_integrity_check")]
    if authentic:
        return tuple(authentic)
    step, done = "Checking every table", 0.4
    progress(step, done)
    with _stopped_by(connection, lambda: progress(step, done)):
        said = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    return tuple(words for words in said if words != "ok" and "fts5" not in words.lower())


@contextmanager
def _stopped_by(connection: Connection, look: Callable[[], None]) -> Iterator[None]:
    """Statements end early when `look`, asked every few milliseconds, raises; what it raised comes out of here."""
    raised: list[BaseException] = []

    def stop() -> bool:
        try:
            look()
        except BaseException as error:  # SQLite's machine is below us: it can be told to stop, not what for
            raised.append(error)
        return bool(raised)

    connection.set_progress_handler(stop, _INSTRUCTIONS)
    try:
        yield
    except sqlcipher.DatabaseError:
        if raised:
            raise raised[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)
