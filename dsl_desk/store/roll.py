"""The roll of a large school: ids in order, narrowed within one index, and the records of a few of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dsl_desk.domain.child import Child
from dsl_desk.domain.status import Status
from dsl_desk.store import records
from dsl_desk.store.search import starts_of_words
from dsl_desk.store.sqlcipher import Connection

ON_ROLL = "(left_on = '' OR left_on > ?)"
LEFT = "(left_on <> '' AND left_on <= ?)"
IN_FORCE = "(since = '' OR since <= ?) AND (until = '' OR until > ?)"
GOING_ON = (
    "id IN (SELECT i.child_id FROM concern c JOIN involvement i ON i.matter_id = c.id WHERE c.state <> 'closed')"
)
WITH_STATUS = f"id IN (SELECT child_id FROM status WHERE code = ? AND {IN_FORCE})"
LAST = "SELECT max(recorded) FROM chronology WHERE child_id = ?"
RECENT = (
    "SELECT i.child_id FROM observation o CROSS JOIN involvement i ON i.matter_id = o.id "
    "ORDER BY o.recorded DESC LIMIT ?"
)
"""CROSS JOIN keeps SQLite from reading every involvement first: the index on `recorded` ends after a few rows."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which children: each word of `text` starts one of their names; of one year; with a status in force (its code);
    with a concern that is not closed; those who have left instead of those on the roll."""

    text: str = ""
    year: str = ""
    status: str = ""
    going_on: bool = False
    left: bool = False


def query(wanted: Wanted, today: date) -> tuple[str, list[str]]:
    """The ids in the order of the roll."""
    day = today.isoformat()
    conditions, values = [LEFT if wanted.left else ON_ROLL], [day]
    if wanted.text.strip():
        condition, words = starts_of_words(wanted.text)
        conditions += [condition] if words else []
        values += words
    if wanted.year:
        conditions.append("year = ?")
        values.append(wanted.year)
    if wanted.status:
        conditions.append(WITH_STATUS)
        values += [wanted.status, day, day]
    if wanted.going_on:
        conditions.append(GOING_ON)
    return f"SELECT id FROM child WHERE {' AND '.join(conditions)} ORDER BY sort_name", values


def ids(connection: Connection, wanted: Wanted, today: date, limit: int = -1) -> tuple[str, ...]:
    """The children wanted, by family name; `limit` -1 is all of them."""
    sql, values = query(wanted, today)
    return tuple(id_ for (id_,) in connection.execute(f"{sql} LIMIT ?", (*values, limit)).fetchall())


def children(connection: Connection, ids: Sequence[str]) -> tuple[Child, ...]:
    """These children, in this order."""
    found = {child.id: child for child in _of(connection, Child, "id", ids)}
    return tuple(found[id_] for id_ in ids if id_ in found)


def statuses(connection: Connection, ids: Sequence[str], today: date) -> tuple[Status, ...]:
    """What is in force for these children."""
    return tuple(each for each in _of(connection, Status, "child_id", ids) if each.current(today))


def last_recorded(connection: Connection, child_id: str) -> datetime | None:
    """When something was last recorded about a child (UTC)."""
    (moment,) = connection.execute(LAST, (child_id,)).fetchone()
    return datetime.fromisoformat(moment) if moment else None


def recent(connection: Connection, count: int) -> tuple[str, ...]:
    """The children of the last `count` observations, newest first."""
    rows = connection.execute(RECENT, (count,)).fetchall()
    return tuple(dict.fromkeys(id_ for (id_,) in rows))


def names(connection: Connection) -> Iterator[str]:
    """What every child is called, and all of a child's names as they are found."""
    for called, found_as in connection.execute("SELECT name, found_as FROM child"):
        yield f"{called} {found_as}"


def years(connection: Connection, today: date) -> tuple[str, ...]:
    """The years in which there are children on the roll."""
    rows = connection.execute(f"SELECT DISTINCT year FROM child WHERE year <> '' AND {ON_ROLL}", (today.isoformat(),))
    return tuple(year for (year,) in rows)


def kinds_of_status(connection: Connection, today: date) -> tuple[Status, ...]:
    """One status of each code that is in force for somebody."""
    day = today.isoformat()
    return records.where(
        connection, Status, f"position IN (SELECT max(position) FROM status WHERE {IN_FORCE} GROUP BY code)", day, day
    )


def _of(connection: Connection, kind: type[records.R], column: str, ids: Sequence[str]) -> Iterator[records.R]:
    return iter(records.where(connection, kind, f"{column} IN ({', '.join('?' * len(ids))})", *ids))
