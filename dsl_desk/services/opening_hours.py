"""Whether a contact can be reached at a given moment, by the hours in its entry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from dsl_desk.domain.opening import BANK_HOLIDAY, OpeningHours, Period, read_hours
from dsl_desk.domain.school_calendar import NOTHING_ENTERED, SchoolCalendar
from dsl_desk.domain.when import WEEKDAYS, say_time
from dsl_desk.services.catalogue.bank_holidays import is_bank_holiday

LOOK_AHEAD = timedelta(days=14)
"""How far ahead the next opening is looked for: beyond any run of bank holidays."""


def say_open(hours: str, moment: datetime, calendar: SchoolCalendar = NOTHING_ENTERED) -> str:
    """`Open now, until 4pm`, `Closed now. Opens tomorrow at 8am`, or what is not known; `moment` in school time.

    It never guesses: hours that cannot be read, a bank holiday they do not mention, a year without a list of bank
    holidays, and a holiday of the school's own where hours are for term time are all "not known".
    """
    read = read_hours(hours)
    if read is None:
        return "Hours not known"
    if doubt := _doubt(read, moment.date(), calendar):
        return doubt
    term = " (term time only)" if read.term_time_only else ""
    until = _open_until(read, moment)
    if until is None:
        opens = _next_opening(read, moment)
        return f"Closed now. Opens {_say_soon(opens, moment.date())}{term}" if opens else "Closed now"
    if until - moment > timedelta(days=7):
        return f"Open now, at all hours{term}"
    day = "" if until - moment < timedelta(days=1) else f"{WEEKDAYS[until.weekday()].title()} "
    return f"Open now, until {day}{say_time(until.time())}{term}"


def _doubt(hours: OpeningHours, today: date, calendar: SchoolCalendar) -> str:
    """Why nobody can say whether it is open today, or nothing."""
    if hours.term_time_only and any(holiday.includes(today) for holiday in calendar.holidays):
        return "Not known whether it is open: its hours are for term time, and your school is on holiday"
    if hours.bank_holidays is True:
        return ""
    if (holiday := is_bank_holiday(today)) is None:
        return "Not known whether it is open: this program has no list of bank holidays for this year"
    if holiday and hours.bank_holidays is None:
        return "Not known whether it is open: today is a bank holiday, and its hours do not mention those"
    return ""


def _open_until(hours: OpeningHours, moment: datetime) -> datetime | None:
    """The end of the time it is open at `moment`, periods that follow without a gap taken together."""
    until = None
    for opens, closes in _openings(hours, moment.date() - timedelta(days=7), moment.date() + LOOK_AHEAD):
        if opens <= (until or moment) < closes:
            until = closes
    return until


def _next_opening(hours: OpeningHours, moment: datetime) -> datetime | None:
    openings = _openings(hours, moment.date(), moment.date() + LOOK_AHEAD)
    return min((opens for opens, _closes in openings if opens > moment), default=None)


def _openings(hours: OpeningHours, first: date, last: date) -> Iterator[tuple[datetime, datetime]]:
    """When it opens and closes, in order."""
    for step in range((last - first).days + 1):
        day = first + timedelta(days=step)
        on_this_day = [
            (
                datetime.combine(day, period.opens),
                datetime.combine(day + timedelta(days=period.nights), period.closes),
            )
            for period in _periods_on(day, hours)
        ]
        yield from sorted(on_this_day)


def _periods_on(day: date, hours: OpeningHours) -> Iterator[Period]:
    """Hours of their own replace the usual ones on a bank holiday, but for those across midnight: whoever answers at
    night does so on the night of a bank holiday too.
    """
    holiday = hours.bank_holidays is not True and is_bank_holiday(day)
    own = any(BANK_HOLIDAY in period.days for period in hours.periods)
    for period in hours.periods:
        usual = day.weekday() in period.days and (not holiday or (own and period.nights > 0))
        if usual or (holiday and BANK_HOLIDAY in period.days):
            yield period


def _say_soon(moment: datetime, today: date) -> str:
    days = (moment.date() - today).days
    name = {0: "today", 1: "tomorrow"}.get(days, WEEKDAYS[moment.weekday()].title())
    return f"{name if days < 7 else f'{name} {moment.day}'} at {say_time(moment.time())}"
