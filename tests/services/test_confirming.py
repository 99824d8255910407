"""What the school finds out about the law takes the place of what came with the program, and stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dsl_desk.domain.confirmation import Confirmation, InForce
from dsl_desk.domain.errors import DeskError, InvalidRecord
from dsl_desk.services import opening
from dsl_desk.services.confirming import confirm_status, confirmations, standing
from dsl_desk.services.desk import Desk
from dsl_desk.store import check, records
from tests.desks import NAME, NOW, in_memory, make, unlocked

STARTED = Confirmation(
    "csa-duty", InForce.YES, date(2026, 9, 1), "legislation.gov.uk, and the partnership’s bulletin"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = in_memory(tmp_path)
    yield made
    opening.lock(made)


def test_a_finding_is_kept_with_the_person_and_the_day(desk: Desk) -> None:
    assert confirmations(desk) == {}
    assert confirm_status(desk, STARTED).kinds == {"confirmation"}
    found = confirmations(desk)["csa-duty"]
    assert (found.confirmation, found.person, found.day) == (STARTED, NAME, NOW.date())


def test_a_later_finding_counts_and_the_earlier_one_stays(desk: Desk) -> None:
    later = Confirmation("csa-duty", InForce.NOT_CHECKED, words="Read the wrong section")
    for each in (STARTED, later):
        confirm_status(desk, each)
    assert confirmations(desk)["csa-duty"].confirmation == later
    kept = records.versions(desk.connection, Confirmation, "csa-duty")
    assert [version.record for version in kept] == [STARTED, later]


def test_it_survives_locking_and_a_rebuild(tmp_path: Path) -> None:
    desk, _ = make(tmp_path)
    confirm_status(desk, STARTED)
    before = confirmations(desk)
    check.rebuild(desk.vault)
    assert confirmations(desk) == before
    opening.lock(desk)
    with unlocked(tmp_path) as again:
        assert confirmations(again) == before


def test_a_source_that_is_not_in_the_guidance_is_refused(desk: Desk) -> None:
    with pytest.raises(DeskError, match="lacks the source 'rumour'"):
        confirm_status(desk, Confirmation("rumour", InForce.NO, words="Heard it"))
    assert confirmations(desk) == {}


@pytest.mark.parametrize(
    ("in_force", "since", "words", "field"),
    [
        (InForce.YES, None, " ", "words"),
        (InForce.NO, None, "", "words"),
        (InForce.NO, date(2026, 9, 1), "legislation.gov.uk", "since"),
    ],
)
def test_a_finding_says_where_it_was_found(in_force: InForce, since: date | None, words: str, field: str) -> None:
    with pytest.raises(InvalidRecord) as refused:
        Confirmation("csa-duty", in_force, since, words)
    assert [problem.field for problem in refused.value.problems] == [field]


def test_a_rule_stands_as_surely_as_its_weakest_source(desk: Desk) -> None:
    assert standing(desk, ["kcsie"]) is InForce.YES
    assert standing(desk, ["kcsie", "csa-duty"]) is InForce.NOT_CHECKED
    confirm_status(desk, STARTED)
    assert standing(desk, ["kcsie", "csa-duty"]) is InForce.YES
    assert standing(desk, ["kcsie", "csa-duty", "nspcc-records"]) is InForce.NO
