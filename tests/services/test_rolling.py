"""The roll and how a child is found in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import SetClock
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.school import School
from dsl_desk.domain.term import NOT_SURE
from dsl_desk.keys.kdf import Kdf
from dsl_desk.services.desk import Desk
from dsl_desk.services.opening import Surroundings, lock, make_vault
from dsl_desk.services.recording import add_children, record_observation
from dsl_desk.services.rolling import roll

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


def test_roll_is_by_family_name_with_the_newest_record_of_each_child(desk: Desk) -> None:
    observation = Observation("d" * 32, "New phone", HowKnown.SAW, (NOT_SURE,))
    record_observation(desk, observation, [Involvement("e" * 32, observation.id, FINLEY.id)])
    nowak, ward, warsame = roll(desk).lines
    assert [nowak.child, ward.child, warsame.child] == [ZOFIA, FINLEY, FILSAN]
    assert nowak.last is None
    assert ward.last is not None
    assert ward.last.date() == date(2026, 3, 24)


def test_years_stand_in_the_order_children_pass_through_them(desk: Desk) -> None:
    assert roll(desk).years == ("R", "9", "10")


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
    assert [line.child for line in roll(desk).matching(text, year)] == found
