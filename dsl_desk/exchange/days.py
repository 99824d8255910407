"""Days as school systems write them: ISO, numbers with slashes, or with the month's name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})", re.ASCII)
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-/. ]+([a-z]{3,9})[-/., ]+(\d{4}|\d{2})", re.ASCII | re.IGNORECASE)
_CLOCK = re.compile(r"[T ]00:00(:00(\.0+)?)?Z?$", re.ASCII)
"""Midnight, which spreadsheets and databases add to a day."""


class DateOrder(StrEnum):
    """Which comes first in 03/09/2012. England writes the day first."""

    DAY_FIRST = "day/month/year"
    MONTH_FIRST = "month/day/year"


def order_of(texts: Iterable[str]) -> DateOrder | None:
    """The order these days are written in; None when each could be either, and day first when they disagree."""
    month_first = False
    for text in texts:
        if found := _NUMBERS.fullmatch(_without_clock(text)):
            if int(found[1]) > 12:
                return DateOrder.DAY_FIRST
            month_first = month_first or int(found[2]) > 12
    return DateOrder.MONTH_FIRST if month_first else None


def needs_order(texts: Iterable[str]) -> bool:
    """Whether any of these days can be read only when the order is known."""
    return any(_NUMBERS.fullmatch(_without_clock(text)) for text in texts)


def read_day(text: str, order: DateOrder) -> date | None:
    """The day, or None when it is none. A year of two digits is of this century: pupils were born in it."""
    plain = _without_clock(text)
    if found := _ISO.fullmatch(plain):
        return _day(found[1], found[2], found[3])
    if found := _NUMBERS.fullmatch(plain):
        day, month = (found[1], found[2]) if order is DateOrder.DAY_FIRST else (found[2], found[1])
        return _day(found[3], month, day)
    if (found := _NAMED.fullmatch(plain)) and found[2][:3].lower() in MONTHS:
        return _day(found[3], str(MONTHS.index(found[2][:3].lower()) + 1), found[1])
    return None


def _without_clock(text: str) -> str:
    return _CLOCK.sub("", text.strip())


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None
