"""Which children's records come to a review, found without reading every record."""

from __future__ import annotations

from datetime import date, datetime

from dsl_desk.store.sqlcipher import Connection

PERHAPS_DUE = """
    SELECT id FROM child WHERE born <> '' AND born <= ?
    UNION ALL
    SELECT child_id FROM retention_review WHERE next_review <> '' AND next_review <= ?
"""
REVIEWED = "SELECT DISTINCT child_id FROM retention_review ORDER BY child_id"
LAST_RECORDED = "SELECT max(recorded) FROM chronology WHERE child_id = ?"


def perhaps_due(connection: Connection, born_by: date, reviewed_by: date) -> tuple[str, ...]:
    """Children born by a day, and those who were to be looked at again by another."""
    rows = connection.execute(PERHAPS_DUE, (born_by.isoformat(), reviewed_by.isoformat()))
    return tuple(dict.fromkeys(id_ for (id_,) in rows))


def reviewed(connection: Connection) -> tuple[str, ...]:
    """Children about whose records something was decided."""
    return tuple(id_ for (id_,) in connection.execute(REVIEWED))


def last_recorded(connection: Connection, child_id: str) -> datetime | None:
    """When the newest record about a child was first written down (UTC)."""
    (recorded,) = connection.execute(LAST_RECORDED, (child_id,)).fetchone()
    return datetime.fromisoformat(recorded) if recorded else None
