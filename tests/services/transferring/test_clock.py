"""By when a file has to go: two dates, the earlier one counts, and what ends the waiting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dsl_desk.domain.school_calendar import NOTHING_ENTERED, Holiday, SchoolCalendar
from dsl_desk.domain.transfer import Destination, Transfer
from dsl_desk.domain.when import Certainty, When
from dsl_desk.services import opening, recording
from dsl_desk.services.catalogue.clock import clock
from dsl_desk.services.catalogue.exit import exit_to, exits
from dsl_desk.services.desk import Desk
from dsl_desk.services.roll.leaving import mark_as_left, return_to_roll
from dsl_desk.services.transferring.clock import file_waiting, files_waiting, limits
from tests.desks import FINLEY, ISLA, in_memory, observe

TUESDAY = date(2026, 3, 24)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = in_memory(tmp_path)
    yield made
    opening.lock(made)


@pytest.mark.parametrize(
    ("starts", "by_days", "by_school_days"),
    [
        (date(2026, 3, 16), date(2026, 3, 20), date(2026, 3, 20)),  # a Monday: the same Friday
        (date(2026, 3, 19), date(2026, 3, 23), date(2026, 3, 25)),  # over a weekend
        (date(2026, 4, 1), date(2026, 4, 5), date(2026, 4, 9)),  # over Good Friday and Easter Monday
    ],
)
def test_five_days_are_counted_both_ways_the_first_day_with_them(
    starts: date, by_days: date, by_school_days: date
) -> None:
    assert limits(starts, NOTHING_ENTERED) == (by_days, by_school_days)


def test_the_schools_own_holidays_move_the_second_date_alone() -> None:
    easter = SchoolCalendar((Holiday("Easter", date(2026, 3, 30), date(2026, 4, 10)),))
    assert limits(date(2026, 3, 27), easter) == (date(2026, 3, 31), date(2026, 4, 16))


def test_a_child_who_left_with_a_record_waits_until_the_file_has_gone(desk: Desk) -> None:
    observe(desk)
    assert files_waiting(desk) == ()
    mark_as_left(desk, [FINLEY.id, ISLA.id], TUESDAY, "Elmfield")
    (found,) = files_waiting(desk)
    assert (found.child.id, found.starts, found.due) == (FINLEY.id, TUESDAY, TUESDAY + timedelta(days=4))
    went = Transfer(
        desk.new_id(),
        FINLEY.id,
        Destination.SCHOOL,
        TUESDAY,
        other_way="By hand",
        went=When(Certainty.EXACT, TUESDAY),
    )
    with desk.deed() as deed:
        deed.record(went)
    assert files_waiting(desk) == ()
    assert file_waiting(desk, FINLEY.id) is None


def test_a_transfer_begun_before_the_child_leaves_is_counted_from_the_new_term(desk: Desk) -> None:
    observe(desk)
    begun = Transfer(desk.new_id(), FINLEY.id, Destination.SCHOOL, date(2026, 4, 13))
    with desk.deed() as deed:
        deed.record(begun)
    found = file_waiting(desk, FINLEY.id)
    assert found is not None
    assert (found.transfer, found.by_days, found.by_school_days) == (begun, date(2026, 4, 17), date(2026, 4, 17))


def test_nothing_waits_where_it_was_decided_that_no_file_goes(desk: Desk) -> None:
    observe(desk)
    mark_as_left(desk, [FINLEY.id], TUESDAY)
    with desk.deed() as deed:
        deed.record(Transfer(desk.new_id(), FINLEY.id, Destination.HOME, TUESDAY, none_goes="The team was told"))
    assert files_waiting(desk) == ()


def test_a_second_leaving_waits_again(desk: Desk) -> None:
    observe(desk)
    first = date(2025, 7, 22)
    mark_as_left(desk, [FINLEY.id], first)
    with desk.deed() as deed:
        deed.record(Transfer(desk.new_id(), FINLEY.id, Destination.SCHOOL, first, none_goes="Came back"))
    return_to_roll(desk, FINLEY.id, "9", "9A")
    mark_as_left(desk, [FINLEY.id], TUESDAY)
    (found,) = files_waiting(desk)
    assert (found.transfer, found.starts) == (None, TUESDAY)


def test_a_leaving_day_put_right_is_the_same_leaving(desk: Desk) -> None:
    observe(desk)
    mark_as_left(desk, [FINLEY.id], TUESDAY - timedelta(days=1))
    with desk.deed() as deed:
        deed.record(
            Transfer(desk.new_id(), FINLEY.id, Destination.SCHOOL, TUESDAY - timedelta(days=1), none_goes="On paper")
        )
    recording.add_child(desk, replace(FINLEY, left=TUESDAY))
    assert files_waiting(desk) == ()


def test_the_days_are_data_with_sources_and_every_way_out_has_guidance() -> None:
    assert {clock("file-transfer-days").amount, clock("file-transfer-school-days").amount} == {5}
    assert [each.code for each in exits()] == list(Destination)
    assert not exit_to(Destination.UNKNOWN).file
