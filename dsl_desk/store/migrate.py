"""Bringing the schema to this program's version by numbered scripts."""

from __future__ import annotations

from collections.abc import Callable

from dsl_desk import paths
from dsl_desk.domain.errors import VaultTooNew
from dsl_desk.store.sqlcipher import Connection


def is_behind(connection: Connection) -> bool:
    """Whether a script has to run before this program can use the file. Raises VaultTooNew."""
    version, newest = _version(connection), len(_scripts())
    if version > newest:
        raise VaultTooNew
    return version < newest


def migrate(connection: Connection, then: Callable[[], None] = lambda: None) -> None:
    """Run every script newer than the file's user_version, and `then`, all in one transaction or not at all."""
    scripts = _scripts()
    waiting = "\n".join(sql for sql in scripts[_version(connection) :])
    # executescript commits an open transaction first, so the transaction begins inside the script.
    try:
        connection.executescript(f"BEGIN IMMEDIATE;\n{waiting}\nPRAGMA user_version = {len(scripts)};")
        then()
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def schema(connection: Connection) -> str:
    """The schema as SQLite holds it, in a stable order; `schema.sql` is this text."""
    rows = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'note\\_%' ESCAPE '\\' "
        "ORDER BY CASE type WHEN 'table' THEN 1 WHEN 'view' THEN 2 WHEN 'index' THEN 3 ELSE 4 END, name"
    )
    return "\n\n".join(f"{sql};" for (sql,) in rows) + "\n"


def _version(connection: Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _scripts() -> list[str]:
    return [script.read_text(encoding="utf-8") for script in sorted(paths.migrations().glob("[0-9]*.sql"))]
