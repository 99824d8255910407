"""Duties to report: asked about, counted from the right moment, and answered by a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from dsl_desk.domain.clock import SetClock
from dsl_desk.domain.concern import Concern, Involvement
from dsl_desk.domain.confirmation import Confirmation, InForce
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.duty import Duty
from dsl_desk.domain.errors import DeskError, InvalidRecord
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import NOT_STATED, Certainty, When
from dsl_desk.services import deciding, opening, recording
from dsl_desk.services.catalogue.duty import duty_kind
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.confirming import confirm_status
from dsl_desk.services.desk import Desk
from dsl_desk.services.duties import (
    DutiesOfChild,
    duties_of,
    open_duties,
    owed,
    record_duty,
    report_duty,
    set_aside_duty,
    waiting,
)
from dsl_desk.store import records
from tests.desks import FINLEY, ISLA, NAME, NOW, in_memory

TODAY = NOW.date()
FGM, CSA, NRM = (duty_kind(code).term for code in ("fgm", "csa", "nrm"))
G, F, A = Term("G", "Sexual behaviour or language"), Term("F", "Body and health"), Term("A", "Missing")
CUT = Term("F7", "Worry that female genital mutilation (FGM) was done or is planned")


def at(day: date, moment: time | None = None) -> When:
    return When(Certainty.EXACT, day, moment)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = in_memory(tmp_path)
    yield made
    opening.lock(made)


def later(desk: Desk, **passed: int) -> None:
    """The clock goes on."""
    assert isinstance(desk.clock, SetClock)
    desk.clock = SetClock(desk.clock.now() + timedelta(**passed))


def told_today(desk: Desk, kind: Term = CSA, child_id: str = FINLEY.id) -> Duty:
    duty = Duty(desk.new_id(), child_id, kind, "Miss Reid", at(TODAY, time(8, 40)))
    record_duty(desk, duty)
    return duty


def noted(desk: Desk, domains: tuple[Term, ...], indicators: tuple[Term, ...] = ()) -> Observation:
    observation = Observation(
        desk.new_id(), "Asked to talk after art.", HowKnown.SAW, domains=domains, indicators=indicators
    )
    recording.record_observation(desk, observation, [Involvement(desk.new_id(), observation.id, FINLEY.id)])
    return observation


def asked(found: DutiesOfChild) -> list[str]:
    return [question.kind.code for question in found.questions]


@pytest.mark.parametrize(
    ("kind", "due"),
    [(CSA, at(date(2026, 3, 31))), (FGM, at(date(2026, 3, 25))), (NRM, NOT_STATED)],
    ids=["csa", "fgm", "nrm"],
)
def test_the_clock_of_the_guidance_runs_from_being_told(desk: Desk, kind: Term, due: When) -> None:
    told_today(desk, kind)
    (found,) = open_duties(desk)
    assert (found.due, found.late) == (due, False)


def test_a_clock_runs_from_writing_down_when_nobody_said_when_they_were_told(desk: Desk) -> None:
    duty = replace(told_today(desk), id=desk.new_id(), arose=NOT_STATED)
    record_duty(desk, duty)
    assert owed(desk, duty.id).due == at(date(2026, 3, 31))


def test_it_is_late_after_the_last_day(desk: Desk) -> None:
    duty = told_today(desk, FGM)
    later(desk, days=1)
    assert not owed(desk, duty.id).late
    later(desk, days=1)
    assert owed(desk, duty.id).late


def test_a_limit_is_unchecked_until_someone_says_and_none_when_not_in_force(desk: Desk) -> None:
    duty = told_today(desk)
    assert not owed(desk, duty.id).checked
    confirm_status(desk, Confirmation("csa-duty", InForce.YES, words="legislation.gov.uk"))
    assert owed(desk, duty.id).checked
    confirm_status(desk, Confirmation("csa-duty", InForce.NO, words="legislation.gov.uk"))
    assert owed(desk, duty.id).due == NOT_STATED


def test_a_report_closes_it_and_stands_in_the_chronology(desk: Desk) -> None:
    duty = told_today(desk)
    report_duty(desk, duty.id, at(TODAY, time(9)), "Children’s social care, Mrs Obi", "SC-118")
    assert open_duties(desk) == ()
    assert waiting(desk, FINLEY.id) == 0
    assert [version.reason for version in records.versions(desk.connection, Duty, duty.id)] == ["", "Reported"]
    (entry,) = [each for each in chronology(desk, FINLEY.id) if each.kind == "duty"]
    assert entry.title == "Duty: Report of child sexual abuse"
    assert "Reported to Children’s social care, Mrs Obi" in entry.text
    assert ("Reference", "SC-118") in entry.facts


def test_a_late_report_says_why(desk: Desk) -> None:
    duty = told_today(desk, FGM)
    later(desk, days=3)
    with pytest.raises(InvalidRecord) as refused:
        report_duty(desk, duty.id, at(date(2026, 3, 26)), "Police, 101")
    assert [problem.field for problem in refused.value.problems] == ["delay"]
    assert owed(desk, duty.id).duty.open
    report_duty(desk, duty.id, at(date(2026, 3, 26)), "Police, 101", delay="The teacher was taken ill")
    assert not owed(desk, duty.id).duty.open


def test_a_report_written_down_late_was_not_made_late(desk: Desk) -> None:
    duty = told_today(desk, FGM)
    later(desk, days=9)
    report_duty(desk, duty.id, at(date(2026, 3, 25)), "Police, 101")
    assert not owed(desk, duty.id).late


def test_no_report_needs_a_reason(desk: Desk) -> None:
    duty = told_today(desk)
    with pytest.raises(InvalidRecord) as refused:
        set_aside_duty(desk, duty.id, "  ")
    assert [problem.field for problem in refused.value.problems] == ["not_needed"]
    set_aside_duty(desk, duty.id, "Miss Reid reported it herself; the nurse had done so already")
    assert open_duties(desk) == ()
    with pytest.raises(InvalidRecord, match="already dealt with"):
        report_duty(desk, duty.id, at(TODAY), "Police")


def test_a_report_needs_its_time_and_whom(desk: Desk) -> None:
    duty = told_today(desk)
    for reported, whom, field in ((NOT_STATED, "Police", "reported"), (at(TODAY), " ", "reported_to")):
        with pytest.raises(InvalidRecord) as refused:
            report_duty(desk, duty.id, reported, whom)
        assert [problem.field for problem in refused.value.problems] == [field]


def test_a_kind_that_is_not_in_the_guidance_is_refused(desk: Desk) -> None:
    with pytest.raises(DeskError, match="no entry for gossip"):
        record_duty(desk, Duty(desk.new_id(), FINLEY.id, Term("gossip", "Tell everyone"), NAME))


def test_what_was_recorded_brings_a_question_and_its_answer_ends_it(desk: Desk) -> None:
    noted(desk, (A,))
    assert asked(duties_of(desk, FINLEY.id)) == []
    noted(desk, (F,), (CUT,))
    noted(desk, (G,))
    found = duties_of(desk, FINLEY.id)
    assert asked(found) == ["fgm", "csa"]
    assert found.questions[0].because == CUT.wording
    later(desk, minutes=1)
    record_duty(desk, Duty(desk.new_id(), FINLEY.id, CSA, NAME, not_needed="The words were a song’s"))
    assert asked(duties_of(desk, FINLEY.id)) == ["fgm"]
    assert asked(duties_of(desk, ISLA.id)) == []


def test_something_new_asks_again_and_a_correction_of_the_old_does_not(desk: Desk) -> None:
    old = noted(desk, (G,))
    later(desk, minutes=1)
    record_duty(desk, Duty(desk.new_id(), FINLEY.id, CSA, NAME, not_needed="The words were a song’s"))
    later(desk, minutes=1)
    recording.amend_observation(desk, replace(old, place="The art room"), "Place left out")
    assert asked(duties_of(desk, FINLEY.id)) == []
    later(desk, minutes=1)
    noted(desk, (G,))
    assert asked(duties_of(desk, FINLEY.id)) == ["csa"]


def test_the_type_of_exploitation_of_a_concern_asks_too(desk: Desk) -> None:
    concern = Concern(desk.new_id(), "Older friends", exploitation=(Term("sexual", "Sexual exploitation"),))
    decision = Decision(desk.new_id(), DecisionKind.OPEN_CONCERN, "Three notes agree", NAME, concern_id=concern.id)
    deciding.open_concern(desk, concern, [Involvement(desk.new_id(), concern.id, FINLEY.id)], decision)
    found = duties_of(desk, FINLEY.id)
    assert asked(found) == ["csa", "nrm"]
    assert {question.because for question in found.questions} == {"Older friends"}


def test_open_ones_stand_first_the_most_urgent_on_top(desk: Desk) -> None:
    done = told_today(desk, NRM)
    set_aside_duty(desk, done.id, "Police had done it")
    slow, soon, none = told_today(desk, CSA), told_today(desk, FGM), told_today(desk, NRM)
    assert [each.duty.id for each in duties_of(desk, FINLEY.id).owed] == [soon.id, slow.id, none.id, done.id]
    assert [each.duty.id for each in open_duties(desk)] == [soon.id, slow.id, none.id]
    assert waiting(desk, FINLEY.id) == 3


def test_a_kind_dropped_from_the_guidance_still_stands_without_a_clock(desk: Desk) -> None:
    old = Duty(desk.new_id(), FINLEY.id, Term("former", "A duty of an earlier edition"), NAME)
    with desk.deed() as deed:
        deed.record(old)
    assert owed(desk, old.id).due == NOT_STATED
