"""Time as the journal needs it: UTC for the record, a monotonic reading, the school's wall clock."""

from __future__ import annotations

import secrets
import time
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

SCHOOL_ZONE = ZoneInfo("Europe/London")
"""English schools; what a witness says is in this zone."""


class Clock(Protocol):
    def now(self) -> datetime:
        """The time in UTC."""

    def monotonic(self) -> int:
        """Nanoseconds that only go forward while this computer is on: shows when the wall clock was set back."""

    def boot(self) -> str:
        """Tells one start of the computer from the next; `monotonic` compares only within one."""


class SystemClock:
    """This computer's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> int:
        return time.monotonic_ns()

    def boot(self) -> str:
        return _boot_id()


class SetClock:
    """A clock that stands where it is put and moves on by a second at each reading: for demonstrations."""

    def __init__(self, start: datetime) -> None:
        self._now = start.timestamp()

    def set(self, moment: datetime) -> None:
        self._now = moment.timestamp()

    def now(self) -> datetime:
        self._now += 1
        return datetime.fromtimestamp(self._now, UTC)

    def monotonic(self) -> int:
        return int(self._now) * 1_000_000_000

    def boot(self) -> str:
        return "demonstration"


def school_time(moment: datetime) -> datetime:
    """`moment` as the clock on the school's wall shows it, without a zone."""
    return moment.astimezone(SCHOOL_ZONE).replace(tzinfo=None)


@cache
def _boot_id() -> str:
    kernel = Path("/proc/sys/kernel/random/boot_id")
    # Elsewhere the start of this process stands in for the start of the computer.
    return kernel.read_text().strip() if kernel.exists() else secrets.token_hex(16)
