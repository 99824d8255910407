"""Observations that marked a place on the body of a child they are about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from dsl_desk.domain.concern import Role
from dsl_desk.domain.observation import Observation
from dsl_desk.store import records
from dsl_desk.store.sqlcipher import Connection

OF_CHILD = (
    "SELECT o.recorded, b.content FROM involvement i JOIN observation o ON o.id = i.matter_id "
    "JOIN body b ON b.position = o.position "
    # A record's field, never a word in a note: there every quotation mark has a backslash before it.
    "WHERE i.child_id = ? AND i.role = ? AND instr(b.content, '\"marks\":[') ORDER BY o.sort_at DESC, o.position DESC"
)


def of_child(connection: Connection, child_id: str) -> Iterator[tuple[datetime, Observation]]:
    """When first recorded (UTC) and the record as it is now, newest first; only those about this child."""
    for recorded, content in connection.execute(OF_CHILD, (child_id, Role.ABOUT.value)):
        yield datetime.fromisoformat(recorded), records.read(Observation, content)
