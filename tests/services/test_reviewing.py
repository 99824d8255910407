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
from dsl_desk.services import chronicling, contacting, deciding, recording, reviewing
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import save_draft
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


def test_follow_up_is_over_after_another_contact_with_the_same_person(desk: Desk) -> None:
    call(desk, "Sarah Ward, mum", date(2026, 3, 24))
    call(desk, "Form tutor")
    assert [need.kind for need in reviewing.today(desk).needs] == ["contact"]
    call(desk, " sarah ward, Mum ")
    assert reviewing.today(desk).needs == ()


def test_new_contact_may_ask_for_the_next_follow_up(desk: Desk) -> None:
    call(desk, "Sarah Ward", date(2026, 3, 20))
    call(desk, "Sarah Ward", date(2026, 3, 25))
    assert [need.day for need in reviewing.today(desk).needs] == [date(2026, 3, 25)]


def test_review_is_over_after_a_later_decision_on_the_same_matter(desk: Desk) -> None:
    decide(desk, date(2026, 3, 23))
    assert [need.kind for need in reviewing.today(desk).needs] == ["decision"]
    decide(desk)
    assert reviewing.today(desk).needs == ()


def test_editions_are_newest_first_with_their_author_and_reason(desk: Desk) -> None:
    first = observe(desk, FINLEY)
    recording.amend_observation(desk, replace(first, what="Second new phone"), "The tutor counted again")
    newest, oldest = chronicling.editions(desk, "observation", first.id)
    assert (newest.number, newest.text, newest.reason) == (
        2, "Second new phone", "The tutor counted again",
    )  # fmt: skip
    assert (oldest.number, oldest.text, oldest.author) == (1, first.what, "Ruth Patel")


def test_today_remembers_where_the_last_backup_went(desk: Desk, tmp_path: Path) -> None:
    from dsl_desk.services.keeping import back_up

    assert reviewing.today(desk).backup_folder == ""
    back_up(desk, tmp_path)
    assert reviewing.today(desk).backup_folder == str(tmp_path)


def test_unfinished_form_names_its_child_once_one_is_chosen(desk: Desk) -> None:
    save_draft(desk, "c" * 32, "record", {"child": "", "what": "At the gate"})
    assert [each.child for each in reviewing.today(desk).drafts] == [None]
    save_draft(desk, "c" * 32, "record", {"child": FINLEY.id, "what": "At the gate"})
    assert [each.child for each in reviewing.today(desk).drafts] == [FINLEY]


def test_correction_stays_where_the_record_first_stood(desk: Desk) -> None:
    """Nobody said when it happened, so it stands at its first writing, also when it is corrected days later."""
    first = observe(desk, FINLEY)
    call(desk, "Sarah Ward")
    recording.amend_observation(desk, replace(first, place="Main gate"), "The place was left out")
    assert [entry.kind for entry in chronicling.chronology(desk, FINLEY.id)] == ["contact", "observation"]
    dated = replace(first, place="Main gate", happened=When(Certainty.EXACT, date(2026, 3, 25)))
    recording.amend_observation(desk, dated, "The day is known now")
    assert [entry.kind for entry in chronicling.chronology(desk, FINLEY.id)] == ["observation", "contact"]


def test_weeks_begin_at_the_schools_midnight(desk: Desk) -> None:
    assert isinstance(desk.clock, SetClock)
    desk.clock.set(datetime(2026, 6, 14, 23, 30, tzinfo=UTC))  # half past midnight on Monday in British summer
    observe(desk, FINLEY)
    desk.clock.set(datetime(2026, 7, 20, 9, 0, tzinfo=UTC))
    assert reviewing.today(desk).weeks[0] == (date(2026, 6, 15), 1)
