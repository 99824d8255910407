"""Correcting an observation, in the real window on a real vault."""

from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import Qt

from dsl_desk.domain.body_map import BodyMark, BodySide
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.observation import Aware, Basis, HowKnown, Observation, SourceDetail, SourceKind
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import Certainty, When
from dsl_desk.gui.amend.page import NOTHING, AmendPage
from dsl_desk.gui.forms.section import FoldButton
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import drafts
from dsl_desk.services.recording import record_observation
from dsl_desk.services.reviewing import observation
from tests.gui.keys import CTRL, Keys
from tests.gui.small_school import FINLEY
from tests.gui.visit import Visit

BEFORE = Observation(
    "0b" * 16,
    "A grey car stopped.",
    HowKnown.TOLD,
    (Term("B", "People round the child, as an earlier edition had it"),),
    SourceKind.STAFF,
    "Mr D Osei",
    When(Certainty.ABOUT, date(2025, 9, 1), time(8, 40)),
    place="Main gate",
    exact_words="“He just sorted it.”",
    indicators=(Term("B3", "As it was worded then"), Term("Z9", "A sign no longer listed")),
    basis=Basis.SECOND_HAND,
    prompts="Tell me about today.",
    demeanour="Looked at the door.",
    present="Mr D Osei, tutor",
    ending="Went to lesson 3 with Mr Osei.",
    vulnerabilities=(Term("care", "Is or was in care"), Term("gone", "No longer listed")),
    protective=(Term("school", "As it was worded then"),),
    aware=Aware(appearance="New coat", environment="Crowded"),
    marks=(BodyMark(1, BodySide.FRONT, 500, 300, "Chest, left", "Small round bruise"),),
    origin=Origin.POLICE,
    must_not_be_told="His uncle",
    source=SourceDetail(corroboration="Seen by reception too", danger="Could be followed"),
)


def recorded(desk: Desk) -> None:
    record_observation(desk, BEFORE, [Involvement("1b" * 16, BEFORE.id, FINLEY.id)])


def open_page(small: Visit) -> AmendPage:
    small.read(recorded)
    return small.go(AmendPage, "amend", BEFORE.id)


def test_the_form_starts_as_recorded_with_every_wording_kept(small: Visit) -> None:
    page = open_page(small)
    assert page.form.observation() == BEFORE
    assert page.form.blank


def test_a_correction_is_a_new_version_with_its_reason(small: Visit) -> None:
    page = open_page(small)
    page.form.open_sections(["place"])
    keys = Keys(small.window)
    page.form.place.setFocus()
    page.form.place.clear()
    keys.type("Back gate")
    page.form.reason.setFocus()
    keys.type("Mixed up the gates")
    keys.press(Qt.Key.Key_Return, CTRL)
    small.settle()
    first, second = small.read(lambda desk: observation(desk, BEFORE.id))
    assert first.record == BEFORE
    assert second.record == replace(BEFORE, place="Back gate")
    assert second.reason == "Mixed up the gates"
    assert small.read(drafts) == ()


def test_the_childs_words_are_locked_and_the_form_says_why(small: Visit) -> None:
    page = open_page(small)
    page.form.open_sections(["exact_words"])
    page.form.exact_words.setFocus()
    Keys(small.window).type("not his words")
    assert page.form.exact_words.text() == BEFORE.exact_words
    assert page.form.locked.isVisibleTo(page)
    assert "Locked" in page.form.exact_words.editor.accessibleDescription()


def test_a_mark_is_corrected_as_a_new_version(small: Visit) -> None:
    page = open_page(small)
    page.form.marks.rows()[0].note.set_text("Small round bruise, yellow")
    page.form.reason.set_text("The colour was left out")
    page.save()
    small.settle()
    first, second = small.read(lambda desk: observation(desk, BEFORE.id))
    assert (first.record.marks, second.record.marks[0].note) == (BEFORE.marks, "Small round bruise, yellow")


def test_a_reason_is_required(small: Visit) -> None:
    page = open_page(small)
    page.form.place.setText("Back gate")
    page.save()
    small.settle()
    assert page.form.fields["reason"].error == "Error: Enter why you are correcting this"
    assert len(small.read(lambda desk: observation(desk, BEFORE.id))) == 1
    assert page.form.place.text() == "Back gate"


def test_an_unfinished_correction_comes_back_with_the_record(small: Visit) -> None:
    page = open_page(small)
    page.form.what.setFocus()
    Keys(small.window).type("Later: ")
    written = page.form.state()
    page.save_as_unfinished()
    (draft,) = small.read(drafts)
    assert (draft.form, draft.id) == ("amend", BEFORE.id)
    small.window.go("search")
    assert small.go(AmendPage, "amend", BEFORE.id).form.state() == written


def test_nothing_to_correct_is_said(small: Visit) -> None:
    page = small.go(AmendPage, "amend", None)
    assert page.banner.words() == NOTHING
    assert not page.footer.save.isEnabled()


def test_a_line_with_nothing_to_fill_in_is_not_there(small: Visit) -> None:
    page = open_page(small)
    titles = {each.accessibleName() for each in page.findChildren(FoldButton) if each.isVisibleTo(page)}
    assert "Who may be told" in titles
    assert "Other children, and the concern" not in titles
