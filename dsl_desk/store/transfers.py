"""Which children's files are still to go to another school, and which of their records another school has already."""

from __future__ import annotations

from datetime import date, timedelta

from dsl_desk.domain.transfer import Transfer
from dsl_desk.store import records
from dsl_desk.store.sqlcipher import Connection

SLIP = timedelta(days=31)
"""A leaving day that is entered again a little later is still the leaving that a transfer was about."""

WAITING = """
    SELECT id FROM child WHERE left_on <> '' AND left_on <= :until
        AND NOT EXISTS (
            SELECT 1 FROM transfer t WHERE t.child_id = child.id AND t.open = 0
                AND (t.counted_from = '' OR t.counted_from >= date(left_on, :slip))
        )
        AND (
            EXISTS (SELECT 1 FROM chronology c WHERE c.child_id = child.id)
            OR EXISTS (SELECT 1 FROM attachment a WHERE a.matter_id = child.id)
        )
    UNION
    SELECT child_id FROM transfer WHERE open = 1
"""


def waiting(connection: Connection, until: date) -> tuple[str, ...]:
    """Children with a record who have left by a day, or whose transfer was begun, and whose file has not gone."""
    slip = f"-{SLIP.days} days"
    rows = connection.execute(WAITING, {"until": until.isoformat(), "slip": slip})
    return tuple(id_ for (id_,) in rows)


def newest(connection: Connection, child_id: str) -> Transfer | None:
    """The transfer of a child's file that was begun last."""
    found = records.where(connection, Transfer, "child_id = ?", child_id)
    return found[-1] if found else None
