"""Duties on a child's page: what was recorded asks, a person answers, and the clock is said in words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from dsl_desk.domain.clock import SystemClock, school_time
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.confirmation import Confirmation, InForce
from dsl_desk.domain.duty import Duty
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import Certainty, When
from dsl_desk.gui.child.actions import ActionsPart
from dsl_desk.gui.child.chronology_part import ChronologyPart
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.duties.part import ADVICE, DutiesBeside, DutiesPart
from dsl_desk.gui.duties.record import RecordDuty
from dsl_desk.gui.duties.report import ReportDuty
from dsl_desk.gui.widgets.buttons import Button
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.services.catalogue.duty import duty_kind, duty_kinds
from dsl_desk.services.confirming import confirm_status
from dsl_desk.services.desk import Desk
from dsl_desk.services.duties import duties_of, record_duty
from dsl_desk.services.recording import record_observation
from tests.gui.small_school import FINLEY
from tests.gui.visit import Visit, find

CUT = Term("F7", "Worry that female genital mutilation (FGM) was done or is planned")


def note_worry(desk: Desk) -> None:
    observation = Observation(
        desk.new_id(), "Asked to talk after art.", HowKnown.SAW, (Term("F", "Body and health"),), indicators=(CUT,)
    )
    record_observation(desk, observation, [Involvement(desk.new_id(), observation.id, FINLEY.id)])


def note_duty(desk: Desk) -> None:
    today = school_time(SystemClock().now()).date()
    kind = duty_kind("csa").term
    record_duty(desk, Duty("d" * 32, FINLEY.id, kind, "Miss Reid, art", When(Certainty.EXACT, today)))


@pytest.fixture
def page(small: Visit) -> ChildPage:
    return small.go(ChildPage, "child", FINLEY.id)


@pytest.fixture
def part(small: Visit, page: ChildPage) -> DutiesPart:
    duties = page.show_part(ActionsPart).duties
    small.settle()
    return duties


def lines(part: DutiesPart) -> list[str]:
    model = part.list.rows.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def choose(part: DutiesPart, row: int = 0) -> None:
    part.list.rows.setCurrentIndex(part.list.rows.model().index(row, 0))
    QTest.keyClick(part.list.rows, Qt.Key.Key_Return)


def read_again(small: Visit, part: DutiesPart) -> None:
    part.read()
    small.settle()


def test_none_written_down_is_not_none_owed(part: DutiesPart) -> None:
    assert lines(part) == []
    assert ADVICE in [label.text() for label in part.findChildren(QLabel) if label.isVisible()]


def test_a_worry_asks_whether_the_teachers_own_duty_arose(small: Visit, page: ChildPage, part: DutiesPart) -> None:
    small.read(note_worry)
    read_again(small, part)
    assert lines(part)[0].startswith("A teacher's own report of female genital mutilation to the police")
    assert f"Think about: {CUT.wording}" in lines(part)[0]
    choose(part)
    form = page.slot.form
    assert isinstance(form, RecordDuty)
    assert form.kind.count() == 1
    shown = " ".join(label.text() for label in form.findChildren(QLabel))
    assert "Nobody examines a child" in shown
    assert "Nobody else can do it for them" in shown


def test_the_answer_no_is_kept_with_its_reason_and_ends_the_question(
    small: Visit, page: ChildPage, part: DutiesPart
) -> None:
    small.read(note_worry)
    read_again(small, part)
    choose(part)
    form = page.slot.form
    assert isinstance(form, RecordDuty)
    form.owed_by.setText("Miss Reid, art")
    form.not_needed.setText("A worry for a sister of seven; told children’s social care")
    form.save()
    small.settle()
    assert page.slot.form is None
    (line,) = lines(part)
    assert "No report needed: A worry for a sister of seven" in line
    assert small.read(lambda desk: duties_of(desk, FINLEY.id)).questions == ()


def test_a_duty_is_written_down_and_then_reported(small: Visit, page: ChildPage, part: DutiesPart) -> None:
    part.add_button.click()
    form = page.slot.form
    assert isinstance(form, RecordDuty)
    assert form.kind.count() == len(duty_kinds())
    form.kind.setCurrentIndex(form.kind.findData("csa"))
    form.owed_by.setText("Miss Reid, art")
    form.arose.set_text("today")
    form.save()
    small.settle()
    assert "In 7 days" in lines(part)[0]
    choose(part)
    report = page.slot.form
    assert isinstance(report, ReportDuty)
    report.reported.set_text("today")
    report.reported_to.setText("Children’s social care, Mrs Obi")
    report.save()
    small.settle()
    assert "Reported to Children’s social care, Mrs Obi" in lines(part)[0]


def test_what_is_missing_is_said_beside_the_field(small: Visit, page: ChildPage, part: DutiesPart) -> None:
    small.read(note_duty)
    read_again(small, part)
    choose(part)
    report = page.slot.form
    assert isinstance(report, ReportDuty)
    report.save()
    small.settle()
    assert [name for name, field in report.fields.items() if field.error] == ["reported"]
    report.reported.set_text("today")
    report.not_needed.setText("The nurse reported it")
    report.save()
    assert [name for name, field in report.fields.items() if field.error] == ["not_needed"]


def test_the_guide_follows_the_kind_and_shows_what_was_found_out(
    small: Visit, page: ChildPage, part: DutiesPart
) -> None:
    small.read(lambda desk: confirm_status(desk, Confirmation("csa-duty", InForce.YES, words="legislation.gov.uk")))
    part.add_button.click()
    form = page.slot.form
    assert isinstance(form, RecordDuty)
    form.kind.setCurrentIndex(form.kind.findData("csa"))
    small.settle()
    (source,) = [each for each in form.findChildren(RuleSource) if each.isVisible()]
    assert source.line.text().startswith("Crime and Policing Act 2026, duty to report · in force, says ")


def test_beside_the_chronology_stands_what_is_still_to_be_done(small: Visit, page: ChildPage) -> None:
    (beside,) = page.part(ChronologyPart).findChildren(DutiesBeside)
    assert beside.card.isHidden()
    small.read(note_duty)
    beside.read()
    small.settle()
    assert beside.card.isVisible()
    find(beside, Button, "Report … Report of child sexual abuse").click()
    assert isinstance(page.slot.form, ReportDuty)
