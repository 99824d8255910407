"""Other children's names are decided one by one, with no default."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.child import Child
from dsl_desk.domain.other_names import NameDecision, NameTreatment
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.gui.referral.name_choice import next_label
from dsl_desk.gui.referral.page import ReferralPage
from dsl_desk.gui.widgets.task_row import Status
from dsl_desk.services.reviewing import children
from tests.gui.referral.acting import pass_gate, record_naming, tick
from tests.gui.visit import Visit, find


@pytest.fixture
def other(visitor: Visit, page: ReferralPage, child: Child) -> Child:
    """Another child, named in the newest record, which is ticked."""
    known = visitor.read(children)
    found = next(
        each
        for each in known
        if each.family_name != child.family_name and sum(one.given_name == each.given_name for one in known) == 1
    )
    pass_gate(visitor, page)
    page.tasks.write(page, partial(record_naming, child, found))
    visitor.settle()
    entries = page.steps.choosing._entries
    row = next(number for number, entry in enumerate(entries) if found.name in entry.text)
    ids = [page.steps.choosing.rows.index(at).data(256).id for at in range(page.steps.choosing.rows.rowCount())]
    tick(page, ids.index(entries[row].id))
    visitor.settle()
    return found


def test_every_other_child_named_has_to_be_decided_about(page: ReferralPage, other: Child) -> None:
    names = page.steps.names
    assert names.status() is Status.NOT_STARTED
    assert names.choices[other.id].options.code() == ""
    page.flow.open(names)
    names.go_on()
    assert other.name in names.fields[other.id].error
    names.choices[other.id].options.button(NameTreatment.REMOVED.name).click()
    for choice in names.choices.values():
        choice.options.button(NameTreatment.MEANT_OTHERWISE.name).click()
    assert names.status() is Status.COMPLETED


def test_a_pseudonym_is_offered_and_can_be_written_over(page: ReferralPage, other: Child) -> None:
    choice = page.steps.names.choices[other.id]
    choice.options.button(NameTreatment.PSEUDONYM.name).click()
    assert choice.line.text() == "Child A"
    choice.line.setText("")
    assert choice.problem()
    choice.line.setText("Child Z")
    decision = next(each for each in page.steps.names.decided()["names"] if each.child_id == other.id)
    assert (decision.treatment, decision.label) == (NameTreatment.PSEUDONYM, "Child Z")
    assert decision.words


def test_tab_goes_down_the_page_though_the_names_came_last(page: ReferralPage, other: Child) -> None:
    names = page.steps.names
    page.flow.open(names)
    seen = []
    for _ in range(len(names.choices) + 4):
        seen.append(page.window().focusWidget())
        QTest.keyClick(seen[-1], Qt.Key.Key_Tab)
    first = [choice.options.button(NameTreatment.NAMED.name) for choice in names.choices.values()]
    assert seen == [*first, names.typed, names._add, names.onward, names.to_list]


def test_words_added_by_hand_are_decided_too_and_can_be_taken_back(page: ReferralPage, other: Child) -> None:
    names = page.steps.names
    page.flow.open(names)
    names.typed.setText("  Big   Lee ")
    names.go_on()
    assert names.fields["typed"].error, "what was typed and not added would leave as it is"
    names.add_words()
    assert names.choices["Big Lee"].problem()
    for choice in names.choices.values():
        choice.options.button(NameTreatment.REMOVED.name).click()
    names.choices["Big Lee"].options.button(NameTreatment.PSEUDONYM.name).click()
    assert NameDecision("", ("Big Lee",), NameTreatment.PSEUDONYM, "Child A") in names.decided()["names"]
    names.choices["Big Lee"].removed.emit()
    assert "Big Lee" not in names.choices
    search = find(page.window(), QLineEdit, "Search children, notes and people")
    assert any(page.window().focusNextChild() and search.hasFocus() for _ in range(60)), "Tab still comes round"


def test_a_decision_comes_back_when_its_record_is_ticked_again(
    visitor: Visit, page: ReferralPage, other: Child
) -> None:
    page.steps.names.choices[other.id].options.button(NameTreatment.REMOVED.name).click()
    ticked = page.steps.choosing.list.text()
    page.steps.choosing.list.set_text([])
    page.flow.show_list()
    visitor.settle()
    assert page.steps.names.status() is Status.CANNOT_START
    page.steps.choosing.list.set_text(ticked)
    page.flow.show_list()
    visitor.settle()
    assert page.steps.names.choices[other.id].treatment() is NameTreatment.REMOVED


def test_a_name_in_what_is_written_here_is_found(visitor: Visit, page: ReferralPage, child: Child) -> None:
    other = next(each for each in visitor.read(children) if each.family_name != child.family_name)
    pass_gate(visitor, page)
    tick(page, 0)
    page.flow.open(page.steps.summary)
    page.steps.summary.note.set_text(f"He names {other.given_name} {other.family_name}.")
    page.steps.summary.go_on()
    visitor.settle()
    assert other.id in page.steps.names.choices


def test_a_name_in_an_answer_to_social_care_is_found_where_it_leaves(
    visitor: Visit, page: ReferralPage, child: Child
) -> None:
    other = next(each for each in visitor.read(children) if each.family_name != child.family_name)
    pass_gate(visitor, page)
    tick(page, 0)
    page.flow.open(page.steps.care)
    page.steps.care.notes["where_now"].set_text(f"With {other.given_name} {other.family_name}.")
    for form, found in ((ReportForm.INFORMATION, False), (ReportForm.SOCIAL_CARE, True)):
        page.steps.form.form.button(form.value).click()
        page.flow.open(page.steps.form)
        page.steps.form.go_on()
        visitor.settle()
        assert (other.id in page.steps.names.choices) is found


def test_pseudonyms_do_not_run_out() -> None:
    taken = {f"Child {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    assert next_label(taken - {"Child C"}) == "Child C"
    assert next_label(taken) == "Child AA"
