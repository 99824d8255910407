"""Times of the clock as a document says them."""

from __future__ import annotations

from datetime import UTC, datetime

from dsl_desk.domain.clock import school_time
from dsl_desk.domain.when import say_moment


def say_local(moment: datetime) -> str:
    """`Tuesday 24 March 2026 at 8:40am`, as the clock on the school's wall showed."""
    return say_moment(school_time(moment))


def say_recorded(moment: datetime) -> str:
    """The same, and to the second in UTC as the journal has it: `... (2026-03-24 08:40:12 UTC)`."""
    return f"{say_local(moment)} ({moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC)"
