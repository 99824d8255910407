"""What the program itself shows is held to the advice it gives; what stands on the pages, by the gate they pass."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dsl_desk.services.language import catalogue
from tests.gui.own_words import firm, texts


def test_the_advice_itself_needs_none() -> None:
    """Headings and phrases name the wordings, which stand in quotation marks wherever they are shown."""
    for entry in catalogue().entries:
        for words in (entry.why, entry.instead, entry.fine_when):
            assert firm(words) == []


def test_a_firm_remark_would_be_found(qtbot: QtBot) -> None:
    label = QLabel("Why did she not tell?")
    qtbot.addWidget(label)
    assert [firm(words) for words in texts(label)] == [["Why did she not tell"]]
