"""Bringing the schema to this program's version, one numbered script at a time."""

from __future__ import annotations

from dsl_desk import paths
from dsl_desk.domain.errors import VaultTooNew
from dsl_desk.store.sqlcipher import Connection


def migrate(connection: Connection) -> None:
    """Run every script newer than the file's user_version; each is one transaction. Raises VaultTooNew."""
    scripts = sorted(paths.migrations().glob("[0-9]*.sql"))
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(scripts):
        raise VaultTooNew
    for number, script in enumerate(scripts[version:], version + 1):
        sql = script.read_text(encoding="utf-8")
        # executescript commits an open transaction first, so the transaction goes inside the script.
        try:
            connection.executescript(f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA user_version = {number};\nCOMMIT;")
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
