"""What the pages read: Today's list of what is due, the versions of an observation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import SetClock
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.contact import Contact, ContactKind
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.school import School
from dsl_desk.domain.term import NOT_SURE
from dsl_desk.domain.when import Certainty, When
from dsl_desk.keys.kdf import Kdf
from dsl_desk.services import chronicling, contacting, deciding, recording
from dsl_desk.services.desk import Desk
from dsl_desk.services.opening import Surroundings, lock, make_vault

FINLEY = Child("a" * 32, "Ward", "Finley", year="9", form="9A")
ISLA = Child("b" * 32, "Begum", "Isla", year="7")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = SetClock(datetime(2026, 3, 24, 9, 5, tzinfo=UTC))
    made, _ = make_vault(
        tmp_path / "vault", School("Larkfield Academy"), "Ruth Patel", "DSL", "tulip barge canyon sofa",
        Surroundings(clock), kdf=Kdf(64, 1, 1),
    )  # fmt: skip
    recording.add_children(made, [FINLEY, ISLA])
    yield made
    lock(made)


def observe(desk: Desk, child: Child) -> Observation:
    observation = Observation(desk.new_id(), "New phone", HowKnown.SAW, (NOT_SURE,))
    recording.record_observation(desk, observation, [Involvement(desk.new_id(), observation.id, child.id)])
    return observation


def call(desk: Desk, whom: str, follow_up: date | None = None) -> None:
    contact = Contact(desk.new_id(), ContactKind.CALL, whom, "We spoke", follow_up=follow_up)
    contacting.log_contact(desk, contact, [FINLEY.id])


def decide(desk: Desk, review_on: date | None = None) -> None:
    decision = Decision(desk.new_id(), DecisionKind.MONITOR, "One sign", "Ruth Patel", review_on=review_on)
    deciding.decide(desk, decision, [FINLEY.id])


def test_editions_are_newest_first_with_their_author_and_reason(desk: Desk) -> None:
    first = observe(desk, FINLEY)
    recording.amend_observation(desk, replace(first, what="Second new phone"), "The tutor counted again")
    newest, oldest = chronicling.editions(desk, "observation", first.id)
    assert (newest.number, newest.text, newest.reason) == (
        2, "Second new phone", "The tutor counted again",
    )  # fmt: skip
    assert (oldest.number, oldest.text, oldest.author) == (1, first.what, "Ruth Patel")


def test_correction_stays_where_the_record_first_stood(desk: Desk) -> None:
    """Nobody said when it happened, so it stands at its first writing, also when it is corrected days later."""
    first = observe(desk, FINLEY)
    call(desk, "Sarah Ward")
    recording.amend_observation(desk, replace(first, place="Main gate"), "The place was left out")
    assert [entry.kind for entry in chronicling.chronology(desk, FINLEY.id)] == ["contact", "observation"]
    dated = replace(first, place="Main gate", happened=When(Certainty.EXACT, date(2026, 3, 25)))
    recording.amend_observation(desk, dated, "The day is known now")
    assert [entry.kind for entry in chronicling.chronology(desk, FINLEY.id)] == ["observation", "contact"]
