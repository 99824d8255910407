"""When the school is closed to its pupils, beyond weekends and bank holidays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dsl_desk.domain.problems import Problems

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
