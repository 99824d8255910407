"""When something is due, in words and as the mark beside them."""

from dataclasses import dataclass
from datetime import date, datetime

from dsl_desk.domain.when import MONTHS, WEEKDAYS, When, say_time


@dataclass(frozen=True, slots=True)
class Due:
    """`when` is the day, `by_when` how far off it is; `mark` is the token name of the bar that repeats it."""

    when: str
    by_when: str
    mark: str


def due_on(day: date, today: date) -> Due:
    """Late, today or soon."""
    left = (day - today).days
    if left < 0:
        return Due(short_day(day), f"{_days(-left)} late", "danger")
    if left == 0:
        return Due("Today", "Due today", "warning")
    return Due(short_day(day), "Tomorrow" if left == 1 else f"In {_days(left)}", "notice")


def due_by(due: When, now: datetime) -> Due:
    """The same for a last moment, which may have a time; without a day it is due without delay."""
    if due.day is None:
        return Due("No time limit known", "Without delay", "warning")
    said = due_on(due.day, now.date())
    if due.time is None or due.day < now.date():
        return said
    by = say_time(due.time)
    if due.day > now.date():
        return Due(said.when, f"{said.by_when}, by {by}", said.mark)
    late = due.time < now.time()
    return Due("Today", f"Late, was due {by}" if late else f"By {by}", "danger" if late else "warning")


def short_day(day: date) -> str:
    """`Mon 23 March`, of a day in this school year."""
    return f"{WEEKDAYS[day.weekday()][:3].title()} {day.day} {MONTHS[day.month - 1].title()}"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
