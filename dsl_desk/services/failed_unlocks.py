"""When somebody could not get in: only the time, in a small file beside the vault, until it is entered."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path

FAILED_UNLOCKS = "failed-unlocks"
MOST_FAILED_UNLOCKS = 1_000
"""Times kept; more adds nothing."""


def remember(folder: Path, now: datetime) -> None:
    """Add a time. A folder that cannot be written to must not hide that the passphrase was wrong."""
    file = folder / FAILED_UNLOCKS
    with contextlib.suppress(OSError):
        if not file.exists() or file.stat().st_size < MOST_FAILED_UNLOCKS * len(now.isoformat()):
            with file.open("a", encoding="ascii") as lines:
                lines.write(f"{now.isoformat()}\n")


def remembered(folder: Path) -> list[str]:
    """The times not yet entered in the journal; lines that are no time are not ours."""
    file = folder / FAILED_UNLOCKS
    if not file.exists():
        return []
    lines = file.read_text(encoding="ascii", errors="replace").splitlines()[:MOST_FAILED_UNLOCKS]
    return [line for line in lines if _is_time(line)]


def forget(folder: Path) -> None:
    """They are in the journal now. Entered twice is better than not let in."""
    with contextlib.suppress(OSError):
        (folder / FAILED_UNLOCKS).unlink()


def _is_time(line: str) -> bool:
    try:
        datetime.fromisoformat(line)
    except ValueError:
        return False
    return True
