"""Everything that stands in one concern, in time order."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from dsl_desk.store import records
from dsl_desk.store.chronology import Line
from dsl_desk.store.sqlcipher import Connection

OF_CONCERN = (
    "WITH resting AS MATERIALIZED (SELECT value FROM decision JOIN body USING (position), "
    "json_each(content, '$.record.records') WHERE decision.concern_id = :concern) "
    "SELECT c.sort_at, c.position, c.kind, c.version, c.recorded, e.author, b.content FROM chronology c "
    "JOIN entry e ON e.position = c.position JOIN body b ON b.position = c.position WHERE c.child_id = :child "
    "AND (json_extract(b.content, '$.record.concern_id') = :concern OR e.entity IN (SELECT value FROM resting))"
)
"""A record about a child is in a concern when it says so, or when a decision in the concern rests on it."""


def of_concern(connection: Connection, concern_id: str) -> tuple[Line, ...]:
    """What stands in it about any of its children, newest first."""
    rows: set[tuple[Any, ...]] = set()
    for involved in records.involved(connection, concern_id):
        rows |= set(connection.execute(OF_CONCERN, {"concern": concern_id, "child": involved.child_id}))
    return tuple(
        Line(kind, version, datetime.fromisoformat(recorded), author, records.read_named(kind, content))
        for _, _, kind, version, recorded, author, content in sorted(rows, reverse=True)
    )
