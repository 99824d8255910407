"""Times on forms, read against the clock on the school's wall."""

from datetime import date, datetime

from dsl_desk.domain.clock import SystemClock, school_time
from dsl_desk.domain.when import Certainty, When
from dsl_desk.gui.widgets.when_field import WhenField


def now() -> datetime:
    """The time on the school's wall, without a zone, which "today 8:40" is read against."""
    return school_time(SystemClock().now())


def past_time() -> WhenField:
    """When something happened; starts as not stated."""
    field = WhenField(now)
    field.line.setPlaceholderText("today 8:40, fri, about 9")
    return field


def day_to_come() -> WhenField:
    """A day by which something is to be done."""
    field = WhenField(now, future=True)
    field.line.setPlaceholderText("tomorrow, fri, 27 mar")
    return field


def typed(when: When) -> str:
    """What a person could have typed for ``when``: ``read_when`` gives the same back."""
    if when.day is None:
        return when.certainty.value if when.certainty is Certainty.NOT_KNOWN else ""
    about = "about " if when.certainty is Certainty.ABOUT else ""
    at = f" {when.time.hour}:{when.time.minute:02}" if when.time else ""
    return f"{about}{typed_day(when.day)}{at}"


def typed_day(day: date) -> str:
    """Day first, such as 27/3/2026."""
    return f"{day.day}/{day.month}/{day.year}"
