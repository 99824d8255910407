"""What a rebuild leaves alone: drafts, keys, kept files, settings, and the names of what is hidden."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dsl_desk.store.sqlcipher import Connection

UNMENTIONED = "NOT EXISTS (SELECT 1 FROM hidden WHERE instr({}, hidden.name))"
"""The condition that a text names nothing hidden: ids and the numbers of bundles stand in no other text by chance."""

DRAFTS = f"SELECT id, form, saved, content FROM draft WHERE {UNMENTIONED.format('draft.content')} ORDER BY saved DESC"


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """A form as it was left. `content` is the form's own JSON; `saved` ISO 8601 in UTC."""

    id: str
    form: str
    saved: str
    content: str


@dataclass(frozen=True, slots=True)
class StoredKey:
    """Certificate and private key in PEM."""

    certificate: str
    private_key: str


def save_draft(connection: Connection, draft: StoredDraft) -> None:
    connection.execute(
        "INSERT INTO draft (id, form, saved, content) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET saved = excluded.saved, content = excluded.content",
        (draft.id, draft.form, draft.saved, draft.content),
    )


def remove_draft(connection: Connection, id_: str) -> None:
    connection.execute("DELETE FROM draft WHERE id = ?", (id_,))


def drafts(connection: Connection) -> tuple[StoredDraft, ...]:
    """Those that name nothing hidden, newest first."""
    return tuple(StoredDraft(*row) for row in connection.execute(DRAFTS))


def save_key(connection: Connection, role: str, key: StoredKey) -> None:
    """`role` is "root" or "leaf"; a new leaf takes the place of the old one."""
    connection.execute(
        "INSERT INTO school_key (role, certificate, private_key) VALUES (?, ?, ?) ON CONFLICT (role) DO UPDATE "
        "SET certificate = excluded.certificate, private_key = excluded.private_key",
        (role, key.certificate, key.private_key),
    )


def key(connection: Connection, role: str) -> StoredKey | None:
    row = connection.execute("SELECT certificate, private_key FROM school_key WHERE role = ?", (role,)).fetchone()
    return StoredKey(*row) if row else None


def keep_file(connection: Connection, entity: str, name: str, content: bytes) -> None:
    connection.execute("INSERT INTO kept_file (entity, name, content) VALUES (?, ?, ?)", (entity, name, content))


def kept_file(connection: Connection, entity: str, name: str) -> bytes | None:
    row = connection.execute("SELECT content FROM kept_file WHERE entity = ? AND name = ?", (entity, name)).fetchone()
    return bytes(row[0]) if row else None


def bundle_file(sharing_id: str) -> str:
    """The setting that remembers where a bundle was saved."""
    return f"bundle-file/{sharing_id}"


def save_setting(connection: Connection, name: str, value: str) -> None:
    connection.execute(
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def setting(connection: Connection, name: str) -> str:
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else ""


def clear_setting(connection: Connection, name: str) -> None:
    connection.execute("DELETE FROM setting WHERE name = ?", (name,))


def hide(connection: Connection, names: Iterable[str]) -> None:
    """From now on the person at the desk is not to see the entities of these ids and the bundles of these numbers."""
    connection.execute("DELETE FROM hidden")
    connection.executemany("INSERT INTO hidden (name) VALUES (?)", [(name,) for name in names])


def hidden(connection: Connection) -> frozenset[str]:
    """The names of what is hidden."""
    return frozenset(name for (name,) in connection.execute("SELECT name FROM hidden"))
