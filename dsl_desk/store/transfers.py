"""Which children's files are still to go to another school, and which of their records another school has already."""

from __future__ import annotations

from datetime import date, timedelta

from dsl_desk.domain.transfer import Transfer
from dsl_desk.store import records
from dsl_desk.store.sqlcipher import Connection

SLIP = timedelta(days=31)
"""A leaving day that is entered again a little later is still the leaving that a transfer was about."""

NEVER_SENT = "EXISTS (SELECT 1 FROM sharing s WHERE s.id = t.sharing_id AND s.state = 'never sent')"
"""A bundle that was made and never left is no file that has gone."""

WAITING = f"""
    SELECT id FROM child WHERE left_on <> '' AND left_on <= :until
        AND NOT EXISTS (
            SELECT 1 FROM transfer t WHERE t.child_id = child.id AND t.open = 0 AND NOT {NEVER_SENT}
                AND (t.counted_from = '' OR t.counted_from >= date(left_on, :slip))
        )
        AND (
            EXISTS (SELECT 1 FROM chronology c WHERE c.child_id = child.id)
            OR EXISTS (SELECT 1 FROM attachment a WHERE a.matter_id = child.id)
        )
    UNION
    SELECT child_id FROM transfer t WHERE t.open = 1 OR {NEVER_SENT}
"""
NEWEST = f"""
    SELECT t.id, t.open OR {NEVER_SENT} FROM transfer t WHERE t.child_id = ? ORDER BY t.position DESC LIMIT 1
"""


def waiting(connection: Connection, until: date) -> tuple[str, ...]:
    """Children with a record who have left by a day, or whose transfer was begun, and whose file has not gone."""
    slip = f"-{SLIP.days} days"
    rows = connection.execute(WAITING, {"until": until.isoformat(), "slip": slip})
    return tuple(id_ for (id_,) in rows)


def waits(connection: Connection, child_id: str, until: date) -> bool:
    """The same for one child."""
    values = {"until": until.isoformat(), "slip": f"-{SLIP.days} days", "child": child_id}
    return connection.execute(f"SELECT 1 FROM ({WAITING}) WHERE id = :child", values).fetchone() is not None


def newest(connection: Connection, child_id: str) -> Transfer | None:
    """The transfer of a child's file that was written down last."""
    row = connection.execute(NEWEST, (child_id,)).fetchone()
    return records.current(connection, Transfer, row[0]) if row else None


def going_on(connection: Connection, child_id: str) -> Transfer | None:
    """The same where the file has still to go."""
    row = connection.execute(NEWEST, (child_id,)).fetchone()
    return records.current(connection, Transfer, row[0]) if row and row[1] else None
