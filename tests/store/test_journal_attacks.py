"""Ways to change what was written, tried on the connection the program itself works with: each is refused.

The fourteen of vault.md on each protected table: the journal's headers, its bodies, the attached files. What can be
asked of headers only (a seq that is wrong) has no counterpart for the others.
"""

from __future__ import annotations

import ast
import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dsl_desk import paths
from dsl_desk.domain.clock import SetClock
from dsl_desk.domain.errors import VaultBusy
from dsl_desk.store import attached, sqlcipher
from dsl_desk.store.rekey import Change, rekey
from dsl_desk.store.vault import Vault
from tests.store.conftest import DEVICE, KEY, begin, journal_rows, new_vault
from tests.store.test_migrate import EARLIER

COLUMNS = (
    "position", "device", "seq", "deed", "time", "monotonic", "boot", "author", "kind", "kind_version", "entity",
    "supersedes", "digest", "previous", "hash", "signature",
)  # fmt: skip
NEXT = {"position": "position + 1", "seq": "seq + 1", "previous": "hash", "supersedes": "''"}
"""What makes a copy of the last entry the next one."""

LAST = "(SELECT max(position) FROM entry)"
NEXT_BODY = "INSERT INTO body SELECT max(position) + 1, salt, content FROM body"


def insert(how: str = "INSERT", then: str = "", **changes: str) -> str:
    """The next entry, but for the given columns."""
    values = NEXT | changes
    columns = ", ".join(values.get(name, name) for name in COLUMNS)
    return f"{how} INTO entry SELECT {columns} FROM entry WHERE position = {LAST} {then}"  # noqa: S608 our own


ON_ENTRY = {
    "update": "UPDATE entry SET author = 'x' WHERE position = 2",
    "update of every row": "UPDATE entry SET time = time",
    "delete": "DELETE FROM entry WHERE position > 3",
    "upsert": insert(position="2", then="ON CONFLICT (position) DO UPDATE SET author = 'x'"),
    "upsert on device and seq": insert(seq="2", then="ON CONFLICT (device, seq) DO UPDATE SET author = 'x'"),
    "update or replace": "UPDATE OR REPLACE entry SET position = 3 WHERE position = 2",
    "insert or replace by primary key": insert("INSERT OR REPLACE", position="2"),
    "insert or replace by device and seq": insert("INSERT OR REPLACE", seq="2"),
    "replace by device and seq": insert("REPLACE", seq="2"),
    "insert or ignore, out of order": insert("INSERT OR IGNORE", seq="seq + 7"),
    "back-dated seq": insert(seq="2"),
    "seq of nothing": insert(seq="0"),
    "gap in seq": insert(seq="seq + 2"),
    "gap in position": insert(position="position + 2"),
    "wrong previous": insert(previous=f"'{'0' * 64}'"),
    "previous of an older entry": insert(previous="(SELECT hash FROM entry WHERE position = 2)"),
    "a chain that begins in the middle": insert(device="'new'", seq="5"),
    "a chain that begins with a link": insert(device="'new'", seq="1"),
}

ON_BODY = {
    "update": "UPDATE body SET content = '{}' WHERE position = 4",
    "delete": "DELETE FROM body WHERE position = 4",
    "upsert": "INSERT INTO body SELECT position, salt, '{}' FROM body WHERE position = 4 "
    "ON CONFLICT (position) DO UPDATE SET content = '{}'",
    "update or replace": "UPDATE OR REPLACE body SET position = 5 WHERE position = 4",
    "insert or replace": "INSERT OR REPLACE INTO body SELECT position, salt, '{}' FROM body WHERE position = 4",
    "insert or replace of the last": "INSERT OR REPLACE INTO body SELECT max(position), salt, '{}' FROM body",
    "body without its entry": NEXT_BODY,
}

