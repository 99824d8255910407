"""The bank holidays of England and Wales, and the working days between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dsl_desk.services.catalogue.reading import load

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class BankHoliday:
    """`name` as GOV.UK gives it, with "(substitute day)" where it stands for a day at a weekend."""

    day: date
    name: str


@dataclass(frozen=True, slots=True)
class BankHolidays:
    """Every bank holiday of the years `from_year` to `until_year`; of other years nothing is known."""

    division: str
    from_year: int
    until_year: int
    sources: tuple[str, ...]
    days: tuple[BankHoliday, ...]


@cache
def bank_holidays() -> BankHolidays:
    return load(BankHolidays, "calendar/bank_holidays.json")


@cache
def _days() -> frozenset[date]:
    return frozenset(each.day for each in bank_holidays().days)


def is_bank_holiday(day: date) -> bool | None:
    """None in a year for which no list is at hand: not known is not the same as no."""
    known = bank_holidays()
    return day in _days() if known.from_year <= day.year <= known.until_year else None


def is_working_day(day: date) -> bool:
    """Monday to Friday and no bank holiday.

    Where bank holidays are not known every weekday is one: a limit then comes too early rather than too late.
    """
    return day.weekday() < SATURDAY and not is_bank_holiday(day)


def working_days_after(day: date, count: int) -> date:
    """The last of the `count` working days that follow `day`; `day` itself where `count` is 0."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day
