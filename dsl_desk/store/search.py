"""Finding children by name and records by any words in them."""

from __future__ import annotations

from typing import NamedTuple

from dsl_desk.domain.child import Child
from dsl_desk.store import records
from dsl_desk.store.projections.child import fold
from dsl_desk.store.sqlcipher import Connection

SHORTEST = 2
"""Letters before a search starts; the index holds prefixes of 2 and 3."""

MATCH_START, MATCH_END = "\x02", "\x03"
"""Around each found word in a snippet; no keyboard types them."""

NOTES = """
    SELECT e.kind, e.entity, coalesce(c.id, ''), coalesce(c.name, ''), snippet(note, 0, ?, ?, ' … ', 12)
    FROM note CROSS JOIN entry e ON e.position = note.rowid
    LEFT JOIN child c ON c.id = coalesce(
        (SELECT child_id FROM involvement WHERE matter_id = e.entity LIMIT 1),
        (SELECT child_id FROM action WHERE id = e.entity),
        (SELECT child_id FROM route_answer WHERE id = e.entity),
        (SELECT child_id FROM sharing WHERE id = e.entity)
    )
    WHERE note MATCH ? ORDER BY note.rowid DESC LIMIT ?
"""
"""CROSS JOIN keeps the full-text index outermost: it gives the newest first and stops at the limit."""


class Found(NamedTuple):
    """One answer: a child (kind "child"), or a record; whose it is, and the words around the match."""

    kind: str
    id: str
    child_id: str
    title: str
    snippet: str


def children(connection: Connection, text: str, limit: int) -> tuple[Child, ...]:
    """Children one of whose names starts with each of the words, by family name."""
    words = fold(text).split()
    if not words:
        return ()
    condition = " AND ".join("found_as LIKE ? ESCAPE '\\'" for _ in words)
    patterns = [f"% {_escaped(word)}%" for word in words]
    rows = connection.execute(
        f"SELECT content FROM child JOIN body USING (position) WHERE {condition} ORDER BY sort_name LIMIT ?",
        (*patterns, limit),
    )
    return tuple(records.read(Child, content) for (content,) in rows)


def notes(connection: Connection, text: str, limit: int) -> tuple[Found, ...]:
    """Records holding every word, the last one as a beginning; newest first."""
    words = text.replace("\0", " ").split()  # the query language ends at a NUL
    if not words or len(words[-1]) < SHORTEST:
        return ()
    quoted = ['"' + word.replace('"', '""') + '"' for word in words]
    query = " ".join([*quoted[:-1], quoted[-1] + "*"])
    found = connection.execute(NOTES, (MATCH_START, MATCH_END, query, limit)).fetchall()
    return tuple(map(Found._make, found))


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
