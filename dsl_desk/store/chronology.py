"""Everything about one child in time order, from the view `chronology`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dsl_desk.domain.concern import Role
from dsl_desk.store import records
from dsl_desk.store.projections import BY_NAME
from dsl_desk.store.records import Version
from dsl_desk.store.sqlcipher import Connection

OF_CHILD = (
    "SELECT c.kind, c.version, c.recorded, e.author, b.content FROM chronology c "
    "JOIN entry e ON e.position = c.position JOIN body b ON b.position = c.position "
    "WHERE c.child_id = ? ORDER BY c.sort_at DESC, c.position DESC"
)

OTHER_ROLES = "SELECT matter_id, role FROM involvement WHERE child_id = ? AND role <> ?"


@dataclass(frozen=True, slots=True)
class Line:
    """One record of the chronology, as stored."""

    kind: str
    version: int
    recorded: datetime
    author: str
    record: Any


def of_child(connection: Connection, child_id: str) -> Iterator[Line]:
    """Newest first."""
    for kind, version, recorded, author, content in connection.execute(OF_CHILD, (child_id,)):
        yield Line(kind, version, datetime.fromisoformat(recorded), author, records.read_named(kind, content))


def other_roles(connection: Connection, child_id: str) -> dict[str, Role]:
    """The child's role in each matter that is about another child, by the matter's id."""
    rows = connection.execute(OTHER_ROLES, (child_id, Role.ABOUT.value))
    return {matter_id: Role(role) for matter_id, role in rows}


def versions(connection: Connection, kind: str, id_: str) -> tuple[Version[Any], ...]:
    """Every version of one record of a kind that stands in the chronology, oldest first."""
    return records.versions(connection, BY_NAME[kind].record, id_)
