"""The bytes of attachments, beside the journal and found by their SHA-256: a rebuild leaves them alone.

They are opaque: nothing here or above opens, unpacks or renders them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from dsl_desk.domain.attachment import Attachment
from dsl_desk.store import records
from dsl_desk.store.sqlcipher import Connection

_ADDED = (
    "SELECT e.time, e.author, b.content FROM attachment a "
    "JOIN entry e ON e.position = a.position JOIN body b ON b.position = a.position "
)
OF_MATTER = _ADDED + "WHERE a.matter_id = ? ORDER BY a.position"
_ABOUT_CHILD = (
    "a.matter_id = ?1 OR a.matter_id IN (SELECT o.entity FROM chronology c "
    "JOIN entry o ON o.position = c.position WHERE c.child_id = ?1)"
)
OF_CHILD = f"{_ADDED} WHERE {_ABOUT_CHILD} ORDER BY a.position DESC"
COUNT_OF_CHILD = f"SELECT count(*) FROM attachment a WHERE {_ABOUT_CHILD}"


@dataclass(frozen=True, slots=True)
class Added:
    """An attachment, when it was added (UTC), and by whom."""

    attachment: Attachment
    added: datetime
    author: str


def keep(connection: Connection, sha256: str, content: bytes) -> None:
    """Keep the bytes; the same bytes are kept once, however often they are attached."""
    connection.execute(
        "INSERT INTO attached_file (sha256, content) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING", (sha256, content)
    )


def content(connection: Connection, sha256: str) -> bytes | None:
    """The bytes whose SHA-256 this is said to be."""
    row = connection.execute("SELECT content FROM attached_file WHERE sha256 = ?", (sha256,)).fetchone()
    return bytes(row[0]) if row else None


def of_matter(connection: Connection, matter_id: str) -> tuple[Added, ...]:
    """What is attached to one record, or to a child's file itself; oldest first."""
    return tuple(_added(row) for row in connection.execute(OF_MATTER, (matter_id,)))


def of_child(connection: Connection, child_id: str) -> tuple[Added, ...]:
    """What is attached to a child's file and to every record about the child, newest first."""
    return tuple(_added(row) for row in connection.execute(OF_CHILD, (child_id,)))


def count_of_child(connection: Connection, child_id: str) -> int:
    (count,) = connection.execute(COUNT_OF_CHILD, (child_id,)).fetchone()
    return int(count)


def damaged(connection: Connection) -> Iterator[str]:
    """Ids of the attachments whose bytes are missing or are not those that were added; one in memory at a time."""
    for id_, sha256 in connection.execute("SELECT id, sha256 FROM attachment ORDER BY sha256, id").fetchall():
        kept = content(connection, sha256)
        if kept is None or hashlib.sha256(kept).hexdigest() != sha256:
            yield id_


def _added(row: tuple[str, str, str]) -> Added:
    time, author, body = row
    return Added(records.read(Attachment, body), datetime.fromisoformat(time), author)
