"""Which backups stay when a new one was made: 7 daily, 5 weekly, 12 monthly by the rules in resources."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime
from pathlib import Path

from dsl_desk.domain.clock import school_time
from dsl_desk.services.backups.listing import Kept, discard, list_backups
from dsl_desk.services.backups.rules import Rotation, rules


def staying(made: Collection[datetime], keep: Rotation) -> frozenset[datetime]:
    """Of these times of backups, those that stay: the newest of each of the last so many days, weeks and months.

    Days, weeks and months without a backup do not count, so that a summer without one, or a clock that ran ahead,
    drops none. Days are the school's, weeks are ISO 8601.
    """
    newest_first = sorted(made, reverse=True)
    periods: tuple[tuple[int, Callable[[date], object]], ...] = (
        (keep.daily, lambda day: day),
        (keep.weekly, lambda day: day.isocalendar()[:2]),
        (keep.monthly, lambda day: (day.year, day.month)),
    )
    stay: set[datetime] = set(newest_first[:1])
    for count, period in periods:
        newest: dict[object, datetime] = {}
        for moment in newest_first:
            newest.setdefault(period(school_time(moment).date()), moment)
        stay.update(list(newest.values())[:count])
    return frozenset(stay)


def kept_until(made: datetime, keep: Rotation) -> date:
    """From this day on a backup made then is gone, where each later month has a backup too."""
    day = school_time(made).date()
    months = day.year * 12 + day.month - 1 + keep.monthly
    return date(months // 12, months % 12 + 1, 1)


def thin_out(place: Path, verified: Kept) -> None:
    """Remove the backups of the same store that no longer stay. `verified`, the one just proved, always does."""
    kept = list_backups(place, verified.backup.store).kept
    stay = staying([each.backup.made for each in kept], rules().keep)
    for each in kept:
        if each.backup.made not in stay and each != verified:
            discard(each)
