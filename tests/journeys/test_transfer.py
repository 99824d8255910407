"""A child moves: one school sends the whole file, the next hears its key on the phone, keeps it, and says so."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.receipt import Answer
from dsl_desk.domain.received import ReceivedFile
from dsl_desk.domain.sharing import Sharing, SharingState
from dsl_desk.domain.transfer import Destination
from dsl_desk.domain.when import NOT_KNOWN
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.search.page import SearchPage
from dsl_desk.gui.today.page import TodayPage
from dsl_desk.gui.transfer.page import TransferPage
from dsl_desk.gui.transfer.take_in_page import TakeInPage
from dsl_desk.gui.transfer.whose import NEW
from dsl_desk.services.catalogue.exit import exit_to
from dsl_desk.services.catalogue.grounds import Party, lawful_bases
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import save_agency, set_school
from dsl_desk.services.directory import school as school_of
from dsl_desk.services.exporting import record_sent
from dsl_desk.services.needs import needs
from dsl_desk.services.opening import lock
from dsl_desk.services.receipts import Reply, record_receipt
from dsl_desk.services.recording import add_children
from dsl_desk.services.reviewing import children
from dsl_desk.services.roll.leaving import mark_as_left
from dsl_desk.services.school_keys import school_keys
from dsl_desk.services.transferring.clock import file_waiting
from dsl_desk.store import records
from tests.desks import observe
from tests.gui.desks import PASSPHRASE, new_desk
from tests.gui.keys import CTRL
from tests.gui.small_school import FINLEY, NAMESAKE
from tests.journeys.conftest import Sit
from tests.journeys.sitting import Sitting

SAID = "“He said: don’t tell — it’s OUR thing” żółw 👀"
NEXT = Agency("c1" * 16, "Larkfield Academy", AgencyKind.EDUCATION)


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """The school that the child leaves."""
    desk, _ = new_desk(tmp_path / "first")
    set_school(desk, replace(school_of(desk), name="Elmfield Primary", email="safeguarding@elmfield.example"))
    add_children(desk, (FINLEY,))
    save_agency(desk, NEXT)
    observe(desk, "A lighter was found in his bag.", SAID, FINLEY)
    mark_as_left(desk, [FINLEY.id], desk.today(), NEXT.name)
    lock(desk)
    return tmp_path / "first"


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """The school that the child comes to; a child of the same name is there already."""
    desk, _ = new_desk(tmp_path / "second")
    set_school(desk, replace(school_of(desk), email="safeguarding@larkfield.example"))
    add_children(desk, (NAMESAKE,))
    lock(desk)
    return tmp_path / "second"


def say_where_to(desk: Sitting) -> TransferPage:
    desk.open(TodayPage, "today")
    assert any("File to go by" in need.words for need in desk.read(needs))
    desk.keys.press(Qt.Key.Key_Return)
    desk.settle()
    transfer = desk.page(TransferPage)
    desk.click(transfer.flow.steps.destination.task)
    desk.click(exit_to(Destination.SCHOOL).wording)
    desk.click("Save and go on")
    desk.settle()
    desk.click(transfer.flow.steps.next_school.task)
    agency = transfer.flow.steps.next_school.agency
    agency.setCurrentIndex(agency.findData(NEXT.id))
    agency.activated.emit(agency.currentIndex())
    desk.fill("Who receives it there", "Sam Okoye, from the academy’s website")
    desk.click("Save and go on")
    desk.settle()
    return transfer


def put_together(desk: Sitting, page: TransferPage) -> None:
    steps = page.flow.steps
    desk.click(steps.whole.task)
    assert desk.says("1 observation")
    desk.click("Save and go on")
    desk.settle()
    desk.click(steps.reasons.task)
    desk.click(lawful_bases()[0].wording)
    desk.click("Save and go on")
    desk.click(steps.told.task)
    for party in Party:
        steps.told.informed[party].answer.button("yes").click()
    desk.click("Save and go on")
    desk.settle()


def sign(desk: Sitting, page: TransferPage, folder: Path) -> str:
    """Returns the six words."""
    steps = page.flow.steps
    desk.click(steps.checking.task)
    desk.wait(steps.checking.onward.isEnabled)
    desk.click("This is what should leave")
    desk.click(steps.sealing.task)
    desk.fill("Where to save it", str(folder))
    desk.click("Sign and save")
    desk.wait_to_read("The bundle is signed and saved")
    desk.settle()
    return next(text for text in desk.texts("code") if len(text.split()) == 6)


def take_in(desk: Sitting, bundle: Path, passphrase: str, key_words: str) -> None:
    page = desk.open(TakeInPage, "take-in")
    page.choosing.bundle.take([str(bundle)])
    page.choosing.passphrase.line.setText(passphrase)
    desk.click("Open it")
    desk.wait(page.keep_button.isVisible)
    assert desk.says("Elmfield Primary")
    assert page.whose.child.codes() == (), "nobody is chosen for the person"
    desk.click("Keep this file")
    assert desk.says("Enter who at that school read the words out")
    page.whose.child.button(NEW).click()
    desk.fill("The eight words, as they read them out", "one two three four five six seven eight")
    desk.fill("Who read them out", "Ruth Patel")
    desk.fill("On which number", "01632 960 111")
    desk.fill("Where you found the number", "The local authority’s list")
    desk.fill("When", "not known")
    desk.fill("When it came", "today")
    desk.fill("How it came", "On a memory stick, by hand")
    desk.click("Keep this file")
    desk.wait_to_read("do not fit")
    desk.fill("The eight words, as they read them out", key_words)
    desk.click("Keep this file")
    desk.wait(lambda: isinstance(desk.app.window.page, ChildPage))  # type: ignore[union-attr]
    desk.settle()


def test_a_file_goes_from_one_school_to_the_next_and_the_receipt_comes_back(
    sit: Sit, first: Path, second: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    sender = sit(first)
    sender.unlock(PASSPHRASE)
    page = say_where_to(sender)
    put_together(sender, page)
    passphrase = sign(sender, page, stick)
    assert sender.read(lambda desk: file_waiting(desk, FINLEY.id)) is None
    key_words = " ".join(sender.read(school_keys).words)
    sender.end()

    receiver = sit(second)
    receiver.unlock(PASSPHRASE)
    take_in(receiver, next(stick.iterdir()), passphrase, key_words)
    receiver.page(ChildPage)
    (new,) = (child for child in receiver.read(children) if child.id != NAMESAKE.id)
    told = [entry for entry in receiver.read(lambda desk: chronology(desk, new.id)) if entry.exact_words]
    assert [(entry.exact_words, entry.school) for entry in told] == [(SAID, "Elmfield Primary")]
    found = receiver.open(SearchPage, "search", "lighter")
    assert found.answers.model().rowCount() >= 1
    receiver.open(TodayPage, "today")
    assert receiver.says("Needs you today")
    receiver.keys.press(Qt.Key.Key_Return)
    receiver.settle()
    words = receipt_words(receiver)
    receiver.fill("When you told them", "today")
    receiver.page(TodayPage).slot.form.how.set_text("By secure mail")  # type: ignore[union-attr]
    receiver.keys.press(Qt.Key.Key_Return, CTRL)
    receiver.settle()
    assert not [need for need in receiver.read(needs) if need.kind == "file-receipt"]
    receiver.end()

    sender = sit(first)
    sender.unlock(PASSPHRASE)
    sharing = sender.read(lambda desk: records.every(desk.connection, Sharing)[0])
    sender.read(lambda desk: record_sent(desk, sharing.id, NOT_KNOWN, "On a memory stick, by hand"))
    arrived = sender.read(lambda desk: record_reply(desk, sharing.id, words))
    assert arrived is SharingState.RECEIVED


def receipt_words(desk: Sitting) -> str:
    """The eight words that the form tells to quote."""
    return desk.read(lambda vault: " ".join(records.every(vault.connection, ReceivedFile)[0].receipt_words))


def record_reply(desk: Desk, sharing_id: str, words: str) -> SharingState:
    """How far the bundle has come when they answered with these words."""
    record_receipt(desk, sharing_id, Reply(Answer.ARRIVED, NOT_KNOWN, "Ruth Patel, Larkfield Academy", words=words))
    sharing = records.current(desk.connection, Sharing, sharing_id)
    assert sharing is not None
    return sharing.state
