"""A concern's page, in the real window on a real vault."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from dsl_desk.domain.concern import Concern, ConcernState, Involvement, Role
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.link import Link, LinkCertainty, LinkKind
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.subject import Subject, SubjectKind
from dsl_desk.domain.term import Term
from dsl_desk.gui.concern.involve import InvolveChild
from dsl_desk.gui.concern.page import ConcernPage
from dsl_desk.gui.concern.revise import ReviseConcern
from dsl_desk.gui.contact.page import ContactPage
from dsl_desk.gui.decide.deciding import Deciding
from dsl_desk.gui.decide.page import DecidePage
from dsl_desk.gui.page_entry import AtRecord
from dsl_desk.gui.record.page import RecordPage
from dsl_desk.gui.search.page import SearchPage
from dsl_desk.services.concerns import concern_file
from dsl_desk.services.deciding import decide, open_concern
from dsl_desk.services.desk import Desk
from dsl_desk.services.linking import link
from dsl_desk.services.recording import record_observation
from tests.gui.keys import CTRL, Keys
from tests.gui.small_school import FILSAN, FINLEY
from tests.gui.visit import Visit

CONCERN = Concern("c0" * 16, "Older friends with a car")
OTHER = Concern("c1" * 16, "New phone")
SEEN = Observation("0b" * 16, "He said so.", HowKnown.TOLD, (Term("J", "Told us"),), concern_id=CONCERN.id)


def opened(desk: Desk) -> None:
    for number, concern in enumerate((CONCERN, OTHER)):
        decision = Decision(f"d{number}" * 16, DecisionKind.OPEN_CONCERN, "Two signs", "Ruth Patel", concern.id)
        open_concern(desk, concern, [Involvement(f"e{number}" * 16, concern.id, FINLEY.id)], decision)
    record_observation(desk, SEEN, [Involvement("1b" * 16, SEEN.id, FINLEY.id)])


def seen_with(desk: Desk, label: str) -> None:
    person = Subject(desk.new_id(), SubjectKind.PERSON, label)
    seen = Link(desk.new_id(), person.id, LinkKind.SEEN_WITH, LinkCertainty.SEEN, child_id=FINLEY.id)
    link(desk, seen, person)


@pytest.fixture
def page(small: Visit) -> ConcernPage:
    small.read(opened)
    return small.go(ConcernPage, "concern", CONCERN.id)


def went(page: ConcernPage) -> list[tuple[str, object]]:
    heard: list[tuple[str, object]] = []
    page.navigate.connect(lambda name, shown: heard.append((name, shown)))
    return heard


def test_it_says_what_it_is_in_plain_facts(page: ConcernPage) -> None:
    assert page.window().isActiveWindow()
    assert page.head.title.text() == CONCERN.title
    assert "1 observation in 1 domain, first seen " in page.head.facts.text()
    assert page.head.kinds.text() == "Kind of exploitation: nothing chosen"
    assert page.entries.entries.rowCount() == 2


def test_no_score_stands_anywhere(page: ConcernPage) -> None:
    words = " ".join(label.text() for label in page.findChildren(QLabel))
    assert not re.search(r"%|score of|\b(high|medium|low) risk|risk level|total", words, re.I)


def test_an_entry_and_a_child_lead_to_the_childs_record(page: ConcernPage, small: Visit) -> None:
    heard = went(page)
    page.entries.setFocus()
    Keys(small.window).press(Qt.Key.Key_Return)
    assert heard == [("child", AtRecord(FINLEY.id, SEEN.id))]


def test_a_child_is_added_with_a_chosen_role(page: ConcernPage, small: Visit) -> None:
    page.involve.click()
    form = page.slot.form
    assert isinstance(form, InvolveChild)
    form.save()
    assert [field.error for field in form.fields.values()] == [
        "Error: Choose the child",
        "Error: Choose the part the child has in this concern",
    ]
    form.picker.setFocus()
    keys = Keys(small.window)
    keys.type("fil")
    small.settle()
    keys.press(Qt.Key.Key_Return)
    small.settle()
    form.role.set_text(Role.WITNESS.name)
    form.role.setFocus()
    keys.press(Qt.Key.Key_Return, CTRL)
    small.settle()
    involved = small.read(lambda desk: concern_file(desk, CONCERN.id)).involved
    assert [(each.child, each.role) for each in involved] == [(FINLEY, Role.ABOUT), (FILSAN, Role.WITNESS)]
    assert page.children_list.rows.model().rowCount() == 2


def test_kinds_and_links_are_revised_with_a_reason(page: ConcernPage, small: Visit) -> None:
    page.revise.click()
    form = page.slot.form
    assert isinstance(form, ReviseConcern)
    assert form.short.advice
    assert form.short.advice.record_id() == CONCERN.id
    form.kinds.set_text(["sexual", "unknown"])
    form.linked.set_text([OTHER.id])
    form.short.set_text("Seen three times")
    form.save()
    small.settle()
    assert form.fields["reason"].error
    form.reason.setText("What is known now")
    form.save()
    small.settle()
    concern = small.read(lambda desk: concern_file(desk, CONCERN.id)).concern
    assert [term.code for term in concern.exploitation] == ["sexual", "unknown"]
    assert (concern.linked, concern.summary) == ((OTHER.id,), "Seen three times")
    assert "Sexual exploitation" in page.head.kinds.text()
    heard = went(page)
    page.linked.rows.setFocus()
    Keys(small.window).press(Qt.Key.Key_Return)
    assert heard == [("concern", OTHER.id)]


def test_a_kind_of_exploitation_asks_whether_someone_has_to_report(page: ConcernPage) -> None:
    page.revise.click()
    form = page.slot.form
    assert isinstance(form, ReviseConcern)
    assert form.duties.isHidden()
    form.kinds.item(0).setCheckState(Qt.CheckState.Checked)
    assert form.kinds.text() == ["sexual"]
    assert form.duties.asked() == ("csa", "nrm")


def test_two_people_bring_up_the_question_and_either_answer_is_a_decision(page: ConcernPage, small: Visit) -> None:
    assert page.group.isHidden()
    small.read(lambda desk: seen_with(desk, "Man A"))
    small.read(lambda desk: seen_with(desk, "Man B"))
    page.opened()
    small.settle()
    assert not page.group.isHidden()
    assert page.group.people.text() == "2 people linked to the children in it: Man A; Man B"
    heard = went(page)
    page.group.buttons[DecisionKind.NOT_GROUP_BASED].click()
    assert heard == [("decide", Deciding(FINLEY.id, CONCERN.id, DecisionKind.NOT_GROUP_BASED))]
    answer = Decision("d9" * 16, DecisionKind.GROUP_BASED, "Seen together twice", "Ruth Patel", CONCERN.id)
    small.read(lambda desk: decide(desk, answer, [FINLEY.id]))
    page.opened()
    small.settle()
    assert page.group.before.text() == "Decided last by Ruth Patel: treat it as group-based. Why: Seen together twice"


def test_questions_are_asked_while_it_is_not_closed(page: ConcernPage, small: Visit) -> None:
    (card,) = page.prompts
    assert len(card.words()) == 1
    closing = Decision("d8" * 16, DecisionKind.CLOSE_CONCERN, "Settled", "Ruth Patel", CONCERN.id)
    small.read(lambda desk: decide(desk, closing, [FINLEY.id], "Back in lessons"))
    page.opened()
    small.settle()
    assert page.prompts == []
    assert page.head.outcome.text() == "How it ended: Back in lessons"
    assert small.read(lambda desk: concern_file(desk, CONCERN.id)).concern.state is ConcernState.CLOSED


def test_a_closed_concern_takes_nothing_in_until_a_decision_opens_it_again(page: ConcernPage, small: Visit) -> None:
    closing = Decision("d8" * 16, DecisionKind.CLOSE_CONCERN, "Settled", "Ruth Patel", CONCERN.id)
    small.read(lambda desk: decide(desk, closing, [FINLEY.id], "Back in lessons"))
    page.opened()
    small.settle()
    assert not page.record.isEnabled()
    assert not page.contact.isEnabled()
    page.decide.click()
    small.settle()
    deciding = small.page(DecidePage)
    deciding.form.kind.setFocus()
    Keys(small.window).type("o")
    assert not deciding.form.opens
    deciding.form.reason.set_text("Seen again in the same car")
    deciding.save()
    small.settle()
    assert small.page(ConcernPage).record.isEnabled()
    assert small.read(lambda desk: concern_file(desk, CONCERN.id)).concern.state is ConcernState.OPEN


def test_a_concern_that_is_not_there_is_said(small: Visit) -> None:
    page = small.go(ConcernPage, "concern", "ff" * 16)
    assert "not in these records" in page.banner.words()
    assert not page.decide.isEnabled()


def test_the_decision_stands_beside_the_questions_it_may_answer(page: ConcernPage, small: Visit) -> None:
    page.decide.click()
    small.settle()
    deciding = small.page(DecidePage)
    assert deciding.prompts.words() == page.prompts[0].words()
    assert deciding.prompts.isVisible()


def test_a_search_leads_to_the_concern(page: ConcernPage, small: Visit) -> None:
    heard: list[tuple[str, object]] = []
    search = small.go(SearchPage, "search")
    search.navigate.connect(lambda name, shown: heard.append((name, shown)))
    keys = Keys(small.window)
    keys.type("older friends")
    small.wait_for(lambda: not search._pause.isActive())
    small.settle()
    keys.press(Qt.Key.Key_Return)
    assert heard == [("concern", CONCERN.id)]


def test_what_is_recorded_from_it_stands_in_it_and_one_comes_back(page: ConcernPage, small: Visit) -> None:
    page.record.click()
    small.settle()
    form = small.page(RecordPage).form
    assert (form.child, form.concern.text(), form.blank) == (FINLEY, CONCERN.id, True)
    keys = Keys(small.window)
    form.what.setFocus()
    keys.type("Seen again.")
    form.how_known.pick(HowKnown.SAW)
    form.domains.pick("A")
    keys.press(Qt.Key.Key_Return, CTRL)
    small.settle()
    back = small.page(ConcernPage)
    assert back.head.facts.text().count("2 observations in 2 domains") == 1


def test_a_contact_is_logged_in_it(page: ConcernPage, small: Visit) -> None:
    page.contact.click()
    small.settle()
    form = small.page(ContactPage).form
    assert (form.child, form.concern.text(), form.blank) == (FINLEY, CONCERN.id, True)
