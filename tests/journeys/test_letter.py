"""The letter to families: read as it will be printed, saved, and logged once for the school."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from dsl_desk.domain.letter import Distribution
from dsl_desk.gui.letters.page import LettersPage
from dsl_desk.services.catalogue.number import emergency_numbers
from dsl_desk.store import records
from tests.documents.reading import text_of
from tests.gui.small_school import FINLEY
from tests.journeys.sitting import Sitting

MOMENT = 20  # milliseconds between looks for the dialog


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


def test_a_letter_is_read_saved_and_logged_once(desk: Sitting, tmp_path: Path) -> None:
    page = desk.open(LettersPage, "letters")
    desk.wait(page.save_button.isEnabled)
    assert page.pdf.page_count() > 0
    desk.click("Save as PDF …")
    assert desk.says("There is a problem")
    page.audience.setFocus()
    desk.keys.press(Qt.Key.Key_Down)
    desk.fill("How many copies", "1200")
    for name in ("letter.pdf", "copy.pdf"):
        timer = answer_with(tmp_path / name)
        desk.click("Save as PDF …")
        assert not timer.isActive()
        desk.settle()
    desk.wait_to_read("The letter is logged for the school.")
    letter = text_of((tmp_path / "copy.pdf").read_bytes())
    assert "Larkfield Academy" in letter
    assert all(number.number in letter for number in emergency_numbers())
    assert FINLEY.family_name not in letter
    assert not list(tmp_path.rglob("*.conf")), "a file dialog kept a history"
    logged = desk.read(lambda vault: records.every(vault.connection, Distribution))
    assert [each.copies for each in logged] == [1200]
