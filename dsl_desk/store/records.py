"""Reading records: the current version, every version, every record of a kind.

The projection says where the current version stands; the record itself is decoded from the journal's body.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from dsl_desk.domain.casefile import Custody
from dsl_desk.domain.concern import Involvement
from dsl_desk.store.journal import read_body
from dsl_desk.store.projections import BY_NAME, BY_RECORD
from dsl_desk.store.sqlcipher import Connection

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Version(Generic[R]):
    """One version of a record with where it stands; `reason` says why it corrects the one before."""

    record: R
    reason: str
    number: int
    recorded: datetime
    author_id: str
    custody: Custody


def current(connection: Connection, kind: type[R], id_: str) -> R | None:
    """The newest version of one record."""
    table = BY_RECORD[kind].name
    row = connection.execute(
        f"SELECT content FROM {table} JOIN body USING (position) WHERE id = ?", (id_,)
    ).fetchone()
    return read(kind, row[0]) if row else None


def every(connection: Connection, kind: type[R], order: str = "position") -> tuple[R, ...]:
    """The newest version of every record of a kind, ordered by a column of its table."""
    table = BY_RECORD[kind].name
    rows = connection.execute(f"SELECT content FROM {table} JOIN body USING (position) ORDER BY {table}.{order}")
    return tuple(read(kind, content) for (content,) in rows)


def where(connection: Connection, kind: type[R], condition: str, *values: object) -> tuple[R, ...]:
    """The newest versions of the records whose table row meets `condition`, the caller's own SQL."""
    table = BY_RECORD[kind].name
    rows = connection.execute(
        f"SELECT content FROM {table} JOIN body USING (position) WHERE {condition} ORDER BY position", values
    )
    return tuple(read(kind, content) for (content,) in rows)


def first_recorded(connection: Connection, kind: type[Any], id_: str) -> datetime:
    """When the first version of a record that stands in the chronology was written down (UTC)."""
    (recorded,) = connection.execute(f"SELECT recorded FROM {BY_RECORD[kind].name} WHERE id = ?", (id_,)).fetchone()
    return datetime.fromisoformat(recorded)


def versions(connection: Connection, kind: type[R], id_: str) -> tuple[Version[R], ...]:
    """Every version of one record, oldest first; none of one that is hidden."""
    rows = connection.execute(
        "SELECT content, time, author, device, seq, hash, digest, salt FROM entry JOIN body USING (position) "
        "WHERE entity = ? AND kind = ? AND entity NOT IN (SELECT name FROM hidden) ORDER BY position",
        (id_, BY_RECORD[kind].name),
    ).fetchall()
    return tuple(_version(kind, number, row) for number, row in enumerate(rows, 1))


def _version(kind: type[R], number: int, row: tuple[Any, ...]) -> Version[R]:
    content, time, author, device, seq, own_hash, digest, salt = row
    body = read_body(kind, content)
    return Version(
        body.record,
        body.reason,
        number,
        datetime.fromisoformat(time),
        author,
        Custody(device, seq, own_hash, digest, salt.hex()),
    )


def read(kind: type[R], content: str) -> R:
    """The record of a body's text."""
    return read_body(kind, content).record


def read_named(kind: str, content: str) -> Any:
    """As `read`, by the kind's name in the journal."""
    return read(BY_NAME[kind].record, content)


def involved_children(connection: Connection, matter_id: str) -> tuple[str, ...]:
    """The ids of the children a matter is about."""
    return tuple(each.child_id for each in involved(connection, matter_id))


def involved(connection: Connection, matter_id: str) -> tuple[Involvement, ...]:
    """Which children a matter is about, and each one's role in it."""
    return where(connection, Involvement, "matter_id = ?", matter_id)