ON_FILE = {
    "update": "UPDATE attached_file SET content = x'00' WHERE sha256 = 'one'",
    "update of the name": "UPDATE attached_file SET sha256 = 'three' WHERE sha256 = 'one'",
    "delete": "DELETE FROM attached_file WHERE sha256 = 'one'",
    "upsert": "INSERT INTO attached_file VALUES ('one', x'00') ON CONFLICT (sha256) DO UPDATE SET content = x'00'",
    "update or replace": "UPDATE OR REPLACE attached_file SET sha256 = 'two' WHERE sha256 = 'one'",
    "insert or replace": "INSERT OR REPLACE INTO attached_file VALUES ('one', x'00')",
    "insert or replace by rowid": "INSERT OR REPLACE INTO attached_file (rowid, sha256, content) "
    "SELECT rowid, 'three', x'00' FROM attached_file WHERE sha256 = 'one'",
}

AROUND_EACH = {
    "drop table": "DROP TABLE {table}",
    "rename table": "ALTER TABLE {table} RENAME TO gone",
    "rename column": "ALTER TABLE {table} RENAME COLUMN {column} TO gone",
    "drop column": "ALTER TABLE {table} DROP COLUMN {column}",
    "edit of the schema": "UPDATE sqlite_schema SET sql = '' WHERE tbl_name = '{table}'",
    "delete from the schema": "DELETE FROM sqlite_schema WHERE tbl_name = '{table}' AND type = 'trigger'",
    "temp table": "CREATE TEMP TABLE {table} ({column} TEXT)",
    "temp view": "CREATE TEMP VIEW {table} AS SELECT 1 AS {column}",
    "temp trigger": "CREATE TEMP TRIGGER first BEFORE INSERT ON main.{table} BEGIN SELECT raise(IGNORE); END",
    "trigger": "CREATE TRIGGER first BEFORE INSERT ON {table} BEGIN SELECT raise(IGNORE); END",
    "create as": "CREATE TABLE gone AS SELECT * FROM {table}",
}
PROTECTED = {"entry": "author", "body": "content", "attached_file": "content"}

AROUND = {
    "drop index": "DROP INDEX entry_supersedes_once",
    "writable schema": "PRAGMA writable_schema = ON",
    "attach": "ATTACH ':memory:' AS other",
    "vacuum into": "VACUUM INTO 'copy.vault'",
    "export": "SELECT sqlcipher_export('main')",
    "recursive triggers": "PRAGMA recursive_triggers = OFF",
    "foreign keys": "PRAGMA foreign_keys = OFF",
    "ignored checks": "PRAGMA ignore_check_constraints = ON",
    "rekey": "PRAGMA rekey = 'other'",
    "version": "PRAGMA user_version = 0",
    "synchronous": "PRAGMA synchronous = OFF",
    "extension": "SELECT load_extension('other')",
} | {
    f"{table} {name}": attack.format(table=table, column=column)
    for table, column in PROTECTED.items()
    for name, attack in AROUND_EACH.items()
}

DENIED = r"not authorized|authorization denied|may not be modified"


@pytest.fixture
def vault(vault: Vault) -> Vault:
    """With two attached files, which no erasure has ever named."""
    attached.keep(vault.connection, "one", b"1")
    attached.keep(vault.connection, "two", b"2")
    return vault


def protected_rows(connection: Any) -> list[Any]:
    return [*journal_rows(connection), connection.execute("SELECT * FROM attached_file ORDER BY sha256").fetchall()]


@pytest.mark.parametrize(
    "attack",
    [*ON_ENTRY.values(), *ON_BODY.values(), *ON_FILE.values()],
    ids=[*ON_ENTRY, *(f"body {name}" for name in ON_BODY), *(f"file {name}" for name in ON_FILE)],
)
def test_triggers_refuse(vault: Vault, attack: str) -> None:
    before = protected_rows(vault.connection)
    with pytest.raises(sqlcipher.IntegrityError, match=r"journal: |attachments "), vault.transaction():
        vault.connection.execute(attack)
    assert protected_rows(vault.connection) == before


@pytest.mark.parametrize("attack", AROUND.values(), ids=AROUND)
def test_authorizer_refuses(vault: Vault, attack: str) -> None:
    before = protected_rows(vault.connection)
    with pytest.raises(sqlcipher.DatabaseError, match=DENIED):
        vault.connection.execute(attack)
    assert protected_rows(vault.connection) == before


