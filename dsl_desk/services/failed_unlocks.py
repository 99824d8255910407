"""When somebody could not get in: only the time, in a small file beside the vault, until it is entered.

Several in a row make the next try wait, a little longer each time, and after a restart too. Whoever can delete the
file does not wait; what makes guessing hopeless is the key derivation (keys/kdf.py).
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from dsl_desk import paths
from dsl_desk.domain.errors import TooSoon

FAILED_UNLOCKS = "failed-unlocks"
MOST_FAILED_UNLOCKS = 1_000
"""Times kept; more adds nothing."""


@dataclass(frozen=True, slots=True)
class BackOff:
    """`free_tries` wrong passphrases cost nothing; the waits in seconds double from the first to the longest."""

    free_tries: int
    first_wait_seconds: int
    longest_wait_seconds: int

    def wait(self, failed: int) -> int:
        """Seconds to wait after so many failures."""
        over = failed - self.free_tries
        return min(self.first_wait_seconds << min(over, 16), self.longest_wait_seconds) if over >= 0 else 0


def delay(folder: Path, now: datetime) -> float:
    """Seconds until a passphrase may be tried again.

    A failure in the future is of a clock that was wrong, and must not make anyone wait until then.
    """
    failed = remembered(folder)
    if not failed:
        return 0.0
    passed = (now - datetime.fromisoformat(failed[-1])).total_seconds()
    return max(0.0, _back_off().wait(len(failed)) - passed) if passed >= 0 else 0.0


def require_patience(folder: Path, now: datetime) -> None:
    """Raises TooSoon while a wait is not over."""
    if seconds := delay(folder, now):
        raise TooSoon(seconds)


def remember(folder: Path, now: datetime) -> None:
    """Add a time. A folder that cannot be written to must not hide that the passphrase was wrong."""
    times = [*remembered(folder), now.isoformat()]
    with contextlib.suppress(OSError):
        (folder / FAILED_UNLOCKS).write_text("".join(f"{time}\n" for time in times[-MOST_FAILED_UNLOCKS:]), "ascii")


def remembered(folder: Path) -> list[str]:
    """The times not yet entered in the journal; lines that are no time are not ours."""
    file = folder / FAILED_UNLOCKS
    if not file.exists():
        return []
    lines = file.read_text(encoding="ascii", errors="replace").splitlines()[-MOST_FAILED_UNLOCKS:]
    return [line for line in lines if _is_time(line)]


def forget(folder: Path) -> None:
    """They are in the journal now. Entered twice is better than not let in."""
    with contextlib.suppress(OSError):
        (folder / FAILED_UNLOCKS).unlink()


def _is_time(line: str) -> bool:
    try:
        return datetime.fromisoformat(line).tzinfo is not None
    except ValueError:
        return False


@cache
def _back_off() -> BackOff:
    found = json.loads((paths.resources() / "vault" / "back_off.json").read_text(encoding="utf-8"))
    return BackOff(found["free_tries"], found["first_wait_seconds"], found["longest_wait_seconds"])
