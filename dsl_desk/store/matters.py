"""Everything that stands in one concern, in time order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

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


@dataclass(frozen=True, slots=True)
class Standing:
    """A record in a concern, and the first of the concern's children it is about."""

    line: Line
    child_id: str


def of_concern(connection: Connection, concern_id: str) -> tuple[Standing, ...]:
    """What stands in it about any of its children, newest first."""
    found: dict[tuple[str, int], Standing] = {}
    for involved in records.involved(connection, concern_id):
        rows = connection.execute(OF_CONCERN, {"concern": concern_id, "child": involved.child_id})
        for sort_at, position, kind, version, recorded, author, content in rows:
            record = records.read_named(kind, content)
            line = Line(kind, version, datetime.fromisoformat(recorded), author, record)
            found.setdefault((sort_at, position), Standing(line, involved.child_id))
    return tuple(found[place] for place in sorted(found, reverse=True))
