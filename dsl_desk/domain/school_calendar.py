"""When the school is closed to its pupils, beyond weekends and bank holidays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.problems import Problems
from dsl_desk.domain.when import MONTHS, read_when

CALENDAR_ID = "calendar"
"""There is one calendar in a vault; its versions share this id."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days on which pupils are not in school, both ends included: a holiday, a half term, a training day."""

    name: str
    first: date
    last: date

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("name", self.name, "Enter what the days are called, such as autumn half term")
        problems.line("name", self.name)
        problems.in_order("last", self.first, self.last)
        problems.raise_if_any()

    def includes(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """The school's own holidays as far as someone has entered them."""

    holidays: tuple[Holiday, ...] = ()
    id: str = CALENDAR_ID


NOTHING_ENTERED = SchoolCalendar()


def read_calendar(text: str, today: date) -> SchoolCalendar:
    """One holiday a line: `Autumn half term: 26 Oct to 30 Oct 2026`, `Training day: 4 Jan 2027`.

    Raises InvalidRecord for the field "holidays" with every line that cannot be read.
    """
    problems, holidays = Problems(), []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                holidays.append(_read_line(line, today))
            except InvalidRecord as error:
                problems.add("holidays", f"Line {number}: {error.problems[0].words}")
    problems.raise_if_any()
    return SchoolCalendar(tuple(sorted(holidays, key=lambda holiday: holiday.first)))


def say_calendar(calendar: SchoolCalendar) -> str:
    """The lines that `read_calendar` reads as the same calendar."""
    return "\n".join(
        f"{holiday.name}: {_say(holiday.first)}"
        + (f" to {_say(holiday.last)}" if holiday.last > holiday.first else "")
        for holiday in calendar.holidays
    )


def _read_line(line: str, today: date) -> Holiday:
    name, colon, days = line.strip().rpartition(":")
    if not colon:
        raise InvalidRecord(
            Problem("holidays", "Type a name, a colon and the days: Half term: 26 Oct to 30 Oct 2026")
        )
    begins, _, ends = days.partition(" to ")
    last = _read_day(ends or begins, today)
    first = _read_day(begins, today) if _YEAR.search(begins) or not ends else _same_year(begins, last)
    return Holiday(name.strip(), first, last)


_YEAR = re.compile(r"\b\d{4}\b|/\d{2}$")


def _read_day(text: str, today: date) -> date:
    day = read_when(text.strip(), datetime.combine(today, time()), future=True).day
    if day is None:
        raise InvalidRecord(Problem("holidays", "Type the day, such as 26 Oct 2026"))
    return day


def _same_year(text: str, last: date) -> date:
    """A day without a year is of the year of the last day, or of the one before: `21 Dec to 4 Jan 2027`."""
    first = _read_day(f"{text.strip()} {last.year}", last)
    return first if first <= last else _read_day(f"{text.strip()} {last.year - 1}", last)


def _say(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1].title()} {day.year}"
