"""Times of the clock as a document says them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from dsl_desk.domain.clock import school_time
from dsl_desk.domain.when import Certainty, When, say_day, say_moment, say_when


def say_local(moment: datetime) -> str:
    """`Tuesday 24 March 2026 at 8:40am`, as the clock on the school's wall showed."""
    return say_moment(school_time(moment))


def say_recorded(moment: datetime) -> str:
    """The same, and to the second in UTC as the journal has it: `... (2026-03-24 08:40:12 UTC)`."""
    return f"{say_local(moment)} ({moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC)"


def day_of(when: When, recorded: datetime) -> date:
    """The day under which something stands in the order of time: its own, or that on which it was recorded."""
    return when.day or school_time(recorded).date()


def say_happened(when: When, recorded: datetime) -> str:
    """When something happened, as far as it is known; otherwise when it was recorded."""
    if when.day:
        return say_when(when)
    written = say_day(day_of(when, recorded))
    return f"{say_when(when)}, recorded {written}" if when.certainty is Certainty.NOT_KNOWN else f"Recorded {written}"
