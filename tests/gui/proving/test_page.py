"""The page that says whether the records are whole."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from dsl_desk.gui.proving import page as module
from dsl_desk.gui.proving.page import SlipCard, WholePage
from dsl_desk.gui.today.page import TodayPage
from dsl_desk.gui.widgets.buttons import Button
from dsl_desk.gui.widgets.field import LabelledField
from tests.gui.printer import Printer
from tests.gui.visit import Visit


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What went to the printer."""
    printer = Printer()
    monkeypatch.setattr(module, "print_pdf", printer)
    return printer.printed


def press(small: Visit, button: Button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    small.settle()


def type_in(field: LabelledField, words: str) -> None:
    assert isinstance(field.control, QLineEdit)
    field.control.setText(words)


def test_a_printed_seal_is_compared_later(small: Visit, printed: list[bytes]) -> None:
    page = small.go(WholePage, "whole")
    assert page.seal.last.text() == "Not printed yet"
    press(small, page.seal.print_button)
    assert printed[0].startswith(b"%PDF")
    entry, _, seal = page.seal.seal.text().removeprefix("Entry ").partition(", seal ")
    type_in(page.slip.entry, entry)
    type_in(page.slip.seal, seal[:19])
    press(small, page.slip.button)
    assert page.slip.answer.text() == f"Everything up to entry {entry} is as it was when the slip was printed."
    type_in(page.slip.seal, "0000 0000 0000 0000")
    press(small, page.slip.button)
    assert page.slip.answer.text().startswith(f"Entry {entry} of these records does not have that seal.")


def wrong(card: SlipCard) -> list[str]:
    return [card.entry.error, card.seal.error]


def test_what_is_no_seal_is_said_beside_the_field(small: Visit) -> None:
    page = small.go(WholePage, "whole")
    press(small, page.slip.button)
    assert all(wrong(page.slip))
    assert not page.slip.answer.isVisible()
    type_in(page.slip.entry, "12")
    type_in(page.slip.seal, "abcd")
    press(small, page.slip.button)
    assert [bool(words) for words in wrong(page.slip)] == [False, True]


def test_today_leads_there(small: Visit) -> None:
    today = small.go(TodayPage, "today")
    today.backup.proof_wanted.emit()
    small.settle()
    assert small.page(WholePage).proof.text()
