"""A letter to one family with the keyboard alone: from the child's page to the contact with the pages that left."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.contact import Contact, ContactKind
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.letter import Delivery
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.term import NOT_SURE, Term
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.family_letter.page import FamilyLetterPage
from dsl_desk.services.attaching import proved_content
from dsl_desk.services.catalogue.letter_words import school_steps
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import school
from dsl_desk.services.lettering.private.asked import sign_words
from dsl_desk.store import records
from tests.documents.reading import squeezed, text_of
from tests.gui.keys import CTRL
from tests.gui.small_school import FINLEY
from tests.journeys.sitting import Sitting
from tests.journeys.test_letter import answer_with, press, tab_to
from tests.services.lettering.private.family import kept_pages

MOTHER = FamilyMember("d1" * 16, FINLEY.id, "Kemi Ward", "mother", Answer.YES, lives_with_child=Answer.YES)
OWN = "We will meet you on any day that suits you."


def worried(desk: Desk) -> None:
    """One sign, a mother at home, and a decision that she is told."""
    seen = Observation(
        "e1" * 16, "A second new phone in the lunch queue", HowKnown.SAW, (NOT_SURE,),
        indicators=(Term("C2", "New phone"),),
    )  # fmt: skip
    decision = Decision("e2" * 16, DecisionKind.SUPPORT, "They can help", "Ruth Patel", parents=Informed(True))
    with desk.deed() as deed:
        deed.record(replace(school(desk), phone="01632 960000", dsl_name="Ruth Patel", dsl_role="Safeguarding lead"))
        deed.record(FrontSheet(FINLEY.id, (Address(("4 Mill Lane",), "LK1 4AB"),)))
        deed.record(MOTHER)
        written: tuple[Observation | Decision, ...] = (seen, decision)
        for number, record in enumerate(written):
            deed.record(record)
            deed.record(Involvement(f"f{number}" * 16, record.id, FINLEY.id))


def write_letter(desk: Sitting) -> FamilyLetterPage:
    """From the child's page through every task, until the letter is in the record."""
    desk.open(ChildPage, "child", FINLEY.id)
    press(desk, "Write to the family")
    page = desk.page(FamilyLetterPage)
    tick = (Qt.Key.Key_Space,)
    for task, keys in (
        ("Choose who it is for", tick),
        ("Choose what goes with it", ()),
        ("Choose the signs it tells", tick),
        ("Say what the school does", tick),
        ("Choose who to call", ()),
        ("Say how it is printed and goes", tick),
        ("Write your own words", OWN),
        ("Ask a second person", ()),
        ("Read the letter", ()),
        ("Enter it in the record and print", ()),
    ):
        focus = QApplication.focusWidget()
        assert focus
        assert focus.accessibleName() == task, "the list leads on by itself"
        desk.keys.press(Qt.Key.Key_Return)
        desk.settle()
        if isinstance(keys, str):
            desk.keys.type(keys)
        else:
            for key in keys:
                desk.keys.press(key)
        desk.keys.press(Qt.Key.Key_Return, CTRL)
        desk.settle()
    return page


def save_letter(desk: Sitting, file: Path) -> None:
    """As a file, in the dialog that asks for one."""
    waiting = answer_with(file)
    press(desk, "Save as PDF …")
    desk.wait(file.exists)
    waiting.stop()
    desk.front()


def test_a_letter_to_one_family_with_the_keyboard_alone(desk: Sitting, tmp_path: Path) -> None:
    desk.read(worried)
    page = write_letter(desk)
    assert page.flow.done
    assert (QApplication.focusWidget() or page).accessibleName() == "Print"
    file = tmp_path / "Letter.pdf"
    save_letter(desk, file)
    tab_to(desk, "Handed over in person")
    desk.keys.press(Qt.Key.Key_Space)
    tab_to(desk, "Who sent it or handed it over")
    desk.keys.type("Ruth Patel")
    tab_to(desk, "When")
    desk.keys.type("today")
    desk.keys.press(Qt.Key.Key_Return, CTRL)
    desk.settle()

    (logged,) = desk.read(lambda vault: records.every(vault.connection, Contact))
    kept = desk.read(lambda vault: proved_content(vault, kept_pages(vault, logged.id)))
    assert file.read_bytes() == kept, "what is kept is what left, to the byte"
    printed, sign = squeezed(text_of(kept)), sign_words("C2")
    assert sign
    for words in ("Dear Kemi Ward", "4 Mill Lane", sign.words["en-GB"], school_steps()[0].words["en-GB"], OWN):
        assert squeezed(words) in printed
    assert squeezed("lunch queue") not in printed
    assert (logged.kind, logged.with_whom) == (ContactKind.LETTER, "Kemi Ward")
    assert logged.letter
    assert (logged.letter.delivery, logged.letter.sent_by) == (Delivery.HANDED, "Ruth Patel")
    press(desk, "Back to the child")
    desk.page(ChildPage)
