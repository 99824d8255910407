"""A referral in the real window on a real vault: gate, tasks, exact report, signed bundle, sent."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
import pyzipper
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dsl_desk.domain.agency import AgencyKind
from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.kept_file import KeptFile
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.route import Route
from dsl_desk.domain.sharing import Sharing, SharingState
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.referral.page import ReferralPage
from dsl_desk.gui.referral.record_list import RecordList
from dsl_desk.gui.widgets.task_row import Status
from dsl_desk.services.catalogue.grounds import Party, lawful_bases
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import agencies, school, set_school
from dsl_desk.services.drafts import drafts
from dsl_desk.services.exporting import kept_report
from dsl_desk.services.recording import record_observation
from dsl_desk.services.reviewing import children, sharings
from dsl_desk.store import records
from tests.gui.visit import Visit

PURPOSE = "So that police can find who gave him the phone."


@pytest.fixture
def child(visitor: Visit) -> Child:
    """The child of the story, who has records of every kind."""
    return next(each for each in visitor.read(children) if each.family_name == "Whitfield")


@pytest.fixture
def page(visitor: Visit, child: Child, tmp_path: Path) -> ReferralPage:
    page = visitor.go(ReferralPage, "referral", child.id)
    page.sealing._choose_folder = lambda parent: str(tmp_path)
    return page


def pass_gate(visitor: Visit, page: ReferralPage) -> None:
    page.gate.route.button(Route.CRIME_REPORT.value).click()
    page.gate.reference.setText("42/1234/26")
    page.gate.reported.set_text("not known")
    page.gate.onward.click()
    visitor.settle()


def choose_agency(visitor: Visit, page: ReferralPage) -> None:
    police = next(each for each in visitor.read(agencies) if each.kind is AgencyKind.POLICE)
    at = page.recipient.agency.findData(police.id)
    page.recipient.agency.setCurrentIndex(at)
    page.recipient.agency.activated.emit(at)
    page.recipient.go_on()


def give_reasons(page: ReferralPage) -> None:
    page.reasons.purpose.set_text(PURPOSE)
    page.reasons.basis.button(lawful_bases()[0].code).click()
    page.reasons.informed[Party.PARENTS].answer.button("yes").click()
    page.reasons.informed[Party.CHILD].answer.button("yes").click()
    page.reasons.go_on()


def tick(page: ReferralPage, *rows: int) -> None:
    for row in rows:
        page.choosing.list.records.toggle(page.choosing.list.records.index(row))
    page.choosing.looked.setChecked(True)
    page.choosing.go_on()


def fill_in(visitor: Visit, page: ReferralPage) -> None:
    pass_gate(visitor, page)
    choose_agency(visitor, page)
    give_reasons(page)
    tick(page, 0, 1)


def read_report(visitor: Visit, page: ReferralPage) -> None:
    page._open(page.checking)
    visitor.wait_for(page.checking.onward.isEnabled)
    page.checking.onward.click()


def test_nothing_is_offered_before_the_route_is_answered_and_stored(
    visitor: Visit, page: ReferralPage, child: Child
) -> None:
    assert page.gate.isVisibleTo(page)
    assert not page.list.isVisibleTo(page)
    assert page.gate.route.code() == ""
    page.gate.onward.click()
    assert page.gate.fields["route"].error
    pass_gate(visitor, page)
    assert page.list.isVisibleTo(page)
    answers = [
        entry for entry in visitor.read(lambda desk: chronology(desk, child.id)) if entry.kind == "route_answer"
    ]
    assert any("42/1234/26" in entry.text for entry in answers)
    assert page.checking.status() is Status.CANNOT_START
    assert page.sealing.status() is Status.CANNOT_START


@pytest.mark.parametrize(
    ("route", "wrong"),
    [
        (Route.EMERGENCY, {"reported", "reference"}),
        (Route.CRIME_REPORT, {"reported", "reference"}),
        (Route.SOCIAL_CARE, {"reported", "told_to"}),
    ],
)
def test_a_report_needs_its_time_and_reference(page: ReferralPage, route: Route, wrong: set[str]) -> None:
    page.gate.route.button(route.value).click()
    page.gate.onward.click()
    assert {name for name, field in page.gate.fields.items() if field.error} == wrong
    assert page.gate.summary.isVisibleTo(page)


def test_no_reference_given_is_an_answer(visitor: Visit, page: ReferralPage) -> None:
    page.gate.route.button(Route.EMERGENCY.value).click()
    page.gate.reported.set_text("not known")
    page.gate.not_given.click()
    page.gate.onward.click()
    visitor.settle()
    assert page.list.isVisibleTo(page)


def test_no_record_is_ticked_until_a_person_ticks_it_with_the_keyboard(visitor: Visit, page: ReferralPage) -> None:
    pass_gate(visitor, page)
    page._open(page.choosing)
    assert page.choosing.chosen() == ()
    QTest.keyClick(page.choosing.list, Qt.Key.Key_Down)
    QTest.keyClick(page.choosing.list, Qt.Key.Key_Space)
    assert page.choosing.chosen() == (page.choosing.list.records.data(page.choosing.list.currentIndex(), 256).id,)  # type: ignore[attr-defined]
    QTest.keyClick(page.choosing.list, Qt.Key.Key_Space)
    assert page.choosing.chosen() == ()
    page.choosing.go_on()
    assert page.choosing.fields["records"].error


def test_not_told_needs_a_reason_and_words(visitor: Visit, page: ReferralPage) -> None:
    pass_gate(visitor, page)
    page._open(page.reasons)
    page.reasons.purpose.set_text(PURPOSE)
    page.reasons.basis.button(lawful_bases()[0].code).click()
    page.reasons.informed[Party.PARENTS].answer.button("yes").click()
    told = page.reasons.informed[Party.CHILD]
    told.answer.button("no").click()
    page.reasons.go_on()
    assert page.reasons.fields["child"].error
    told.reasons.button("N3").click()
    told.words.set_text("Police asked us to wait.")
    page.reasons.go_on()
    assert page.reasons.status() is Status.COMPLETED
    assert told.informed().reasons[0].code == "N3"


def test_the_bundle_is_what_was_read_and_opens_with_the_words_shown(
    visitor: Visit, page: ReferralPage, child: Child, tmp_path: Path
) -> None:
    fill_in(visitor, page)
    read_report(visitor, page)
    prepared = page.checking.prepared
    assert prepared
    page._open(page.sealing)
    page.sealing.folder.line.setText(str(tmp_path))
    page.sealing.onward.click()
    visitor.wait_for(lambda: page._confirmation is not None)
    visitor.settle()
    done = page._confirmation
    assert done
    words = done.words.text()
    assert len(words.split()) == 6
    (file,) = tmp_path.glob("DD-*.zip")
    with pyzipper.AESZipFile(file) as bundle:
        bundle.setpassword(words.encode())
        report = bundle.read(f"{file.stem}/1-Report.pdf")
    assert report.startswith(prepared.preview)
    sharing = shared(visitor, child)
    assert sharing.records == page.choosing.chosen()
    assert sharing.state is SharingState.MADE
    assert visitor.read(lambda desk: kept_report(desk, sharing.id)) == report
    assert visitor.read(drafts) == ()
    done.copy.click()
    assert QGuiApplication.clipboard().text() == words
    done.sent.when.set_text("not known")
    done.sent.how.setText("Secure email")
    done.sent.save_button.click()
    visitor.settle()
    sharing = shared(visitor, child)
    assert (sharing.state, sharing.sent_how) == (SharingState.SENT, "Secure email")
    assert QGuiApplication.clipboard().text() == ""


def shared(visitor: Visit, child: Child) -> Sharing:
    (found,) = visitor.read(lambda desk: sharings(desk, child.id))
    return found.sharing


def test_a_changed_answer_asks_for_the_report_to_be_read_again(visitor: Visit, page: ReferralPage) -> None:
    fill_in(visitor, page)
    read_report(visitor, page)
    assert page.sealing.status() is Status.NOT_STARTED
    page._open(page.reasons)
    QTest.keyClicks(page.reasons.purpose.editor, "!")
    page.reasons.go_on()
    assert page.checking.prepared is None
    assert page.sealing.status() is Status.CANNOT_START


def test_cancelled_sealing_leaves_no_file_and_no_record(
    visitor: Visit, page: ReferralPage, child: Child, tmp_path: Path
) -> None:
    fill_in(visitor, page)
    read_report(visitor, page)
    page._open(page.sealing)
    page.sealing.folder.line.setText(str(tmp_path))
    page.sealing.onward.click()
    page.sealing.progress.cancelled.emit()
    visitor.settle()
    visitor.settle()
    assert list(tmp_path.glob("DD-*")) == []
    assert visitor.read(lambda desk: sharings(desk, child.id)) == ()
    assert page.sealing.onward.isEnabled()


def test_a_folder_that_cannot_be_written_to_is_said_and_nothing_is_lost(
    visitor: Visit, page: ReferralPage, tmp_path: Path
) -> None:
    fill_in(visitor, page)
    read_report(visitor, page)
    page._open(page.sealing)
    page.sealing.go_on()
    assert page.sealing.fields["folder"].error
    page.sealing.folder.line.setText(str(tmp_path / "none"))
    page.sealing.onward.click()
    visitor.settle()
    visitor.settle()
    assert page.banner.words()
    assert page.reasons.purpose.text() == PURPOSE


def test_what_was_typed_comes_back_from_the_draft(visitor: Visit, page: ReferralPage, child: Child) -> None:
    pass_gate(visitor, page)
    choose_agency(visitor, page)
    page._open(page.reasons)
    page.reasons.purpose.set_text(PURPOSE)
    page.reasons.informed[Party.CHILD].answer.button("no").click()
    tick(page, 2)
    page.leave()
    visitor.settle()
    (draft,) = visitor.read(drafts)
    assert draft.form == "referral"
    again = ReferralPage(page.tasks, draft.id)
    again.opened()
    visitor.settle()
    assert again.list.isVisibleTo(again)
    assert again._state() == page._state()
    again.deleteLater()


def record_naming(child: Child, other: Child, desk: Desk) -> Changed:
    """An observation about ``child`` whose words name ``other``."""
    seen = replace(records.every(desk.connection, Observation)[0], id=desk.new_id(), what=f"Seen with {other.name}.")
    return record_observation(desk, seen, [Involvement(desk.new_id(), seen.id, child.id)])


def test_a_second_answer_to_the_gate_is_kept_beside_the_first_in_the_same_draft(
    visitor: Visit, page: ReferralPage, child: Child
) -> None:
    def answers() -> int:
        found = visitor.read(lambda desk: chronology(desk, child.id))
        return sum(entry.kind == "route_answer" for entry in found)

    before = answers()
    pass_gate(visitor, page)
    page._open(page.gate)
    page.gate.route.button(Route.INFORMATION.value).click()
    page.gate.onward.click()
    visitor.settle()
    assert answers() == before + 2
    assert len(visitor.read(drafts)) == 1


def test_going_back_from_the_gate_leaves_the_recorded_answer(visitor: Visit, page: ReferralPage) -> None:
    pass_gate(visitor, page)
    page._open(page.gate)
    page.gate.route.button(Route.INFORMATION.value).click()
    page.gate.back.emit()
    assert page.list.isVisibleTo(page)
    assert page.gate.route.code() == Route.CRIME_REPORT.value


def test_a_gate_half_answered_comes_back_too(visitor: Visit, page: ReferralPage, child: Child) -> None:
    page.gate.route.button(Route.CRIME_REPORT.value).click()
    QTest.keyClicks(page.gate.reference, "42/1234")
    page.leave()
    visitor.settle()
    again = ReferralPage(page.tasks, child.id)
    again.opened()
    visitor.settle()
    assert again.gate.isVisibleTo(again)
    assert again.gate.reference.text() == "42/1234"
    again.deleteLater()


def test_other_children_named_are_shown_to_think_about(visitor: Visit, page: ReferralPage, child: Child) -> None:
    other = next(each for each in visitor.read(children) if each.family_name != child.family_name)
    pass_gate(visitor, page)
    page._open(page.choosing)
    page.tasks.write(page, partial(record_naming, child, other))
    visitor.settle()
    shown = page.choosing.list.records
    for row in range(shown.rowCount()):
        shown.toggle(shown.index(row))
    page.choosing.go_on()
    assert page.choosing.fields["names"].error
    assert f"this record also names {other.name}" in page.choosing._names_list.text()
    page.choosing.looked.click()
    page.choosing.go_on()
    assert page.choosing.status() is Status.COMPLETED
    assert other.name in {each.name for mention in page.choosing.mentions() for each in mention.children}


def test_without_a_child_one_is_chosen_first(visitor: Visit, child: Child) -> None:
    page = visitor.go(ReferralPage, "referral")
    assert page.picker.isVisibleTo(page)
    assert not page.gate.isVisibleTo(page)
    page.picker.choose(child)
    visitor.settle()
    assert page.gate.isVisibleTo(page)


def test_a_school_that_cannot_sign_yet_hears_it_first(visitor: Visit, child: Child) -> None:
    profile = visitor.read(school)
    visitor.read(lambda desk: set_school(desk, replace(profile, email="")))
    page = visitor.go(ReferralPage, "referral", child.id)
    assert page.banner.isVisible()
    assert page.gate.isVisible(), "and whoever has to act is asked about all the same"
    visitor.read(lambda desk: set_school(desk, profile))


def test_a_record_with_files_says_that_they_stay(qtbot: QtBot) -> None:
    moment = datetime(2026, 3, 24, tzinfo=UTC)
    kept = KeptFile(Attachment("a" * 32, "b" * 32, "note.pdf", "application/pdf", 1, "c" * 64), moment, "Ruth Patel")
    entry = ChronologyEntry("b" * 32, "contact", NOT_STATED, moment, "Call: Dad", "No answer", "", files=(kept,))
    shown = RecordList()
    qtbot.addWidget(shown)
    shown.set_entries((entry,))
    assert "1 file stays in the school. No answer" in str(shown.records.index(0).data())
