"""School days: weekdays that are neither bank holidays nor the school's own holidays."""

from __future__ import annotations

from datetime import date, timedelta

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.school_calendar import CALENDAR_ID, NOTHING_ENTERED, SchoolCalendar
from dsl_desk.services.catalogue.bank_holidays import is_working_day
from dsl_desk.services.desk import Desk, changed
from dsl_desk.store import records

LONGEST_CLOSURE = timedelta(days=366)
"""A calendar may hold a slip of the pen, such as a wrong year: counting never runs on beyond this."""


def is_school_day(day: date, calendar: SchoolCalendar = NOTHING_ENTERED) -> bool:
    """A holiday nobody has entered counts as term: a limit then comes too early rather than too late."""
    return is_working_day(day) and not any(holiday.includes(day) for holiday in calendar.holidays)


def school_days_after(day: date, count: int, calendar: SchoolCalendar = NOTHING_ENTERED) -> date:
    """The last of the `count` school days that follow `day`; `day` itself where `count` is 0."""
    until = day + LONGEST_CLOSURE
    while count > 0 and day < until:
        day += timedelta(days=1)
        count -= is_school_day(day, calendar)
    return day


def school_calendar(desk: Desk) -> SchoolCalendar:
    """The school's own holidays; none while nobody has entered any."""
    return records.current(desk.connection, SchoolCalendar, CALENDAR_ID) or NOTHING_ENTERED


def set_school_calendar(desk: Desk, calendar: SchoolCalendar) -> Changed:
    with desk.deed() as deed:
        deed.record(calendar)
    return changed(deed, calendar.id)
