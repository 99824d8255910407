"""How long something may take, counted from when it began."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from functools import cache

from dsl_desk.domain.when import Certainty, When
from dsl_desk.services.catalogue.bank_holidays import working_days_after
from dsl_desk.services.catalogue.reading import damaged, load


class ClockUnit(StrEnum):
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working days"
    SCHOOL_DAYS = "school days"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time limit of guidance. `starts` says what it is counted from; 0 days is the same day.

    Working days leave out weekends and bank holidays, as far ahead as those are known. School days are counted as
    working days here; services.school_days knows the school's own holidays.
    """

    code: str
    wording: str
    amount: int
    unit: ClockUnit
    starts: str
    sources: tuple[str, ...]

    def due(self, began: When, otherwise: datetime) -> When:
        """The last moment: a time for hours, else a day, by whose end it is due.

        A day without a time is counted from its first minute, and `otherwise` (school time, when it was written
        down) stands in for a beginning that nobody stated: again too early rather than too late.
        """
        start = datetime.combine(began.day, began.time or time()) if began.day else otherwise.replace(tzinfo=None)
        if self.unit is ClockUnit.HOURS:
            end = start + timedelta(hours=self.amount)
            return When(Certainty.EXACT, end.date(), end.time().replace(second=0, microsecond=0))
        if self.unit is ClockUnit.DAYS:
            return When(Certainty.EXACT, (start + timedelta(days=self.amount)).date())
        return When(Certainty.EXACT, working_days_after(start.date(), self.amount))


@cache
def clocks() -> tuple[Clock, ...]:
    return load(tuple[Clock, ...], "guidance/clocks.json")


def clock(code: str) -> Clock:
    """The clock of that code; raises DeskError when the file lacks it."""
    for each in clocks():
        if each.code == code:
            return each
    raise damaged(f"guidance/clocks.json has no entry for {code}")


def is_past(due: When, now: datetime) -> bool:
    """Whether a last moment has gone by; `now` in school time."""
    if due.day is None or due.day > now.date():
        return False
    return due.day < now.date() or (due.time is not None and due.time < now.time())
