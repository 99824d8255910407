"""What happened to the records without changing them, newest first, in pages."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from dsl_desk.domain.event import Event
from dsl_desk.store.beside import UNMENTIONED
from dsl_desk.store.journal import read_body
from dsl_desk.store.sqlcipher import Connection

NEWEST = 2**62
"""Before every position there can be."""

_LOOKS = "SELECT e.position, e.time, e.author, b.content FROM entry e JOIN body b ON b.position = e.position "
_NEWEST_FIRST = f"AND e.kind = 'event' AND e.position < ? AND {UNMENTIONED.format('b.content')} "
_NEWEST_FIRST += "ORDER BY e.position DESC LIMIT ?"
OF_ENTITY = f"{_LOOKS} WHERE e.entity = ? {_NEWEST_FIRST}"
OF_AUTHOR = f"{_LOOKS} WHERE e.author = ? {_NEWEST_FIRST}"


class Looked(NamedTuple):
    """One event where it stands in the journal; `time` in UTC, `author` a person's id."""

    position: int
    time: datetime
    author: str
    event: Event


def of_entity(connection: Connection, entity: str, before: int, limit: int) -> tuple[Looked, ...]:
    """What happened to one child, or to whatever else has this id."""
    return _read(connection, OF_ENTITY, entity, before, limit)


def of_author(connection: Connection, author: str, before: int, limit: int) -> tuple[Looked, ...]:
    """What one person did."""
    return _read(connection, OF_AUTHOR, author, before, limit)


def _read(connection: Connection, query: str, *values: object) -> tuple[Looked, ...]:
    rows = connection.execute(query, values).fetchall()
    return tuple(
        Looked(position, datetime.fromisoformat(time), author, read_body(Event, content).record)
        for position, time, author, content in rows
    )
