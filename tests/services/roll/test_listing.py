"""The roll and how a child is found in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import SetClock
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.school import School
from dsl_desk.domain.status import Status
from dsl_desk.domain.term import NOT_SURE, Term
from dsl_desk.keys.kdf import Kdf
from dsl_desk.services.desk import Desk
from dsl_desk.services.opening import Surroundings, lock, make_vault
from dsl_desk.services.recording import add_child, add_children, record_observation
from dsl_desk.services.roll.listing import Wanted, choices, find_children, named, roll, roll_rows

FINLEY = Child("a" * 32, "Ward", "Finley", year="9", form="9A")
FILSAN = Child("b" * 32, "Warsame-Price", "Filsan", year="10")
ZOFIA = Child("c" * 32, "Nowak", "Żofia", known_as="Zosia", year="R")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = SetClock(datetime(2026, 3, 24, 9, 5, tzinfo=UTC))
    made, _ = make_vault(
        tmp_path / "vault", School("Larkfield Academy"), "Ruth Patel", "DSL", "tulip barge canyon sofa",
        Surroundings(clock), kdf=Kdf(64, 1, 1),
    )  # fmt: skip
    add_children(made, [FINLEY, FILSAN, ZOFIA])
    yield made
    lock(made)


def look(desk: Desk, child: Child) -> None:
    """Record something about a child."""
    seen = Observation(desk.new_id(), "New phone", HowKnown.SAW, (NOT_SURE,))
    record_observation(desk, seen, [Involvement(desk.new_id(), seen.id, child.id)])


def test_roll_is_by_family_name_and_rows_say_when_something_was_last_recorded(desk: Desk) -> None:
    look(desk, FINLEY)
    ids = roll(desk, Wanted())
    assert ids == (ZOFIA.id, FINLEY.id, FILSAN.id)
    nowak, ward = roll_rows(desk, ids[:2])
    assert (nowak.child, nowak.last) == (ZOFIA, None)
    assert ward.last is not None
    assert ward.last.date() == date(2026, 3, 24)


def test_years_stand_in_the_order_children_pass_through_them(desk: Desk) -> None:
    assert choices(desk).years == ("R", "9", "10")
    assert choices(desk).on_roll == 3


def test_statuses_in_force_are_offered_and_shown(desk: Desk) -> None:
    plan = Term("cp-plan", "Child protection plan")
    with desk.deed() as deed:
        deed.record(Status("1" * 32, ZOFIA.id, plan))
        deed.record(Status("2" * 32, ZOFIA.id, Term("cin", "Child in need"), until=date(2026, 3, 1)))
    assert choices(desk).statuses == (plan,)
    assert [row.statuses for row in roll_rows(desk, [FINLEY.id, ZOFIA.id])] == [(), ("Child protection plan",)]


@pytest.mark.parametrize(
    ("text", "year", "found"),
    [
        ("", "", [ZOFIA, FINLEY, FILSAN]),
        ("fi wa", "", [FINLEY, FILSAN]),
        ("fi wa", "10", [FILSAN]),
        ("price", "", [FILSAN]),
        ("zofia", "", [ZOFIA]),
        ("ZOSIA now", "", [ZOFIA]),
        ("ard", "", []),
    ],
)
def test_every_word_is_the_start_of_a_name(desk: Desk, text: str, year: str, found: list[Child]) -> None:
    assert roll(desk, Wanted(text, year)) == tuple(child.id for child in found)


def test_children_with_the_newest_records_are_found_first(desk: Desk) -> None:
    assert find_children(desk, "fi wa", 9) == (FINLEY, FILSAN)
    look(desk, FILSAN)
    assert find_children(desk, "fi wa", 9) == (FILSAN, FINLEY)
    assert find_children(desk, "fi wa", 1) == (FILSAN,)
    assert find_children(desk, "  ", 9) == ()


def test_named_are_the_children_among_any_words_and_leavers_too(desk: Desk) -> None:
    add_child(desk, replace(FINLEY, left=date(2025, 7, 18)))
    (found,) = named(desk, ["not an id", FINLEY.id, FINLEY.id, ""])
    assert found.id == FINLEY.id
    assert find_children(desk, "finley", 9) == ()
