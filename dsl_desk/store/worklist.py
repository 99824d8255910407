"""What Today shows: what is due, what came in last, how many each week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dsl_desk.domain.decision import DecisionKind
from dsl_desk.store import records
from dsl_desk.store.sqlcipher import Connection

DUE = f"""
    SELECT due AS day, 'action', position, child_id FROM action WHERE open = 1 AND due <> '' AND due <= ?
    UNION ALL
    SELECT c.follow_up, 'contact', c.position, i.child_id
    FROM contact c JOIN involvement i ON i.matter_id = c.id
    WHERE c.follow_up <> '' AND c.follow_up <= ?
        AND NOT EXISTS (
            SELECT 1 FROM contact later JOIN involvement other ON other.matter_id = later.id
            WHERE later.whom = c.whom AND later.position > c.position AND other.child_id = i.child_id
        )
    UNION ALL
    SELECT d.review_on, 'decision', d.position, i.child_id
    FROM decision d JOIN involvement i ON i.matter_id = d.id
    WHERE d.review_on <> '' AND d.review_on <= ?
        AND NOT EXISTS (
            SELECT 1 FROM decision later JOIN involvement other ON other.matter_id = later.id
            WHERE later.concern_id = d.concern_id AND later.position > d.position AND other.child_id = i.child_id
                AND '{DecisionKind.TELLING}' <> (
                    SELECT json_extract(b.content, '$.record.kind') FROM body b WHERE b.position = later.position
                )
        )
    ORDER BY day, 3
"""
"""A follow-up ends with a later contact with the same person, a review with a later decision in the same matter.

Only who is told reviews nothing: another decision's day stays.
"""

LATEST = (
    "SELECT o.recorded, o.position, i.child_id FROM observation o CROSS JOIN involvement i ON i.matter_id = o.id "
    "ORDER BY o.recorded DESC, i.position LIMIT ?"
)
"""CROSS JOIN keeps SQLite from reading every involvement first: the index on `recorded` ends after a few rows."""


@dataclass(frozen=True, slots=True)
class Due:
    day: date
    child_id: str
    record: Any


@dataclass(frozen=True, slots=True)
class Latest:
    recorded: datetime
    child_id: str
    record: Any


def due(connection: Connection, until: date) -> tuple[Due, ...]:
    """Open actions, follow-ups and reviews up to a day, earliest first."""
    rows = connection.execute(DUE, (until.isoformat(),) * 3).fetchall()
    return tuple(
        Due(date.fromisoformat(day), child_id, _record_at(connection, kind, position))
        for day, kind, position, child_id in rows
    )


def latest(connection: Connection, limit: int) -> tuple[Latest, ...]:
    """The observations recorded last, newest first."""
    rows = connection.execute(LATEST, (limit,)).fetchall()
    return tuple(
        Latest(datetime.fromisoformat(recorded), child_id, _record_at(connection, "observation", position))
        for recorded, position, child_id in rows
    )


def observations_since(connection: Connection, moment: datetime) -> tuple[datetime, ...]:
    """When each observation since a moment was recorded (UTC)."""
    rows = connection.execute(
        "SELECT recorded FROM observation WHERE recorded >= ? ORDER BY recorded", (moment.isoformat(),)
    )
    return tuple(datetime.fromisoformat(recorded) for (recorded,) in rows)


def _record_at(connection: Connection, kind: str, position: int) -> Any:
    (content,) = connection.execute("SELECT content FROM body WHERE position = ?", (position,)).fetchone()
    return records.read_named(kind, content)
