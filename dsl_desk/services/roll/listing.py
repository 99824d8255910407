"""The roll as a list to find a child in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.term import Term
from dsl_desk.services.desk import Desk
from dsl_desk.store import roll as stored

YEARS = ("N", "R", *(str(year) for year in range(1, 14)))
"""Nursery, reception and the National Curriculum years, in the order children pass through them."""

RECENT = 200
"""So many of the latest observations decide which children come first where one is chosen."""

Wanted = stored.Wanted


@dataclass(frozen=True, slots=True)
class Listed:
    """One child; `last` is the school time of the newest record, `statuses` the wording of those in force."""

    child: Child
    last: datetime | None
    statuses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the roll can be narrowed by: years in order, kinds of status in force; and how many are on it."""

    on_roll: int
    years: tuple[str, ...]
    statuses: tuple[Term, ...]


def roll(desk: Desk, wanted: Wanted) -> tuple[str, ...]:
    """The ids of the children wanted, by family name."""
    return stored.ids(desk.connection, wanted, desk.today())


def roll_rows(desk: Desk, ids: Sequence[str]) -> tuple[Listed, ...]:
    """These children with when something was last recorded about each."""
    statuses: dict[str, list[str]] = {}
    for status in stored.statuses(desk.connection, ids, desk.today()):
        statuses.setdefault(status.child_id, []).append(status.kind.wording)
    return tuple(
        Listed(child, _last(desk, child), tuple(statuses.get(child.id, ())))
        for child in stored.children(desk.connection, ids)
    )


def choices(desk: Desk) -> Choices:
    today = desk.today()
    return Choices(
        len(stored.ids(desk.connection, Wanted(), today)),
        tuple(sorted(stored.years(desk.connection, today), key=_place_of)),
        tuple(status.kind for status in stored.kinds_of_status(desk.connection, today)),
    )


def find_children(desk: Desk, text: str, limit: int) -> tuple[Child, ...]:
    """The first children on the roll that `text` finds, those with the newest records before the others."""
    if not text.strip():
        return ()
    found = stored.ids(desk.connection, Wanted(text), desk.today())
    among = frozenset(found)
    first = [id_ for id_ in stored.recent(desk.connection, RECENT) if id_ in among]
    return stored.children(desk.connection, tuple(dict.fromkeys([*first, *found]))[:limit])


def named(desk: Desk, ids: Iterable[str]) -> tuple[Child, ...]:
    """The children among `ids`, whatever else stands there; those who have left too."""
    return stored.children(desk.connection, tuple(dict.fromkeys(ids)))


def _last(desk: Desk, child: Child) -> datetime | None:
    moment = stored.last_recorded(desk.connection, child.id)
    return school_time(moment) if moment else None


def _place_of(year: str) -> tuple[int, str]:
    return (YEARS.index(year) if year in YEARS else len(YEARS), year)
