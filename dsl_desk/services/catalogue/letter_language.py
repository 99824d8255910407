"""The languages a letter can be in, and how each says a day, a time and the number of a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import cache

from dsl_desk.domain.letter import ENGLISH
from dsl_desk.domain.when import say_time
from dsl_desk.services.catalogue.reading import damaged, load

_FILE = "letters/languages.json"


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """What stands beside an hour of the twelve-hour clock, from `from_hour` (0 to 23) on."""

    from_hour: int
    words: str


@dataclass(frozen=True, slots=True)
class LetterLanguage:
    """One entry of resources/letters/languages.json; `code` is its BCP 47 tag, `also` what else it is called.

    Where a language has no words of its own here, days and pages are said in numbers: that is enough for a school to
    add a text in it.
    """

    code: str
    name: str
    own_name: str
    also: tuple[str, ...] = ()
    right_to_left: bool = False
    day: str = "{day}/{month}/{year}"
    weekdays: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    time: str = ""
    parts: tuple[PartOfDay, ...] = ()
    page_of: str = "{number} / {count}"
    copy_of: str = "({number} / {count})"
    not_checked: str = ""


@cache
def languages() -> tuple[LetterLanguage, ...]:
    """Every language, English first."""
    return load(tuple[LetterLanguage, ...], _FILE)


def language(code: str) -> LetterLanguage:
    """Raises DeskError when there is none of this code."""
    for each in languages():
        if each.code == code:
            return each
    raise damaged(f"{_FILE} holds no language {code}")


@cache
def language_called(words: str) -> LetterLanguage | None:
    """The language that a person calls so, such as "Polish", "polski" or "pl"; None where that is none of ours."""
    wanted = words.strip().casefold()
    return next((each for each in languages() if wanted in _names(each)), None)


def say_day_in(found: LetterLanguage, day: date) -> str:
    """Such as "wtorek, 24 marca 2026 r."."""
    return found.day.format(
        weekday=found.weekdays[day.weekday()] if found.weekdays else "",
        day=day.day,
        month=found.months[day.month - 1] if found.months else f"{day.month:02}",
        year=day.year,
    )


def say_time_in(found: LetterLanguage, at: time) -> str:
    """As English has it; by the clock of twelve hours where the language has words for it; else such as "15:30"."""
    if found.code == ENGLISH:
        return say_time(at)
    if not found.parts:
        return f"{at:%H:%M}"
    part = max((each for each in found.parts if each.from_hour <= at.hour), key=lambda each: each.from_hour)
    return found.time.format(part=part.words, hour=at.hour % 12 or 12, minute=f"{at.minute:02}")


def _names(found: LetterLanguage) -> frozenset[str]:
    return frozenset(name.casefold() for name in (found.code, found.name, found.own_name, *found.also))
