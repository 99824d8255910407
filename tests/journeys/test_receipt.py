"""A bundle from its making to its outcome: sent, chased on Today, its words pasted from a reply, accepted, known."""

import re
from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt

from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.receipt import ReceiptLevel
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.sharing import Sharing, SharingState
from dsl_desk.domain.term import NOT_SURE, Term
from dsl_desk.gui.sharing.page import SharingPage
from dsl_desk.gui.sharing.reply import RecordReceipt
from dsl_desk.gui.today.page import TodayPage
from dsl_desk.gui.widgets.note_editor import NoteEditor
from dsl_desk.services import exporting, recording
from dsl_desk.services.desk import Desk
from dsl_desk.services.sharing_log import sharing_log
from tests.gui.keys import CTRL
from tests.gui.small_school import AMELIA, POLICE
from tests.journeys.sitting import Sitting

REFERENCE = "42/7781/26"


def make_bundle(desk: Desk, folder: Path) -> None:
    """As the referral page does it."""
    seen = Observation(desk.new_id(), "A second new phone", HowKnown.SAW, (NOT_SURE,))
    recording.record_observation(desk, seen, [Involvement(desk.new_id(), seen.id, AMELIA.id)])
    answer = RouteAnswer(desk.new_id(), AMELIA.id, Route.INFORMATION)
    exporting.answer_route_gate(desk, answer)
    request = exporting.ExportRequest(
        AMELIA.id, POLICE.id, answer.id, "To keep her safe", (Term("public-task", "Public task"),),
        Informed(True), Informed(True), (seen.id,),
    )  # fmt: skip
    exporting.export_bundle(desk, request, folder, exporting.new_passphrase())


def only(desk: Sitting) -> Sharing:
    (found,) = desk.read(lambda vault: sharing_log(vault).shared)
    return found.sharing


def words_on_paper(report: bytes) -> str:
    """The receipt words, as the receiver reads them on the last page of the report."""
    with pypdfium2.PdfDocument(report) as document:
        last = document[len(document) - 1].get_textpage().get_text_bounded()
    found = re.search(r"Receipt words:\s*((?:[a-z-]+\s+){7}[a-z-]+)", last)
    assert found, "the last page has the words"
    return found.group(1)


def record_sent(desk: Sitting) -> None:
    desk.open(SharingPage, "sharing")
    page = desk.open(TodayPage, "today")
    assert "Record how you sent it" in str(page.needs.model().index(0, 0).data())
    desk.keys.press(Qt.Key.Key_Return)
    desk.settle()
    desk.fill("When it was sent", "yesterday")
    desk.fill("How it was sent", "Secure email; passphrase by phone")
    desk.keys.press(Qt.Key.Key_Return, CTRL)
    desk.settle()


def reply(desk: Sitting, verb: str, text: str, reference: str = "") -> None:
    desk.click("A reply came …")
    desk.settle()
    desk.click(verb)
    desk.find(NoteEditor, "Their reply, optional").setFocus()
    desk.keys.paste(text)
    desk.fill("Who replied", "Sgt Amin, exploitation team")
    desk.fill("When the reply came", "today")
    if reference:
        desk.fill("Their reference, optional", reference)
    desk.keys.press(Qt.Key.Key_Return, CTRL)
    desk.settle()


def test_a_bundle_is_chased_received_accepted_and_its_outcome_known(desk: Sitting, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    desk.read(lambda vault: make_bundle(vault, tmp_path / "out"))
    desk.settle()
    record_sent(desk)
    assert only(desk).state is SharingState.SENT

    desk.open(SharingPage, "sharing")
    page = desk.open(TodayPage, "today")
    assert "Ask Larkshire Police whether it arrived" in str(page.needs.model().index(0, 0).data())
    desk.keys.press(Qt.Key.Key_Return)
    desk.settle()
    desk.page(SharingPage)

    report = desk.read(lambda vault: exporting.kept_report(vault, sharing_log(vault).shared[0].sharing.id))

    words = words_on_paper(report)
    reply(desk, "It arrived", f"Dear Ruth,\n\nwe have opened it:\n> {words}\n\nSgt Amin")
    received = only(desk)
    assert (received.state, received.receipts[0].level) == (SharingState.RECEIVED, ReceiptLevel.WORDS)

    reply(desk, "They accept it", "We take this on.", REFERENCE)
    accepted = only(desk)
    assert (accepted.state, accepted.receipts[1].reference) == (SharingState.ACCEPTED, REFERENCE)
    assert accepted.receipts[1].level is ReceiptLevel.PLAIN, "the second reply quotes no words"

    desk.click("What came of it …")
    desk.settle()
    desk.find(NoteEditor, "What came of it").setFocus()
    desk.keys.paste("A disruption order was made")
    desk.fill("When you learned it", "today")
    desk.keys.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert only(desk).state is SharingState.OUTCOME_KNOWN
    today = desk.open(TodayPage, "today")
    said = [str(today.needs.model().index(row, 0).data()) for row in range(today.needs.model().rowCount())]
    assert not any(accepted.bundle in line for line in said)


def test_the_words_that_were_typed_are_looked_at_when_the_keys_rest(desk: Sitting, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    desk.read(lambda vault: make_bundle(vault, tmp_path / "out"))
    desk.settle()
    record_sent(desk)
    desk.open(SharingPage, "sharing", only(desk).id)
    desk.click("A reply came …")
    desk.find(NoteEditor, "Their reply, optional").setFocus()
    desk.keys.type("received with thanks")
    form = desk.find_object(RecordReceipt)
    desk.wait(form.found.isVisible)
    assert form.found.text() == "The eight receipt words are not in this reply."
