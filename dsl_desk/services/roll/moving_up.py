"""The end of the school year: everyone moves up, and the oldest year leaves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import DeskError, InvalidRecord, Problem
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.roll.import_plan import MOVED_UP
from dsl_desk.services.roll.listing import YEARS
from dsl_desk.store import beside, records

_LAST = "moved-up"
"""The setting that remembers when it was done last."""

SCHOOL_YEARS = YEARS[YEARS.index("R") :]
"""Reception to year 13. Nursery lasts one year or two: those children move with the next pupil list."""


@dataclass(frozen=True, slots=True)
class MovingUp:
    """What would happen to each child on the roll. `staying` have no year from reception to 13.

    `last` is the day it was done last, so that doing it twice in one summer is noticed.
    """

    leaving_year: str
    moving: tuple[tuple[Child, str], ...]
    leaving: tuple[Child, ...]
    staying: tuple[Child, ...]
    last: date | None


class RollMoved(DeskError):
    words = (
        "The roll has changed since this was listed. Nobody was moved. Look at the list again, then move everyone up."
    )


def plan_moving_up(desk: Desk, leaving_year: str = "") -> MovingUp:
    """Everyone's next year. `leaving_year` is the one that leaves; without it, the highest on the roll."""
    children = records.where(desk.connection, Child, "left_on = ''")
    children = tuple(sorted(children, key=lambda child: (_rank(child.year), child.form, child.family_name)))
    leaving_year = leaving_year or max((child.year for child in children), key=_rank, default="")
    last = beside.setting(desk.connection, _LAST)
    return MovingUp(
        leaving_year,
        tuple((child, _next(child.year)) for child in children if 0 <= _rank(child.year) < _rank(leaving_year)),
        tuple(child for child in children if 0 <= _rank(leaving_year) <= _rank(child.year)),
        tuple(child for child in children if _rank(child.year) < 0),
        date.fromisoformat(last) if last else None,
    )


def move_up(desk: Desk, planned: MovingUp, day: date | None) -> Changed:
    """Move everyone up a year as planned, all or nothing; the leaving year left on `day`.

    Forms are cleared: last year's form would be a wrong fact on a letter, and the next pupil list brings the new
    ones. Raises InvalidRecord without a day that has come, RollMoved when the roll is no longer as it was planned.
    """
    if planned.leaving and (day is None or day > desk.today()):
        raise InvalidRecord(
            Problem("left", "Enter the first day they are no longer at this school. It cannot lie in the future")
        )
    with desk.deed() as deed:
        if plan_moving_up(desk, planned.leaving_year) != planned:
            raise RollMoved
        for child, year in planned.moving:
            deed.record(replace(child, year=year, form=""), MOVED_UP)
        for child in planned.leaving:
            deed.record(replace(child, left=day), MOVED_UP)
        beside.save_setting(desk.connection, _LAST, desk.today().isoformat())
    moved = [child.id for child, _ in planned.moving]
    return changed(deed, "", [*moved, *(child.id for child in planned.leaving)])


def _next(year: str) -> str:
    return SCHOOL_YEARS[_rank(year) + 1]


def _rank(year: str) -> int:
    """Its place among the school years; -1 for a year that is not known or not among them."""
    return SCHOOL_YEARS.index(year) if year in SCHOOL_YEARS else -1
