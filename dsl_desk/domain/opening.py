"""When a contact can be reached, read from the words in its entry.

`Monday to Friday 8am to 4pm; closed on bank holidays (voicemail at other times)`: groups of days with times, what
happens on bank holidays, `term time only`, and remarks in brackets, which are printed and not read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from dsl_desk.domain.say_list import say_list
from dsl_desk.domain.when import WEEKDAYS, say_time

BANK_HOLIDAY = 7
"""Stands among the days 0 (Monday) to 6 (Sunday) for any bank holiday."""

MIDNIGHT = time()


@dataclass(frozen=True, slots=True)
class Period:
    """From `opens` on each of `days` until `closes`, `nights` later: 0 closes on the same day."""

    days: tuple[int, ...]
    opens: time
    closes: time
    nights: int = 0


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """`bank_holidays` is None where the words do not say, True for as on that weekday, and False for closed or as a
    period of their own says.
    """

    periods: tuple[Period, ...]
    bank_holidays: bool | None = None
    term_time_only: bool = False


EVERY_DAY = tuple(range(7))
ALL_DAY_EVERY_DAY = (Period(EVERY_DAY, MIDNIGHT, MIDNIGHT, 1),)


def read_hours(text: str) -> OpeningHours | None:
    """The hours that `text` gives, or None: words that are not wholly understood are not half understood.

    Times are 9am, 4:30pm, noon, midnight or 17:30 with two digits for the hour: "8:30 to 4:30" could be either half
    of the day and is not read.
    """
    words = " ".join(re.sub(r"\([^)]*\)", " ", text.lower().replace("–", "-")).split()).rstrip(";. ")
    if words in _ALWAYS:
        return OpeningHours(ALL_DAY_EVERY_DAY, bank_holidays=True)
    tokens = _TOKEN.findall(words)
    if "".join(tokens) != words:
        return None
    try:
        return _Reading([token for token in map(str.strip, tokens) if token not in _FILLING]).hours()
    except _NotUnderstood:
        return None


def say_hours(hours: OpeningHours) -> str:
    """`Monday to Friday 8am to 4pm; closed on bank holidays; in term time only`"""
    parts = [_say_period(period) for period in hours.periods]
    own = any(BANK_HOLIDAY in period.days for period in hours.periods)
    if hours.bank_holidays is False and not own:
        parts.append("closed on bank holidays")
    if hours.term_time_only:
        parts.append("in term time only")
    return "; ".join(parts)


class _NotUnderstood(Exception):
    """Raised within this module only."""


_DAY_NAMES = {name[:length]: number for number, name in enumerate(WEEKDAYS) for length in (3, len(name))}
_DAY_NAMES |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_GROUPS = {"every day": EVERY_DAY, "daily": EVERY_DAY, "weekdays": EVERY_DAY[:5], "weekends": EVERY_DAY[5:]}
_DAY = "|".join(rf"{name}s?" for name in sorted(_DAY_NAMES, key=len, reverse=True))
_TIME = r"noon|midday|midnight|\d{1,2}(?:[:.]\d{2})? ?[ap]m|\d{2}[:.]\d{2}"
_TOKEN = re.compile(
    rf"all day|24 hours|bank holidays?|(?:in )?term[- ]time(?: only)?|{'|'.join(_GROUPS)}|\b(?:{_DAY})\b|{_TIME}"
    r"|\b(?:to|until|and|from|on|open|closed)\b|[-,;&. ]"
)
_ALWAYS = {"24/7", "24 hours", "24 hours a day", "24 hours a day, every day", "all day, every day"}
_FILLING = {"", ".", "from", "on", "open"}
_TO, _AND, _ALL_DAY = {"to", "-", "until"}, {"and", "&", ","}, {"all day", "24 hours"}


class _Reading:
    """Reads the tokens from left to right; raises _NotUnderstood."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._tokens = list(tokens)
        self._periods: list[Period] = []
        self._bank_holidays: bool | None = None
        self._term_time_only = False

    def hours(self) -> OpeningHours:
        while self._tokens:
            if self._take({";", *_AND}):
                continue
            if "term" in self._tokens[0]:
                self._tokens.pop(0)
                self._term_time_only = True
            elif self._take({"closed"}):
                self._close(self._days())
            else:
                self._open(self._days())
        if not self._periods:
            raise _NotUnderstood
        return OpeningHours(tuple(self._periods), self._bank_holidays, self._term_time_only)

    def _close(self, days: tuple[int, ...]) -> None:
        """A weekday that is not said to be open is closed anyhow."""
        if BANK_HOLIDAY in days:
            self._bank_holidays = False

    def _open(self, days: tuple[int, ...]) -> None:
        self._take({","})
        if self._take({"closed"}):
            self._close(days)
            return
        if self._take(_ALL_DAY):
            self._periods.append(Period(days, MIDNIGHT, MIDNIGHT, 1))
        else:
            self._periods.append(self._period(days))
            while self._tokens and self._tokens[0] in _AND and re.fullmatch(_TIME, "".join(self._tokens[1:2])):
                self._tokens.pop(0)
                self._periods.append(self._period(days))
        if BANK_HOLIDAY in days:
            self._bank_holidays = False
        elif days == EVERY_DAY and self._bank_holidays is None:
            self._bank_holidays = True

    def _period(self, days: tuple[int, ...]) -> Period:
        opens = self._time()
        if not self._take(_TO):
            raise _NotUnderstood
        if len(days) == 1 and days[0] != BANK_HOLIDAY and self._is_day():
            nights = (self._days()[0] - days[0] - 1) % 7 + 1
            return Period(days, opens, self._time(), nights)
        closes = self._time()
        return Period(days, opens, closes, int(closes <= opens))

    def _days(self) -> tuple[int, ...]:
        days = [*self._range()]
        while self._tokens and self._tokens[0] in _AND and self._is_day(1):
            self._tokens.pop(0)
            days += self._range()
        return tuple(sorted(set(days)))

    def _range(self) -> tuple[int, ...]:
        if not self._is_day():
            raise _NotUnderstood
        first = _days_called(self._tokens.pop(0))
        if len(first) == 1 and self._tokens and self._tokens[0] in _TO and self._is_day(1):
            self._tokens.pop(0)
            last = _days_called(self._tokens.pop(0))
            if BANK_HOLIDAY in (first[0], last[0]):
                raise _NotUnderstood
            return tuple((first[0] + step) % 7 for step in range((last[0] - first[0]) % 7 + 1))
        return first

    def _is_day(self, at: int = 0) -> bool:
        return at < len(self._tokens) and bool(_days_called(self._tokens[at]))

    def _time(self) -> time:
        return _read_time(self._tokens.pop(0) if self._tokens else "")

    def _take(self, wanted: set[str]) -> bool:
        found = bool(self._tokens) and self._tokens[0] in wanted
        if found:
            self._tokens.pop(0)
        return found


