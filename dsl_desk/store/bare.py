"""Former pupils about whom nothing is written."""

from __future__ import annotations

from datetime import date

from dsl_desk.domain.child import Child
from dsl_desk.store import records
from dsl_desk.store.sqlcipher import Connection

BARE = """
    left_on <> '' AND left_on <= ?
    AND NOT EXISTS (SELECT 1 FROM chronology c WHERE c.child_id = child.id)
    AND NOT EXISTS (SELECT 1 FROM involvement i WHERE i.child_id = child.id)
    AND NOT EXISTS (SELECT 1 FROM family_member s WHERE s.sibling_id <> '' AND s.sibling_id = child.id)
    AND NOT EXISTS (SELECT 1 FROM professional p WHERE p.child_id = child.id)
    AND NOT EXISTS (SELECT 1 FROM link l WHERE l.child_id <> '' AND l.child_id = child.id)
    AND NOT EXISTS (SELECT 1 FROM significance g WHERE g.child_id = child.id)
    AND NOT EXISTS (SELECT 1 FROM retention_review r WHERE r.child_id = child.id)
    AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.matter_id = child.id)
"""
"""Every table in which a record names a child; front sheet and family may be the school system's: looked at apart."""


def bare(connection: Connection, left_by: date) -> tuple[Child, ...]:
    """Children who left on that day or before, and no record names them."""
    return records.where(connection, Child, BARE, left_by.isoformat())
