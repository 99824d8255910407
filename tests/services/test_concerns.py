"""A concern: what stands in it, who is in it, and that only a decision moves it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dsl_desk.domain.action import Action
from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.concern import Concern, ConcernState, Involvement, Role
from dsl_desk.domain.contact import Contact, ContactKind
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.duty import Duty
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.front_sheet import FrontSheet
from dsl_desk.domain.link import Link, LinkCertainty, LinkKind
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.referral import Referral, ReferralHow
from dsl_desk.domain.status import Status
from dsl_desk.domain.subject import Subject, SubjectKind
from dsl_desk.domain.term import NOT_SURE, POSITIVE, Term
from dsl_desk.domain.when import Certainty, When
from dsl_desk.services import acting, concerns, contacting, deciding, linking, opening, recording
from dsl_desk.services.desk import Desk
from dsl_desk.store import records
from tests.desks import FINLEY, ISLA, in_memory

SEXUAL = Term("sexual", "Sexual exploitation")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = in_memory(tmp_path)
    yield made
    opening.lock(made)


def seen(desk: Desk, what: str, *domains: Term, concern: str = "", day: date | None = None) -> Observation:
    happened = When(Certainty.EXACT, day) if day else When()
    made = Observation(
        desk.new_id(), what, HowKnown.SAW, domains or (NOT_SURE,), happened=happened, concern_id=concern
    )
    recording.record_observation(desk, made, [Involvement(desk.new_id(), made.id, FINLEY.id)])
    return made


def decision(desk: Desk, kind: DecisionKind, concern_id: str, *rests_on: str) -> Decision:
    return Decision(desk.new_id(), kind, "Two signs", "Ruth Patel", concern_id, rests_on)


def opened(desk: Desk, *rests_on: str) -> Concern:
    concern = Concern(desk.new_id(), "Older friends with a car")
    first = decision(desk, DecisionKind.OPEN_CONCERN, concern.id, *rests_on)
    deciding.open_concern(desk, concern, [Involvement(desk.new_id(), concern.id, FINLEY.id)], first)
    return concern


def current(desk: Desk, concern: Concern) -> Concern:
    found = records.current(desk.connection, Concern, concern.id)
    assert found
    return found


def test_everything_of_the_concern_is_in_it_and_nothing_else(desk: Desk) -> None:
    before = seen(desk, "Before it was opened")
    seen(desk, "Something else")
    concern = opened(desk, before.id)
    seen(desk, "In it", concern=concern.id)
    call = Contact(desk.new_id(), ContactKind.CALL, "Mum", "We spoke", concern_id=concern.id)
    contacting.log_contact(desk, call, [FINLEY.id])
    acting.add_action(desk, Action(desk.new_id(), FINLEY.id, "Ask the bus firm", "Mr Shah", concern_id=concern.id))
    with desk.deed() as deed:
        deed.record(Duty(desk.new_id(), FINLEY.id, Term("lado", "LADO"), "Head", concern_id=concern.id))
        deed.record(agency := Agency(desk.new_id(), "Front door", AgencyKind.SOCIAL_CARE))
        told = (ReferralHow.PHONE, "Two signs", When(Certainty.NOT_KNOWN), "Duty worker", "", concern.id)
        deed.record(Referral(desk.new_id(), FINLEY.id, agency.id, *told))
    file = concerns.concern_file(desk, concern.id)
    assert sorted(entry.kind for entry in file.entries) == [
        "action", "contact", "decision", "duty", "observation", "observation", "referral",
    ]  # fmt: skip
    assert set(file.about.values()) == {FINLEY.id}
    assert "Something else" not in {entry.text for entry in file.entries}
    assert [each.child for each in file.involved] == [FINLEY]


def test_a_record_that_says_it_and_that_a_decision_rests_on_is_listed_once(desk: Desk) -> None:
    concern = opened(desk)
    both = seen(desk, "In it", concern=concern.id)
    deciding.decide(desk, decision(desk, DecisionKind.MONITOR, concern.id, both.id), [FINLEY.id])
    kinds = [entry.kind for entry in concerns.concern_file(desk, concern.id).entries]
    assert kinds.count("observation") == 1


def test_facts_are_plain_counts(desk: Desk) -> None:
    concern = opened(desk)
    assert concerns.concern_file(desk, concern.id).facts == "No observation in it yet"
    seen(desk, "One", Term("A", "Missing"), POSITIVE, concern=concern.id, day=date(2026, 3, 3))
    seen(desk, "Two", Term("A", "Missing"), Term("B", "People"), concern=concern.id, day=date(2026, 3, 9))
    seen(desk, "Three", concern=concern.id)
    facts = concerns.concern_file(desk, concern.id).facts
    assert facts == "3 observations in 2 domains, first seen Tuesday 3 March 2026"


def test_a_child_is_added_later_with_a_role_of_their_own_and_only_once(desk: Desk) -> None:
    concern = opened(desk)
    concerns.involve_child(desk, concern.id, ISLA.id, Role.WITNESS)
    roles = {each.child.id: each.role for each in concerns.involved_in(desk, concern.id)}
    assert roles == {FINLEY.id: Role.ABOUT, ISLA.id: Role.WITNESS}
    head = desk.vault.head()
    for child_id in (ISLA.id, ""):
        with pytest.raises(InvalidRecord):
            concerns.involve_child(desk, concern.id, child_id, Role.ABOUT)
    assert desk.vault.head() == head


def test_a_decision_gives_each_child_the_role_they_have_in_its_concern(desk: Desk) -> None:
    concern = opened(desk)
    concerns.involve_child(desk, concern.id, ISLA.id, Role.WITNESS)
    watch = decision(desk, DecisionKind.MONITOR, concern.id)
    deciding.decide(desk, watch, [FINLEY.id, ISLA.id])
    roles = {each.child_id: each.role for each in records.involved(desk.connection, watch.id)}
    assert roles == {FINLEY.id: Role.ABOUT, ISLA.id: Role.WITNESS}


def test_a_revision_needs_a_reason_and_leaves_the_state_to_a_decision(desk: Desk) -> None:
    concern = opened(desk)
    wanted = replace(
        concern, summary="Three dates", exploitation=(SEXUAL,), state=ConcernState.CLOSED, outcome="Quietly closed"
    )
    with pytest.raises(InvalidRecord):
        concerns.revise_concern(desk, wanted, " ")
    concerns.revise_concern(desk, wanted, "What is known now")
    after = current(desk, concern)
    assert (after.state, after.outcome) == (ConcernState.OPEN, "")
    assert (after.summary, after.exploitation) == ("Three dates", (SEXUAL,))
    first, second = records.versions(desk.connection, Concern, concern.id)
    assert (first.record, second.reason) == (concern, "What is known now")


def test_a_link_between_concerns_is_read_from_both_ends(desk: Desk) -> None:
    one, other = opened(desk), opened(desk)
    concerns.revise_concern(desk, replace(one, linked=(other.id,)), "The same car")
    assert [each.id for each in concerns.concern_file(desk, one.id).linked] == [other.id]
    file = concerns.concern_file(desk, other.id)
    assert ([each.id for each in file.linked], file.others) == ([one.id], ())


def test_a_closed_concern_is_opened_again_by_a_decision(desk: Desk) -> None:
    concern = opened(desk)
    close = decision(desk, DecisionKind.CLOSE_CONCERN, concern.id)
    deciding.decide(desk, close, [FINLEY.id], "Back in lessons")
    assert current(desk, concern).outcome == "Back in lessons"
    deciding.decide(desk, decision(desk, DecisionKind.OPEN_CONCERN, concern.id), [FINLEY.id])
    assert (current(desk, concern).state, current(desk, concern).outcome) == (ConcernState.OPEN, "")


def test_two_linked_people_bring_up_the_question_and_a_decision_answers_it(desk: Desk) -> None:
    concern = opened(desk)
    for label in ("Man A", "Man B"):
        assert not concerns.concern_file(desk, concern.id).group.asked
        person = Subject(desk.new_id(), SubjectKind.PERSON, label)
        link = Link(desk.new_id(), person.id, LinkKind.SEEN_WITH, LinkCertainty.SEEN, child_id=FINLEY.id)
        linking.link(desk, link, person)
    group = concerns.concern_file(desk, concern.id).group
    assert ([each.label for each in group.people], group.asked, group.decided) == (["Man A", "Man B"], True, None)
    answer = decision(desk, DecisionKind.NOT_GROUP_BASED, concern.id)
    deciding.decide(desk, answer, [FINLEY.id])
    assert concerns.concern_file(desk, concern.id).group.decided == answer


def test_questions_come_from_the_childs_own_facts(desk: Desk) -> None:
    concern = opened(desk)
    concerns.involve_child(desk, concern.id, ISLA.id, Role.MENTIONED)
    assert concerns.concern_file(desk, concern.id).asked == ()
    seen(desk, "He said so", Term("J", "Told us"), concern=concern.id)
    (asked,) = concerns.concern_file(desk, concern.id).asked
    assert (asked.child, [each.code for each in asked.prompts]) == (FINLEY, ["told-and-took-back"])


def test_what_stands_today_brings_up_questions(desk: Desk) -> None:
    ehcp, past = Term("ehcp", "Education, health and care plan"), Term("looked-after", "Looked after")
    with desk.deed() as deed:
        deed.record(Status(desk.new_id(), FINLEY.id, ehcp))
        deed.record(Status(desk.new_id(), FINLEY.id, past, until=date(2026, 3, 23)))
        deed.record(FrontSheet(FINLEY.id, send="Hearing aid"))
    assert concerns.standing_terms(desk, FINLEY.id) == {"ehcp", "send"}
    assert concerns.standing_terms(desk, ISLA.id) == set()


def test_reading_a_concern_is_a_look_at_each_child_once_a_sitting(desk: Desk) -> None:
    concern = opened(desk)
    head = desk.vault.head()
    concerns.concern_file(desk, concern.id)
    looked = desk.vault.head()
    assert looked != head
    concerns.concern_file(desk, concern.id)
    assert desk.vault.head() == looked