def _days_called(word: str) -> tuple[int, ...]:
    if word.startswith("bank holiday"):
        return (BANK_HOLIDAY,)
    if word in _GROUPS:
        return _GROUPS[word]
    number = _DAY_NAMES.get(word, _DAY_NAMES.get(word.removesuffix("s")))
    return () if number is None else (number,)


def _read_time(words: str) -> time:
    named = {"noon": time(12), "midday": time(12), "midnight": MIDNIGHT}.get(words)
    if named:
        return named
    match = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))? ?([ap]m)?", words)
    if not match:
        raise _NotUnderstood
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if (half and not 1 <= hour <= 12) or hour > 23 or minute > 59:
        raise _NotUnderstood
    return time(hour % 12 + 12 * (half == "pm") if half else hour, minute)


def _say_period(period: Period) -> str:
    days = _say_days(period.days)
    if period.opens == period.closes == MIDNIGHT and period.nights == 1:
        return f"{days} all day"
    until = ""
    if len(period.days) == 1 and period.nights > 1:
        until = WEEKDAYS[(period.days[0] + period.nights) % 7].title() + " "
    return f"{days} {say_time(period.opens)} to {until}{say_time(period.closes)}"


def _say_days(days: tuple[int, ...]) -> str:
    if days == EVERY_DAY:
        return "every day"
    week = [day for day in days if day != BANK_HOLIDAY]
    names = [WEEKDAYS[day].title() for day in week]
    if len(week) > 2 and week == list(range(week[0], week[-1] + 1)):
        names = [f"{names[0]} to {names[-1]}"]
    if BANK_HOLIDAY in days:
        names.append("bank holidays")
    return say_list(names)
