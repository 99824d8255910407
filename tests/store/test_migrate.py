"""The schema: as committed, brought up to date in whole steps or not at all."""

from __future__ import annotations

import contextlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsl_desk import paths
from dsl_desk.domain.clock import SetClock
from dsl_desk.domain.errors import VaultTooNew
from dsl_desk.store import sqlcipher
from dsl_desk.store.migrate import migrate, schema
from dsl_desk.store.sqlcipher import Connection
from dsl_desk.store.vault import Vault
from tests.store.conftest import DEVICE, KEY, journal_rows, new_vault

SCRIPTS = len(list(paths.migrations().glob("*.sql")))


@pytest.fixture
def connection(file: Path) -> Iterator[Connection]:
    with contextlib.closing(sqlcipher.connect(file, bytearray(KEY))) as opened:
        yield opened


@pytest.fixture
def next_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the next version's migration is written, in a program folder of its own, as when frozen."""
    shutil.copytree(paths.migrations(), tmp_path / "dsl_desk" / "store" / "migrations")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    return paths.migrations() / f"{SCRIPTS + 1:04}_next.sql"


def version(connection: Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_committed_schema_is_what_the_migrations_make(vault: Vault) -> None:
    committed = paths.program_folder() / "dsl_desk" / "store" / "schema.sql"
    assert schema(vault.connection) == committed.read_text(encoding="utf-8")


def test_every_table_is_strict(vault: Vault) -> None:
    rows = vault.connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%) STRICT%' AND name NOT LIKE 'note%'"
    )
    assert rows.fetchall() == []


def test_scripts_are_numbered_from_one_without_gaps() -> None:
    numbers = [int(script.name[:4]) for script in sorted(paths.migrations().glob("*.sql"))]
    assert numbers == list(range(1, SCRIPTS + 1))


def test_a_newer_script_runs_once(connection: Connection, next_script: Path) -> None:
    next_script.write_text("ALTER TABLE setting ADD COLUMN note TEXT;", encoding="utf-8")
    before = journal_rows(connection)[:2]
    migrate(connection)
    migrate(connection)
    assert version(connection) == SCRIPTS + 1
    assert journal_rows(connection)[:2] == before


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TABLE extra (a); DROP TABLE nothing;",
        "DELETE FROM setting; CREATE TABLE extra (a); INSERT INTO extra VALUES (1, 2);",
        "CREATE TABLE extra (a); not SQL at all",
    ],
)
def test_a_script_that_fails_leaves_everything_as_it_was(
    connection: Connection, next_script: Path, script: str
) -> None:
    connection.execute("INSERT INTO setting VALUES ('kept', 'yes')")
    next_script.write_text(script, encoding="utf-8")
    before = journal_rows(connection)
    with pytest.raises(sqlcipher.DatabaseError):
        migrate(connection)
    assert not connection.in_transaction
    assert version(connection) == SCRIPTS
    assert journal_rows(connection) == before
    assert connection.execute("SELECT value FROM setting").fetchall() == [("yes",)]


def test_a_file_of_a_newer_version_is_refused_and_left_alone(
    file: Path, connection: Connection, next_script: Path
) -> None:
    next_script.write_text("CREATE TABLE extra (a INTEGER) STRICT;", encoding="utf-8")
    migrate(connection)
    connection.close()
    next_script.unlink()
    before = file.read_bytes()
    with pytest.raises(VaultTooNew, match=r"newer version of DSL Desk\. They are safe and unchanged"):
        Vault.open(file, bytearray(KEY), DEVICE)
    assert file.read_bytes() == before


def test_a_vault_in_memory_has_the_same_schema_as_one_in_a_file(connection: Connection, clock: SetClock) -> None:
    with contextlib.closing(new_vault(None, clock)) as memory:
        assert schema(memory.connection) == schema(connection)
