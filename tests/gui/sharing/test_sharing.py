"""The page Sharing and the forms that follow a bundle: each verb does what it says, nothing is claimed for it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from dsl_desk.domain.contact import ContactKind
from dsl_desk.domain.receipt import Answer, ReceiptLevel
from dsl_desk.domain.second_look import SecondLook
from dsl_desk.domain.sharing import Sharing, SharingState
from dsl_desk.domain.when import NOT_STATED, Certainty, When
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.child.sharing import SharingPart
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.sharing.filters import Standing
from dsl_desk.gui.sharing.following import AskAfter, FileGone, RecordOutcome, SecondRead
from dsl_desk.gui.sharing.keep_back import CorrectKept, KeepBack
from dsl_desk.gui.sharing.page import SharingPage
from dsl_desk.gui.sharing.reply import RecordReceipt
from dsl_desk.gui.today.page import TodayPage
from dsl_desk.services import sharing_log
from dsl_desk.services.desk import Desk
from dsl_desk.services.exporting.making import REPORT_KEPT
from dsl_desk.services.sharing_log import Shared
from dsl_desk.store.beside import keep_file
from tests.bundle.identities import new_school
from tests.bundle.test_receipt_check import page as pdf_page
from tests.gui.printer import Printer
from tests.gui.small_school import AMELIA, FINLEY, POLICE
from tests.gui.visit import Visit
from tests.shared_bundles import shared, words

F = TypeVar("F", bound=InlineForm)


def yesterday(desk: Desk) -> When:
    return When(Certainty.EXACT, desk.today() - timedelta(days=1))


def send(small: Visit, number: int = 1, second: SecondLook = SecondLook()) -> Sharing:  # noqa: B008 frozen
    return small.read(lambda desk: shared(desk, FINLEY.id, POLICE.id, number, sent=yesterday(desk), second=second))


def stands(small: Visit, sharing: Sharing) -> Shared:
    return small.read(lambda desk: sharing_log.shared(desk, sharing.id))


def at(small: Visit, sharing: Sharing) -> SharingPage:
    """The page, opened on one bundle."""
    return small.go(SharingPage, "sharing", sharing.id)


def step(small: Visit, sharing: Sharing, kind: type[F]) -> F:
    """The form that the verb opens."""
    page = at(small, sharing)
    verb = next(button for step, button in page.bundles.steps.buttons.items() if step is kind)
    verb.click()
    small.settle()
    assert isinstance(page.slot.form, kind)
    return page.slot.form


def rows(page: SharingPage) -> list[str]:
    model = page.bundles.list.rows.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def verbs(page: SharingPage) -> list[str]:
    return [button.text().strip() for button in page.bundles.steps.buttons.values() if not button.isHidden()]


def test_a_pasted_reply_is_compared_while_it_stands_there_and_its_level_is_found(small: Visit) -> None:
    sent = send(small)
    form = step(small, sent, RecordReceipt)
    slip = words(sent).split()
    form.words.set_text("Received.\n" + " ".join([*slip[:2], "slip", *slip[3:]]))
    small.wait_for(lambda: "Word 3, “slip”" in form.found.text())
    assert slip[2] not in form.found.text(), "the right word is not told"
    form.words.set_text(f"Received.\n{words(sent)}")
    small.wait_for(lambda: form.found.text() == "All eight receipt words are right.")
    form.answer.pick(Answer.ARRIVED)
    form.from_whom.setText("Sgt Amin")
    form.came.set_text("today")
    form.save()
    small.settle()
    found = stands(small, sent).sharing
    assert (found.state, found.receipts[0].level) == (SharingState.RECEIVED, ReceiptLevel.WORDS)
    assert "The eight words are right" in rows(small.page(SharingPage))[0]


def test_what_is_missing_is_said_beside_the_fields(small: Visit) -> None:
    sent = send(small)
    form = step(small, sent, RecordReceipt)
    form.save()
    assert form.fields["answer"].error
    form.answer.pick(Answer.RETURNED)
    form.answer.chosen.emit()
    form.save()
    small.settle()
    assert {name for name, field in form.fields.items() if field.error} == {"from_whom", "came", "reason"}
    assert stands(small, sent).sharing.receipts == ()


def test_a_signed_receipt_is_checked_before_it_is_saved(small: Visit, tmp_path: Path) -> None:
    from dsl_desk.bundle.signing import sign_report

    sent = send(small)
    file = tmp_path / "receipt.pdf"
    form = step(small, sent, RecordReceipt)
    form.signed._choose = lambda _: str(file)
    file.write_bytes(pdf_page(words(sent)))
    form.signed.button.click()
    small.settle()
    assert "not a signed PDF" in form.signed.said.text()
    assert form.signed.signed is None
    force = new_school(datetime(2025, 9, 1, tzinfo=UTC))
    file.write_bytes(sign_report(pdf_page(words(sent)), force, datetime(2026, 3, 24, 8, 0, tzinfo=UTC)))
    form.signed.button.click()
    small.settle()
    assert "with a key that nobody at the school has checked" in form.signed.said.text()
    form.answer.pick(Answer.ARRIVED)
    form.from_whom.setText("Sgt Amin")
    form.came.set_text("today")
    form.save()
    small.settle()
    assert stands(small, sent).sharing.receipts[0].level is ReceiptLevel.SIGNED_UNKNOWN


def test_asking_after_it_moves_the_day(small: Visit) -> None:
    sent = send(small)
    form = step(small, sent, AskAfter)
    form.save()
    assert {name for name, field in form.fields.items() if field.error} == {
        "kind", "with_whom", "said", "ask_on", "when",
    }  # fmt: skip
    form.kind.pick(ContactKind.CALL)
    form.with_whom.setText("Front desk")
    form.when.set_text("today")
    form.said.set_text("They will look for it")
    form.ask_on.set_text("tomorrow")
    form.save()
    small.settle()
    found = stands(small, sent)
    assert found.sharing.asked[0].with_whom == "Front desk"
    tomorrow = small.read(lambda desk: desk.today()) + timedelta(days=1)
    assert found.ask_by == When(Certainty.EXACT, tomorrow)


def test_what_came_of_it_ends_the_wait(small: Visit) -> None:
    sent = send(small)
    form = step(small, sent, RecordOutcome)
    form.save()
    assert {name for name, field in form.fields.items() if field.error} == {"outcome", "outcome_known"}
    form.outcome.set_text("A disruption order was made")
    form.known.set_text("today")
    form.save()
    small.settle()
    assert stands(small, sent).sharing.state is SharingState.OUTCOME_KNOWN
    page = at(small, sent)
    assert verbs(page) == ["A reply came …", "A second person has read it …"]


def test_today_leads_to_the_second_look_and_to_the_chase(small: Visit) -> None:
    sent = send(small, second=SecondLook(why_not_yet="He is missing tonight"))
    page = small.go(TodayPage, "today")
    said = [str(page.needs.model().index(row, 0).data()) for row in range(page.needs.model().rowCount())]
    assert "left before a second person read it" in said[0]
    QTest.keyClick(page.needs, Qt.Key.Key_Return)
    small.settle()
    form = page.slot.form
    assert isinstance(form, SecondRead)
    form.save()
    small.settle()
    assert form.fields["who"].error
    form.who.setText("Imran Shah, deputy")
    form.when.set_text("today")
    form.save()
    small.settle()
    assert stands(small, sent).sharing.second.who == "Imran Shah, deputy"
    assert "whether it arrived" in str(page.needs.model().index(0, 0).data())
    QTest.keyClick(page.needs, Qt.Key.Key_Return)
    small.settle()
    opened = small.page(SharingPage)
    assert verbs(opened)[:2] == ["A reply came …", "Asked after it …"]


def test_today_asks_what_became_of_a_file_that_is_gone(small: Visit) -> None:
    made = small.read(lambda desk: shared(desk, FINLEY.id, POLICE.id, sent=NOT_STATED))
    page = small.go(TodayPage, "today")
    QTest.keyClick(page.needs, Qt.Key.Key_Return)
    small.settle()
    form = page.slot.form
    assert isinstance(form, FileGone)
    form.save()
    assert form.fields["became"].error
    form.became.tick(["stayed"])
    form.became.edited.emit()
    assert not form.fields["not_sent"].isHidden()
    assert form.fields["sent"].isHidden()
    form.save()
    small.settle()
    assert form.fields["not_sent"].error
    form.why.set_text("The disk was full")
    form.save()
    small.settle()
    assert stands(small, made).sharing.state is SharingState.NOT_SENT
    assert verbs(at(small, made)) == ["Record how it was sent …"]


def test_a_file_that_is_gone_may_have_been_sent(small: Visit) -> None:
    made = small.read(lambda desk: shared(desk, FINLEY.id, POLICE.id, sent=NOT_STATED))
    page = at(small, made)
    assert verbs(page) == ["What became of its file …", "A second person has read it …"]
    next(button for button in page.bundles.steps.buttons.values() if not button.isHidden()).click()
    form = page.slot.form
    assert isinstance(form, FileGone)
    form.became.tick(["left"])
    form.became.edited.emit()
    form.sent.set_text("yesterday")
    form.how.setText("Handed to Sgt Amin")
    form.save()
    small.settle()
    assert stands(small, made).sharing.state is SharingState.SENT


def test_filters_narrow_the_log_and_what_is_printed(small: Visit) -> None:
    first = send(small)
    send(small, 2)
    small.read(lambda desk: sharing_log.record_outcome(desk, first.id, "Known", yesterday(desk)))
    page = small.go(SharingPage, "sharing")
    assert len(rows(page)) == 2
    page.filters.standing.pick(Standing.FOR_THEM)
    page.filters.standing.chosen.emit()
    assert ["DD-2026-0002-01" in row for row in rows(page)] == [True]
    page.filters.clear()
    page.filters.line.setText("0001 finley")
    assert ["DD-2026-0001-01" in row for row in rows(page)] == [True]
    page._print = printer = Printer()
    page.print_button.click()
    small.settle()
    text = _text(printer.printed[0])
    assert "DD-2026-0001-01" in text
    assert "DD-2026-0002-01" not in text
    page.filters.line.setText("nobody")
    assert rows(page) == []


def test_the_log_is_saved_as_a_file(small: Visit, tmp_path: Path) -> None:
    send(small)
    page = small.go(SharingPage, "sharing")
    page._choose_file = lambda parent, name: str(tmp_path / name)
    page.save_button.click()
    small.settle()
    (saved,) = tmp_path.glob("sharing-log-*.pdf")
    assert "Finley" in _text(saved.read_bytes())


def test_a_decision_not_to_share_is_made_for_a_child_and_corrected(small: Visit) -> None:
    page = small.go(SharingPage, "sharing")
    page.keep_button.click()
    page.picker.choose(AMELIA)
    page.picker.chosen.emit(AMELIA)
    small.settle()
    form = page.slot.form
    assert isinstance(form, KeepBack)
    assert form.decided_by.text().startswith("Ruth")
    form.what.set_text("Her sister’s address")
    form.with_whom.setText("The father’s solicitor")
    form.ground.set_text("more-detrimental")
    form.ground.edited.emit()
    assert "Status not checked" in form.about_ground.text()
    form.why.set_text("He could find her")
    form.decided.set_text("today")
    form.save()
    small.settle()
    part = small.go(ChildPage, "child", AMELIA.id).show_part(SharingPart)
    small.settle()
    assert part.kept.rows.model().rowCount() == 1
    page = small.go(SharingPage, "sharing")
    QTest.keyClick(page.kept.rows, Qt.Key.Key_Return)
    again = page.slot.form
    assert isinstance(again, CorrectKept)
    again.advice_from.setText("Duty lawyer")
    again.save()
    small.settle()
    assert again.fields["reason"].error
    again.reason.setText("She rang back")
    again.save()
    small.settle()
    (kept,) = small.read(lambda desk: sharing_log.log_of_child(desk, AMELIA.id)).kept
    assert kept.record.advice_from == "Duty lawyer"


def test_the_log_leads_to_the_child_and_the_child_to_the_report_that_left(small: Visit) -> None:
    sent = send(small)
    page = at(small, sent)
    page.bundles.steps.more.click()
    small.settle()
    child = small.page(ChildPage)
    part = child.show_part(SharingPart)
    small.settle()
    part.bundles.choose(part.bundles.shown[0])
    part.bundles.steps.more.click()
    small.settle()
    assert any("is not kept here" in label.text() for label in child.banner.findChildren(QLabel)), "it has no file"
    small.read(lambda desk: keep_file(desk.connection, sent.id, REPORT_KEPT, pdf_page("As it left")))
    part.bundles.steps.more.click()
    small.settle()
    assert child.paper.pdf.page_count() == 1


def test_a_child_shows_its_own_bundles_and_the_same_verbs(small: Visit) -> None:
    sent = send(small)
    page = small.go(ChildPage, "child", FINLEY.id)
    part = page.show_part(SharingPart)
    small.settle()
    assert part.bundles.shown[0].sharing == sent
    QTest.keyClick(part.bundles.list.rows, Qt.Key.Key_Return)
    part.bundles.steps.buttons[RecordReceipt].click()
    assert isinstance(page.slot.form, RecordReceipt)


@pytest.mark.parametrize("form", ["AskAfter", "FileGone", "KeepBack", "RecordOutcome", "RecordReceipt", "SecondRead"])
def test_every_form_is_found_again_where_it_stands(form: str) -> None:
    from dsl_desk.gui.today.finishing import STANDS

    assert STANDS[form].part == SharingPart.title


def _text(pdf: bytes) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
