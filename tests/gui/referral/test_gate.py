"""Whoever has to act is told first: nothing is offered before the route gate is answered and its answer stored."""

import pytest
from PySide6.QtTest import QTest

from dsl_desk.domain.child import Child
from dsl_desk.domain.route import Route
from dsl_desk.gui.referral.page import ReferralPage
from dsl_desk.gui.widgets.task_row import Status
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.directory import school
from dsl_desk.services.drafts import drafts
from dsl_desk.services.routing import rules_for
from tests.gui.referral.acting import pass_gate
from tests.gui.visit import Visit


def answers(visitor: Visit, child: Child) -> list[str]:
    found = visitor.read(lambda desk: chronology(desk, child.id))
    return [entry.text for entry in found if entry.kind == "route_answer"]


def test_nothing_is_offered_before_the_route_is_answered_and_stored(
    visitor: Visit, page: ReferralPage, child: Child
) -> None:
    gate = page.steps.gate
    assert gate.isVisibleTo(page)
    assert not page.flow.list.isVisibleTo(page)
    assert gate.route.code() == ""
    gate.onward.click()
    assert gate.fields["route"].error
    pass_gate(visitor, page)
    assert page.flow.list.isVisibleTo(page)
    assert any("42/1234/26" in text for text in answers(visitor, child))
    for later in (page.steps.checking, page.steps.sealing, page.steps.names):
        assert later.status() is Status.CANNOT_START


@pytest.mark.parametrize(
    ("route", "wrong"),
    [
        (Route.EMERGENCY, {"reported", "reference"}),
        (Route.CRIME_REPORT, {"reported", "reference"}),
        (Route.SOCIAL_CARE, {"reported", "told_to"}),
    ],
)
def test_a_report_needs_its_time_and_reference(page: ReferralPage, route: Route, wrong: set[str]) -> None:
    gate = page.steps.gate
    gate.route.button(route.value).click()
    gate.onward.click()
    assert {name for name, field in gate.fields.items() if field.error} == wrong
    assert gate.summary.isVisibleTo(page)


def test_no_reference_given_is_an_answer(visitor: Visit, page: ReferralPage) -> None:
    gate = page.steps.gate
    gate.route.button(Route.EMERGENCY.value).click()
    gate.reported.set_text("not known")
    gate.not_given.click()
    gate.onward.click()
    visitor.settle()
    assert page.flow.list.isVisibleTo(page)


def test_what_the_force_asks_of_schools_stands_beside_the_answer(visitor: Visit, page: ReferralPage) -> None:
    gate, words = page.steps.gate, rules_for(visitor.read(school)).at_gate
    assert gate._force.text() == words
    gate.route.button(Route.SOCIAL_CARE.value).click()
    assert not gate._force.isVisibleTo(page)
    gate.route.button(Route.CRIME_REPORT.value).click()
    assert gate._force.isVisibleTo(page)


def test_a_second_answer_is_kept_beside_the_first_in_the_same_draft(
    visitor: Visit, page: ReferralPage, child: Child
) -> None:
    before = len(answers(visitor, child))
    pass_gate(visitor, page)
    page.flow.open(page.steps.gate)
    page.steps.gate.route.button(Route.INFORMATION.value).click()
    page.steps.gate.onward.click()
    visitor.settle()
    assert len(answers(visitor, child)) == before + 2
    assert len(visitor.read(drafts)) == 1


def test_going_back_leaves_the_recorded_answer(visitor: Visit, page: ReferralPage) -> None:
    pass_gate(visitor, page)
    page.flow.open(page.steps.gate)
    page.steps.gate.route.button(Route.INFORMATION.value).click()
    page.steps.gate.back.emit()
    assert page.flow.list.isVisibleTo(page)
    assert page.steps.gate.route.code() == Route.CRIME_REPORT.value


def test_a_gate_half_answered_comes_back_from_the_draft(visitor: Visit, page: ReferralPage, child: Child) -> None:
    page.steps.gate.route.button(Route.CRIME_REPORT.value).click()
    QTest.keyClicks(page.steps.gate.reference, "42/1234")
    page.leave()
    visitor.settle()
    again = ReferralPage(page.tasks, child.id)
    again.opened()
    visitor.settle()
    assert again.steps.gate.isVisibleTo(again)
    assert again.steps.gate.reference.text() == "42/1234"
    again.deleteLater()
