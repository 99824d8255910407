"""An evening's work in eight minutes: a letter to Year 9, read, merged for its families, labelled and logged once."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.domain.letter import Delivery, Distribution
from dsl_desk.gui.letters.page import LettersPage
from dsl_desk.services.catalogue.number import emergency_numbers
from dsl_desk.services.desk import Desk
from dsl_desk.store import records
from tests.documents.reading import poppler, text_of
from tests.gui.keys import CTRL
from tests.gui.small_school import AMELIA, FINLEY, NAMESAKE
from tests.journeys.sitting import Sitting

MOMENT = 20  # milliseconds between looks for the dialog
REFUGE = Address(("The Cedars",), "LK9 9XX", confidential=True, why="A refuge")
MUM = FamilyMember("d1" * 16, FINLEY.id, "Kemi Ward", "mother", Answer.YES, lives_with_child=Answer.YES)
DAD = FamilyMember(
    "d2" * 16, FINLEY.id, "Jon Ward", "father", Answer.YES, lives_with_child=Answer.NO,
    contact=ContactRule.MUST_NOT, contact_reason="A court order", address=Address(("1 Elsewhere",), "LK5 5ZZ"),
)  # fmt: skip


def answer_with(file: Path) -> QTimer:
    """Types a path into the dialog that asks for one, as soon as it is open."""
    timer = QTimer()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            timer.stop()
            line = dialog.findChild(QLineEdit)
            assert line is not None
            line.setText(str(file))
            dialog.accept()

    timer.timeout.connect(look)
    timer.start(MOMENT)
    return timer


def homes(desk: Desk) -> None:
    """Two families in Year 9, one of them where nobody may know, and one in Year 7."""
    with desk.deed() as deed:
        deed.record(FrontSheet(FINLEY.id, (Address(("4 Mill Lane",), "LK1 4AB"),)))
        deed.record(FrontSheet(AMELIA.id, (REFUGE,)))
        deed.record(FrontSheet(NAMESAKE.id, (Address(("7 High Street",), "LK2 7ZZ"),)))
        deed.record(MUM)
        deed.record(DAD)


def tab_to(desk: Sitting, name: str) -> None:
    """As often as it takes until the keyboard is on what is called so."""
    for _ in range(60):
        focus = desk.window.focusWidget()
        if focus is not None and name in focus.accessibleName():
            return
        desk.keys.press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {name}")


def press(desk: Sitting, name: str) -> None:
    tab_to(desk, name)
    desk.keys.press(Qt.Key.Key_Return)
    desk.settle()


def test_a_letter_to_year_9_with_the_keyboard_alone(desk: Sitting, tmp_path: Path) -> None:
    desk.read(homes)
    desk.keys.press(Qt.Key.Key_5, CTRL)
    desk.settle()
    page = desk.page(LettersPage)
    tab_to(desk, "Who it is for")
    for _ in range(3):  # everyone, Year 7, Year 9
        desk.keys.press(Qt.Key.Key_Down)
    tab_to(desk, "Copies with nobody")
    desk.keys.type("p")
    desk.keys.press(Qt.Key.Key_Return, CTRL)
    desk.wait(lambda: page.preview.pdf.page_count() > 0)
    assert desk.says("Letter 1 of 2")
    assert desk.says("it is kept confidential. Hand over in school."), "what is not as it should be is said first"

    for button, name in (("Save as one PDF …", "letters.pdf"), ("Save the checklist …", "checklist.pdf")):
        timer = answer_with(tmp_path / name)
        press(desk, button)
        desk.wait(lambda name=name: (tmp_path / name).exists())  # type: ignore[misc]
        assert not timer.isActive()
        desk.settle()
    tab_to(desk, "Sheet of labels")
    desk.keys.press(Qt.Key.Key_Down)
    timer = answer_with(tmp_path / "labels.pdf")
    press(desk, "Save the labels …")
    desk.wait((tmp_path / "labels.pdf").exists)

    letters = (tmp_path / "letters.pdf").read_bytes()
    text = text_of(letters)
    assert "Kemi Ward" in text
    assert "LK1 4AB" in text
    assert all(number.number in text for number in emergency_numbers())
    for kept_out in (DAD.name, "LK5 5ZZ", "LK9 9XX", "LK2 7ZZ", FINLEY.given_name, AMELIA.given_name):
        assert kept_out not in text
    assert "xploitation" not in poppler(letters, "pdfinfo", "-"), "the file's own title tells nothing"
    assert "LK1 4AB" in text_of((tmp_path / "labels.pdf").read_bytes())
    assert "Amelia Okafor" in text_of((tmp_path / "checklist.pdf").read_bytes()), "it is handed over"
    assert not list(tmp_path.rglob("*.conf")), "a file dialog kept a history"

    (logged,) = desk.read(lambda vault: records.every(vault.connection, Distribution))
    assert (logged.audience, logged.families, logged.delivery) == (
        "Parents and carers of Year 9", 2, Delivery.POST
    )  # fmt: skip
