"""Ways to change what was written, tried on the connection the program itself works with: each is refused."""

from __future__ import annotations

import pytest

from dsl_desk.store import sqlcipher
from dsl_desk.store.vault import Vault
from tests.store.conftest import journal_rows

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

AROUND = {
    "drop trigger": "DROP TRIGGER entry_stays",
    "drop table": "DROP TABLE entry",
    "drop body": "DROP TABLE body",
    "drop index": "DROP INDEX entry_supersedes_once",
    "rename table": "ALTER TABLE entry RENAME TO gone",
    "rename column": "ALTER TABLE entry RENAME COLUMN author TO gone",
    "drop column": "ALTER TABLE entry DROP COLUMN signature",
    "writable schema": "PRAGMA writable_schema = ON",
    "edit of the schema": "UPDATE sqlite_schema SET sql = '' WHERE name = 'entry_stays'",
    "delete from the schema": "DELETE FROM sqlite_schema WHERE name = 'entry_stays'",
    "attach": "ATTACH ':memory:' AS other",
    "vacuum into": "VACUUM INTO 'copy.vault'",
    "export": "SELECT sqlcipher_export('main')",
    "temp table": "CREATE TEMP TABLE entry (position INTEGER)",
    "temp view": "CREATE TEMP VIEW entry AS SELECT 1 AS position",
    "temp trigger": "CREATE TEMP TRIGGER before_all BEFORE INSERT ON main.entry BEGIN SELECT raise(IGNORE); END",
    "trigger": "CREATE TRIGGER before_all BEFORE INSERT ON entry BEGIN SELECT raise(IGNORE); END",
    "recursive triggers": "PRAGMA recursive_triggers = OFF",
    "foreign keys": "PRAGMA foreign_keys = OFF",
    "ignored checks": "PRAGMA ignore_check_constraints = ON",
    "rekey": "PRAGMA rekey = 'other'",
    "version": "PRAGMA user_version = 0",
    "synchronous": "PRAGMA synchronous = OFF",
    "extension": "SELECT load_extension('other')",
}


@pytest.mark.parametrize(
    "attack", [*ON_ENTRY.values(), *ON_BODY.values()], ids=[*ON_ENTRY, *(f"body {n}" for n in ON_BODY)]
)
def test_triggers_refuse(vault: Vault, attack: str) -> None:
    before = journal_rows(vault.connection)
    with pytest.raises(sqlcipher.IntegrityError, match=r"journal: "), vault.transaction():
        vault.connection.execute(attack)
    assert journal_rows(vault.connection) == before


@pytest.mark.parametrize("attack", AROUND.values(), ids=AROUND)
def test_authorizer_refuses(vault: Vault, attack: str) -> None:
    before = journal_rows(vault.connection)
    with pytest.raises(sqlcipher.DatabaseError, match=r"not authorized|authorization denied|may not be modified"):
        vault.connection.execute(attack)
    assert journal_rows(vault.connection) == before


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
