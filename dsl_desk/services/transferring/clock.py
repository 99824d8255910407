"""By when a child's file has to be with the next school, in days and in school days; the earlier one counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dsl_desk.domain.child import Child
from dsl_desk.domain.school_calendar import SchoolCalendar
from dsl_desk.domain.transfer import Transfer
from dsl_desk.domain.when import MONTHS, WEEKDAYS
from dsl_desk.services.catalogue.clock import clock
from dsl_desk.services.desk import Desk
from dsl_desk.services.school_days import school_calendar, school_days_after
from dsl_desk.store import records, transfers

DAYS, SCHOOL_DAYS = "file-transfer-days", "file-transfer-school-days"
"""The two readings of the same five days, in resources/guidance/clocks.json."""

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One file that has to go. `starts` is the first day that counts; None where nobody has said when that is."""

    child: Child
    transfer: Transfer | None
    starts: date | None
    by_days: date | None
    by_school_days: date | None

    @property
    def due(self) -> date | None:
        """The earlier of the two."""
        return min(self.by_days, self.by_school_days) if self.by_days and self.by_school_days else None


def files_waiting(desk: Desk) -> tuple[Waiting, ...]:
    """Every file that is still to go, the most urgent first; those whose day nobody has said come last."""
    ids, calendar = transfers.waiting(desk.connection, desk.today()), school_calendar(desk)
    found = [_waiting(desk, id_, calendar) for id_ in ids]
    return tuple(sorted(found, key=lambda each: (each.due or date.max, each.child.family_name)))


def file_waiting(desk: Desk, child_id: str) -> Waiting | None:
    """The same for one child; None where no file is waiting to go."""
    if not transfers.waits(desk.connection, child_id, desk.today()):
        return None
    return _waiting(desk, child_id, school_calendar(desk))


def limits(starts: date, calendar: SchoolCalendar) -> tuple[date, date]:
    """The last day, by days and by school days. The first day counts: too early rather than too late."""
    before = starts - ONE_DAY
    return (
        before + timedelta(days=clock(DAYS).amount),
        school_days_after(before, clock(SCHOOL_DAYS).amount, calendar),
    )


def say_limits(each: Waiting) -> str:
    """What has to be done by when, both dates, short enough for one line of Today."""
    if each.by_days is None or each.by_school_days is None:
        return "File to go to the next school. Say from which day"
    days, school_days = _say(each.by_days), _say(each.by_school_days)
    if each.by_days == each.by_school_days:
        return f"File to go by {days}, in days and in school days"
    return f"File to go by {days}; in school days {school_days}"


def _say(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()][:3].title()} {day.day} {MONTHS[day.month - 1][:3].title()}"


def _waiting(desk: Desk, child_id: str, calendar: SchoolCalendar) -> Waiting:
    child = records.current(desk.connection, Child, child_id)
    assert child is not None, "a transfer is about a child on the roll"
    begun = transfers.going_on(desk.connection, child_id)
    starts = (begun.counted_from if begun else None) or child.left
    by_days, by_school_days = limits(starts, calendar) if starts else (None, None)
    return Waiting(child, begun, starts, by_days, by_school_days)
