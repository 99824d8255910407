"""Which backups stay: a rule over dates, and what it may never do to a folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsl_desk.domain.clock import SetClock, school_time
from dsl_desk.services import opening
from dsl_desk.services.backups.listing import Kept, list_backups
from dsl_desk.services.backups.making import back_up
from dsl_desk.services.backups.manifest import MANIFEST
from dsl_desk.services.backups.rotating import kept_until, staying, thin_out
from dsl_desk.services.backups.rules import Rotation, rules
from dsl_desk.services.desk import Desk
from tests.desks import NOW, files, make

KEEP = Rotation(7, 5, 12)
START = datetime(2024, 1, 1, 15, tzinfo=UTC)
MINUTES = st.integers(0, 3 * 365 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))
MOMENTS = st.lists(MINUTES, max_size=60)


def test_the_numbers_are_those_of_the_design() -> None:
    assert (rules().keep, rules().remind_after_days) == (KEEP, 7)


@given(MOMENTS)
def test_newest_stays_and_nothing_is_invented(made: list[datetime]) -> None:
    stay = staying(made, KEEP)
    assert stay <= set(made)
    assert len(stay) <= 7 + 5 + 12
    assert not made or max(made) in stay


@given(MOMENTS)
def test_what_stayed_stays_when_asked_again(made: list[datetime]) -> None:
    stay = staying(made, KEEP)
    assert staying(list(stay), KEEP) == stay
    assert staying(list(reversed(made)), KEEP) == stay


@given(MOMENTS)
def test_few_backups_all_stay(made: list[datetime]) -> None:
    one_a_day = list({school_time(moment).date(): moment for moment in made}.values())[:7]
    assert staying(one_a_day, KEEP) == set(one_a_day)


@given(MOMENTS, st.integers(1, 5_000))
def test_a_clock_that_ran_ahead_drops_one_of_each_at_most(made: list[datetime], days: int) -> None:
    ahead = max([START, *made]) + timedelta(days=days)
    assert len(staying(made, KEEP) - staying([*made, ahead], KEEP)) <= 3


@settings(max_examples=10)
@given(st.integers(0, 6), st.integers(400, 500))
def test_backups_every_day_leave_the_last_week_five_weeks_and_a_year(weekday: int, days: int) -> None:
    """Thinned out after each, as happens, not once at the end."""
    start, stay = START + timedelta(days=weekday), frozenset[datetime]()
    for day in range(days):
        stay = staying([*stay, start + timedelta(days=day)], KEEP)
    today = (start + timedelta(days=days - 1)).date()
    kept = sorted({moment.date() for moment in stay}, reverse=True)
    assert kept[:7] == [today - timedelta(days=back) for back in range(7)]
    assert len({day.isocalendar()[:2] for day in kept}) >= 5
    assert len({(day.year, day.month) for day in kept}) == 12
    assert all(kept_until(moment, KEEP) > today for moment in stay)


def test_a_backup_is_gone_in_its_twelfth_following_month() -> None:
    assert kept_until(datetime(2026, 3, 24, tzinfo=UTC), KEEP) == date(2027, 3, 1)
    assert kept_until(datetime(2026, 12, 31, 23, 30, tzinfo=UTC), KEEP) == date(2027, 12, 1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made, _ = make(tmp_path / "vault")
    yield made
    opening.lock(made)


def backups_of_days(desk: Desk, place: Path, *days: float) -> list[Path]:
    made = []
    for day in days:
        desk.clock = SetClock(NOW + timedelta(days=day))
        made.append(back_up(desk, place))
    return made


def test_the_older_of_a_day_goes_and_other_schools_and_other_things_stay(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "stick"
    other, _ = make(tmp_path / "other school")
    theirs = back_up(other, place)
    opening.lock(other)
    (place / "dsl-desk-backup-2026-03-24-090500-abcdef12").mkdir()
    (place / "holiday.jpg").write_bytes(b"mine")
    (place / "elsewhere").symlink_to(theirs)
    before = files(place)
    first, second = backups_of_days(desk, place, 0, 0.1)
    assert not first.exists()
    assert second.is_dir()
    assert before.items() <= files(place).items()
    assert (place / "dsl-desk-backup-2026-03-24-090500-abcdef12").is_dir()
    assert (place / "elsewhere").is_symlink()


def test_what_somebody_put_into_a_backup_is_not_removed_with_it(desk: Desk, tmp_path: Path) -> None:
    first = back_up(desk, tmp_path / "stick")
    (first / "notes.txt").write_text("mine")
    back_up(desk, tmp_path / "stick")
    (left,) = (tmp_path / "stick").glob("*.part")
    assert files(left) == {"notes.txt": b"mine"}


def test_the_one_just_proved_stays_although_the_clock_went_back(desk: Desk, tmp_path: Path) -> None:
    newer, proved = backups_of_days(desk, tmp_path / "stick", 0, 0.1)
    desk.clock = SetClock(NOW - timedelta(minutes=30))
    older = back_up(desk, tmp_path / "stick")
    assert not newer.exists()
    assert proved.is_dir(), "the newest by its date"
    assert older.is_dir(), "the newest in truth"


def test_a_backup_moved_under_another_name_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    first = back_up(desk, tmp_path / "stick")
    kept = first.rename(first.with_name("before the move to the new school"))
    second = back_up(desk, tmp_path / "stick")
    assert kept.is_dir()
    assert [each.folder for each in list_backups(tmp_path / "stick").kept] == [second]


def test_nothing_goes_while_the_rule_holds(desk: Desk, tmp_path: Path) -> None:
    made = backups_of_days(desk, tmp_path / "stick", *range(7))
    listed = list_backups(tmp_path / "stick").kept
    assert [each.folder for each in listed] == made[::-1]
    thin_out(tmp_path / "stick", Kept(made[-1], listed[0].backup))
    assert len(list_backups(tmp_path / "stick").kept) == 7
    (made[0] / MANIFEST).write_bytes(b"{}")
    listing = list_backups(tmp_path / "stick")
    assert (len(listing.kept), listing.unusable) == (6, (made[0],))
