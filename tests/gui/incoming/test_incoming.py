"""What police send: written down on a form with a draft, answered from Today."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.police_request import PoliceRequest, RequestState
from dsl_desk.domain.when import Certainty, When
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.incoming.answer import AnswerNotice, AnswerRequest
from dsl_desk.gui.incoming.notice_page import NoticePage
from dsl_desk.gui.incoming.request_page import RequestPage
from dsl_desk.gui.today.page import TodayPage
from dsl_desk.gui.widgets.child_picker import describe
from dsl_desk.gui.widgets.words import Words
from dsl_desk.services.drafts import drafts
from dsl_desk.services.incoming import answer_notice, incoming, open_incoming, record_incoming
from tests.gui.small_school import FINLEY, NAMESAKE
from tests.gui.visit import Visit


def write_notice(small: Visit) -> None:
    page = small.go(NoticePage, "notice", FINLEY.id)
    page.form.others.picker.chosen.emit(NAMESAKE)
    small.settle()
    page.form.received.set_text("today 8:10" if small.read(lambda desk: desk.now()).hour >= 9 else "today")
    page.form.lines["police_reference"].setText("NP-4410")
    page.form.notes["circumstances"].set_text("Shouting in the night")
    page.save()
    small.settle()


def test_a_notice_about_two_children_is_answered_from_today(small: Visit) -> None:
    write_notice(small)
    assert isinstance(small.window.page, ChildPage)
    (received,) = small.read(open_incoming)
    assert isinstance(received.record, EncompassNotice)
    assert {child.id for child in received.children} == {FINLEY.id, NAMESAKE.id}
    page = small.go(TodayPage, "today")
    assert "(and 1 more)" in str(page.needs.model().index(0, 0).data())
    QTest.keyClick(page.needs, Qt.Key.Key_Return)
    small.settle()
    form = page.slot.form
    assert isinstance(form, AnswerNotice)
    assert f"{FINLEY.name}, {describe(FINLEY)}" in [words.text() for words in form.findChildren(Words)]
    form.save()
    small.settle()
    assert form.fields["responded"].error
    form.response.set_text("Breakfast and a quiet room")
    form.key_adult.setText("Ms Lee")
    form.responded.set_text("today")
    form.save()
    small.settle()
    assert small.read(open_incoming) == ()


def test_what_is_missing_is_said_and_an_unfinished_notice_waits_on_today(small: Visit) -> None:
    page = small.go(NoticePage, "notice")
    page.form.notes["voice"].set_text("I hid under the bed")
    assert page.form.notes["voice"].advice is None, "a child’s own words are not remarked on"
    page.save()
    assert {name for name, field in page.form.fields.items() if field.error} == {
        "child",
        "received",
        "police_reference",
    }
    page.save_as_unfinished()
    small.settle()
    today = small.page(TodayPage)
    small.settle()
    assert str(today.needs.model().index(0, 0).data()).startswith("Unfinished police notice")
    (draft,) = small.read(drafts)
    again = small.go(NoticePage, "notice", draft.id)
    assert again.form.notes["voice"].text() == "I hid under the bed"


def test_a_request_is_written_down_and_answered_with_a_sign_off(small: Visit) -> None:
    page = small.go(RequestPage, "police-request", FINLEY.id)
    page.form.lines["officer"].setText("DC 4412 Hall")
    page.form.lines["force"].setText("Northshire")
    page.form.received.set_text("today")
    page.form.answers["written"].set_text(Answer.YES.value)
    page.save()
    small.settle()
    (received,) = small.read(open_incoming)
    assert isinstance(received.record, PoliceRequest)
    assert (received.record.written, received.record.counselling_notes) == (Answer.YES, Answer.NOT_KNOWN)
    today = small.go(TodayPage, "today")
    QTest.keyClick(today.needs, Qt.Key.Key_Return)
    small.settle()
    form = today.slot.form
    assert isinstance(form, AnswerRequest)
    form.state.pick(RequestState.RELEASED)
    form.answered.set_text("today")
    form.save()
    small.settle()
    assert {name for name, field in form.fields.items() if field.error} == {"released", "signed_off_by"}
    form.released.set_text("Attendance of March")
    form.signed_off_by.setText("Headteacher")
    form.save()
    small.settle()
    assert small.read(open_incoming) == ()


def test_a_notice_is_corrected_and_keeps_its_answer(small: Visit) -> None:
    write_notice(small)
    (received,) = small.read(open_incoming)
    noon = When(Certainty.NOT_KNOWN)
    small.read(lambda desk: answer_notice(desk, received.record.id, "Breakfast", "Ms Lee", noon))
    page = small.go(NoticePage, "notice", received.record.id)
    assert page.title == "Correct a notice"
    page.form.lines["police_reference"].setText("NP-4411")
    page.form.reason.set_text("One figure was wrong")
    page.save()
    small.settle()
    corrected = small.read(lambda desk: incoming(desk, received.record.id))
    assert corrected and isinstance(corrected.record, EncompassNotice)
    assert (corrected.record.police_reference, corrected.record.response) == ("NP-4411", "Breakfast")


def test_a_request_is_corrected(small: Visit) -> None:
    made = PoliceRequest("9e" * 16, "DC Hall", "Northshire", When(Certainty.NOT_KNOWN), written=Answer.NO)
    small.read(lambda desk: record_incoming(desk, made, [FINLEY.id]))
    page = small.go(RequestPage, "police-request", made.id)
    assert page.form.lines["officer"].hasFocus(), "whom it is about is not asked again"
    page.form.notes["scope"].set_text("Attendance")
    page.form.reason.set_text("They wrote again")
    page.save()
    small.settle()
    corrected = small.read(lambda desk: incoming(desk, made.id))
    assert corrected and corrected.record == replace(made, scope="Attendance")
