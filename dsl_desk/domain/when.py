"""When something happened, as exactly as the person knows it and no more.

A `When` is local school time without a zone, the way a witness says it. The time a record was written is another
thing: it is UTC, taken from the clock, and stands in the journal entry.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeVar

from dsl_desk.domain.errors import InvalidRecord, Problem

T = TypeVar("T")

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


class Certainty(StrEnum):
    NOT_STATED = "not stated"
    NOT_KNOWN = "not known"
    ABOUT = "about"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class When:
    """A day, perhaps with a time of day, and how sure the witness is."""

    certainty: Certainty = Certainty.NOT_STATED
    day: date | None = None
    time: time | None = None

    def __post_init__(self) -> None:
        known = self.certainty in (Certainty.ABOUT, Certainty.EXACT)
        if known != (self.day is not None) or (self.time is not None and self.day is None):
            raise InvalidRecord(Problem("when", "Say the day, or that the time is not known"))


NOT_STATED = When()
NOT_KNOWN = When(Certainty.NOT_KNOWN)


def say_day(day: date) -> str:
    """`Tuesday 24 March 2026`"""
    return f"{WEEKDAYS[day.weekday()].title()} {day.day} {MONTHS[day.month - 1].title()} {day.year}"


def say_time(at: time) -> str:
    """`8:40am`, `3pm`; noon and midnight in words, which nobody misreads."""
    if (at.hour, at.minute) in ((0, 0), (12, 0)):
        return "noon" if at.hour else "midnight"
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def say_moment(moment: datetime) -> str:
    """`Tuesday 24 March 2026 at 8:40am`, of a moment already in the wanted zone."""
    return f"{say_day(moment.date())} at {say_time(moment.time())}"


def say_when(when: When) -> str:
    """The reading shown under a field, in the chronology and in every document."""
    if when.day is None:
        return "Time not known" if when.certainty is Certainty.NOT_KNOWN else "Not stated"
    about = when.certainty is Certainty.ABOUT
    if when.time is None:
        return f"About {say_day(when.day)}" if about else say_day(when.day)
    return f"{say_day(when.day)} at {'about ' if about else ''}{say_time(when.time)}"


_UNKNOWN = {"not known", "unknown", "time not known", "don't know", "dont know", "?"}
_TIME = re.compile(r"^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$")
# With dots only when a year follows: 8.40 and 8.10 are times of day.
_NUMERIC_DAY = re.compile(r"^(\d{1,2})(?:[/-](\d{1,2})|[/.-](\d{1,2})[/.-](\d{2}|\d{4}))$")
_NAMED_DAY = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?(?:\s+(\d{2}|\d{4}))?$")
_NOT_UNDERSTOOD = "Type a day and time such as today 8:40, fri 3pm, 27 mar or about 9, or not known"


def read_when(text: str, now: datetime, *, future: bool = False) -> When:
    """What a person typed as a day and time; empty text is "not stated".

    Reads today, yesterday, weekday names (the latest one past, or the next one with `future`), 27 mar, 27/3/26
    (day first), 2026-03-27, a time in 24-hour or am/pm form, "about" anywhere, "not known", and what `say_when` says.
    Raises InvalidRecord on anything else, and on a day or time after `now` unless `future`.
    """
    words = " ".join(text.lower().replace(",", " ").split())
    if words in ("", "not stated"):
        return NOT_STATED
    if words in _UNKNOWN:
        return NOT_KNOWN
    about = bool(re.search(r"\b(about|around|approx|roughly)\b", words))
    words = " ".join(re.sub(r"\b(about|around|approx|roughly|at|on)\b", " ", words).split())
    day, at = _split(words, now.date(), future)
    when = When(Certainty.ABOUT if about else Certainty.EXACT, day, at)
    if not future and _is_future(when, now):
        raise InvalidRecord(Problem("when", "This is in the future. Type a day and time that has passed"))
    return when


def _split(words: str, today: date, future: bool) -> tuple[date, time | None]:
    """Try every place where the words could part into a day and a time."""
    pieces = words.split()
    for cut in range(len(pieces), -1, -1):
        day_words, time_words = " ".join(pieces[:cut]), " ".join(pieces[cut:])
        day = _read_day(day_words, today, future) if day_words else today
        at = _read_time(time_words) if time_words else None
        if day is not None and (at is not None or not time_words):
            return day, at
    raise InvalidRecord(Problem("when", _NOT_UNDERSTOOD))


def _is_future(when: When, now: datetime) -> bool:
    assert when.day is not None
    if when.day != now.date():
        return when.day > now.date()
    return when.time is not None and when.time > now.time()


def _read_time(words: str) -> time | None:
    named = {"noon": time(12), "midday": time(12), "midnight": time(0)}.get(words)
    match = _TIME.match(words)
    if named or not match:
        return named
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return _attempt(lambda: time(hour, minute))


def _read_day(words: str, today: date, future: bool) -> date | None:
    if words in ("today", "yesterday", "tomorrow"):
        return today + timedelta(days={"today": 0, "yesterday": -1, "tomorrow": 1}[words])
    return _read_weekday(words, today, future) or _read_dated_weekday(words, today, future)


def _read_weekday(words: str, today: date, future: bool) -> date | None:
    """A bare name is the latest one past, or the next one; "last" and "next" say which."""
    which, _, name = words.rpartition(" ")
    weekday = _weekday(name)
    if weekday is None or which not in ("", "last", "next"):
        return None
    if which == "next" or (future and not which):
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def _weekday(name: str) -> int | None:
    matching = [index for index, day in enumerate(WEEKDAYS) if len(name) >= len("mon") and day.startswith(name)]
    return matching[0] if matching else None


def _read_dated_weekday(words: str, today: date, future: bool) -> date | None:
    """A day of the calendar; a weekday before it must be the right one."""
    name, _, rest = words.partition(" ")
    weekday = _weekday(name)
    day = _read_calendar_day(words if weekday is None else rest, today, future)
    return day if day and weekday in (None, day.weekday()) else None


def _read_calendar_day(words: str, today: date, future: bool) -> date | None:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words):
        return _attempt(lambda: date.fromisoformat(words))
    numeric, named = _NUMERIC_DAY.match(words), _NAMED_DAY.match(words)
    match = numeric or named
    if not match:
        return None
    if numeric:
        return _in_year(int(numeric[1]), int(numeric[2] or numeric[3]), numeric[4], today, future)
    months = [index for index, name in enumerate(MONTHS, 1) if name.startswith(match[2])]
    return _in_year(int(match[1]), months[0], match[3], today, future) if len(months) == 1 else None


def _in_year(day: int, month: int, year: str | None, today: date, future: bool) -> date | None:
    if year:
        return _attempt(lambda: date(int(year) if len(year) == len("2026") else 2000 + int(year), month, day))
    nearest = _attempt(lambda: date(today.year, month, day))
    # Without a year the nearest one in the right direction is meant: "20 dec" said in January was last month.
    if nearest and nearest > today and not future:
        return _attempt(lambda: date(today.year - 1, month, day))
    if nearest and nearest < today and future:
        return _attempt(lambda: date(today.year + 1, month, day))
    return nearest


def _attempt(make: Callable[[], T]) -> T | None:
    try:
        return make()
    except ValueError:
        return None