def test_every_trigger_stays(vault: Vault) -> None:
    names = vault.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    assert len(names) > 6
    for (name,) in names:
        with pytest.raises(sqlcipher.DatabaseError, match=DENIED):
            vault.connection.execute(f"DROP TRIGGER {name}")


def _as_made(path: Path, clock: SetClock) -> Vault:
    return begin(new_vault(path, clock), clock)


def _as_opened(path: Path, clock: SetClock) -> Vault:
    _as_made(path, clock).close()
    return Vault.open(path, bytearray(KEY), DEVICE)


def _as_upgraded(path: Path, _: SetClock) -> Vault:
    shutil.copy(EARLIER, path)
    return Vault.open(path, bytearray(KEY), DEVICE)


def _as_rekeyed(path: Path, clock: SetClock) -> Vault:
    vault = _as_made(path, clock)
    rekey(vault, Change(path, lambda: bytearray(KEY), lambda: bytearray(KEY[::-1])))
    return vault


@pytest.mark.parametrize("way", [_as_made, _as_opened, _as_upgraded, _as_rekeyed])
def test_whatever_way_a_vault_was_opened_its_connection_is_guarded(
    way: Callable[[Path, SetClock], Vault], tmp_path: Path, clock: SetClock
) -> None:
    with contextlib.closing(way(tmp_path / "records.vault", clock)) as vault:
        for attack in (*AROUND.values(), "DROP TRIGGER entry_stays"):
            with pytest.raises(sqlcipher.DatabaseError, match=DENIED):
                vault.connection.execute(attack)
        assert vault.connection.execute("PRAGMA user_version").fetchone() != (0,)


def test_no_second_connection_is_had_beside_the_guarded_one(file: Path) -> None:
    """A connection without the guard is one that nobody else can have open at the same time."""
    with contextlib.closing(Vault.open(file, bytearray(KEY), DEVICE)), pytest.raises(VaultBusy):
        sqlcipher.connect(file, bytearray(KEY))


UNGUARDED = {"connect", "change_key", "guard", "set_authorizer", "executescript", "dbapi2", "migrate", "rekey"}


def test_only_the_store_can_have_a_connection_without_the_guard() -> None:
    package = paths.program_folder() / "dsl_desk"
    named = {
        (path.relative_to(package).as_posix(), word)
        for path in package.rglob("*.py")
        if path.parts[len(package.parts)] not in ("store", "gui", "app.py")  # Qt's signals connect
        for word in UNGUARDED & _words_said_of_the_store(path)
    }
    assert named <= {("services/rekeying.py", "rekey")}


def _words_said_of_the_store(path: Path) -> set[str]:
    """Names imported from the store's modules, and attributes of anything."""
    tree = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    imported = {
        alias.name
        for node in tree
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dsl_desk.store")
        for alias in node.names
    }
    return imported | {node.attr for node in tree if isinstance(node, ast.Attribute)}


def test_a_second_correction_of_one_version_is_refused(vault: Vault) -> None:
    """INSERT OR REPLACE by the third unique index would take the first correction away."""
    with vault.transaction():
        vault.connection.execute(insert(supersedes="'x'"))
    before = journal_rows(vault.connection)
    for how, words in (("INSERT", "UNIQUE"), ("INSERT OR REPLACE", "journal: ")):
        with pytest.raises(sqlcipher.IntegrityError, match=words), vault.transaction():
            vault.connection.execute(insert(how, supersedes="'x'"))
    assert journal_rows(vault.connection) == before


def test_the_next_entry_is_accepted(vault: Vault) -> None:
    """The attacks fail for what is wrong with them, not for how they are written."""
    (before,) = vault.connection.execute("SELECT count(*) FROM entry").fetchone()
    with vault.transaction():
        vault.connection.execute(insert())
        vault.connection.execute(NEXT_BODY)
    assert vault.connection.execute("SELECT count(*) FROM entry").fetchone() == (before + 1,)
    with vault.transaction():
        vault.connection.execute(insert(device="'new'", seq="1", previous=f"'{'0' * 64}'"))
