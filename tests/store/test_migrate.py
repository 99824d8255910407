"""The schema: as committed, brought up to date in whole steps or not at all."""

from __future__ import annotations

import contextlib
import shutil
import stat
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dsl_desk import paths
from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import SetClock
from dsl_desk.domain.errors import DiskFull, VaultTooNew
from dsl_desk.domain.observation import Observation
from dsl_desk.store import records, search, sqlcipher
from dsl_desk.store.check import journal_findings, rebuild
from dsl_desk.store.copying import file_findings
from dsl_desk.store.migrate import migrate, schema
from dsl_desk.store.sqlcipher import Connection
from dsl_desk.store.vault import Vault
from tests.store.conftest import DEVICE, FINLEY, KEY, SEEN, journal_rows, new_vault, record, verify

SCRIPTS = len(list(paths.migrations().glob("*.sql")))
EARLIER = Path(__file__).parents[1] / "data" / "vaults" / "schema-1.vault"


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


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """What the first version wrote: `begin` of conftest, without tables for the rest of the record."""
    return Path(shutil.copy(EARLIER, tmp_path / "records.vault"))


def test_a_vault_of_an_earlier_version_is_brought_up_to_date(earlier: Path, clock: SetClock) -> None:
    with contextlib.closing(Vault.open(earlier, bytearray(KEY), DEVICE)) as vault:
        assert version(vault.connection) == SCRIPTS
        assert list(journal_findings(vault, verify)) == []
        assert records.current(vault.connection, Observation, SEEN.id) == SEEN
        assert [found.record for found in records.versions(vault.connection, Child, FINLEY.id)] == [FINLEY]
        record(vault, clock, replace(FINLEY, year="9"))
        assert vault.connection.execute("SELECT year, left_on FROM child").fetchall() == [("9", "")]
        assert rebuild(vault)


def test_the_tables_of_an_upgraded_vault_are_made_anew_from_the_journal(earlier: Path, next_script: Path) -> None:
    next_script.write_text("DELETE FROM note; UPDATE child SET name = '';", encoding="utf-8")
    with contextlib.closing(Vault.open(earlier, bytearray(KEY), DEVICE)) as vault:
        assert vault.connection.execute("SELECT name FROM child").fetchall() == [("Finley Ward",)]
        assert len(search.notes(vault.connection, "zebraphone", 5)) == 1


def test_an_upgrade_leaves_a_proved_copy_of_what_there_was(earlier: Path) -> None:
    Vault.open(earlier, bytearray(KEY), DEVICE).close()
    kept = earlier.with_name("records-before-upgrade.vault")
    with contextlib.closing(sqlcipher.connect(kept, bytearray(KEY))) as copy:
        assert version(copy) == 1
        assert journal_rows(copy)[:2] == journal_rows_of(EARLIER)
        assert file_findings(copy) == ()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    Vault.open(earlier, bytearray(KEY), DEVICE).close()
    assert sorted(path.name for path in earlier.parent.iterdir()) == [kept.name, earlier.name]


def test_an_upgrade_that_fails_changes_nothing(earlier: Path, next_script: Path) -> None:
    next_script.write_text("CREATE TABLE extra (a); not SQL at all", encoding="utf-8")
    with pytest.raises(sqlcipher.DatabaseError):
        Vault.open(earlier, bytearray(KEY), DEVICE)
    next_script.unlink()
    with contextlib.closing(sqlcipher.connect(earlier, bytearray(KEY))) as untouched:
        assert version(untouched) == 1
    Vault.open(earlier, bytearray(KEY), DEVICE).close()


def test_without_room_for_the_copy_nothing_is_upgraded(earlier: Path) -> None:
    before = earlier.read_bytes()
    (earlier.with_name("records-before-upgrade.vault.part")).mkdir()
    with pytest.raises(DiskFull, match=r"no room for a copy .* Nothing has changed"):
        Vault.open(earlier, bytearray(KEY), DEVICE)
    assert earlier.read_bytes() == before


def journal_rows_of(path: Path) -> list[object]:
    with contextlib.closing(sqlcipher.connect(path, bytearray(KEY))) as opened:
        return journal_rows(opened)[:2]
