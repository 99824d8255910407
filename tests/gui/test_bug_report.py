"""A bug: what the person sees, what they can send, and what is never in it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from dsl_desk.gui.bug_report import BugReport, report_of
from dsl_desk.gui.widgets.buttons import Button
from tests.gui.visit import find

NAME = "Finley Ward"


def look_up(child: str) -> None:
    """Fails with the child's name in its locals, its message, and the message of what it came of."""
    try:
        raise KeyError(child)
    except KeyError as error:
        raise ValueError(f"no phase of the moon for {child}") from error


def bug() -> ValueError:
    with pytest.raises(ValueError, match=NAME) as raised:
        look_up(NAME)
    return raised.value


def test_the_report_says_what_and_where_and_holds_no_value() -> None:
    report = report_of(bug())
    assert "ValueError" in report
    assert "KeyError" in report
    assert "test_bug_report.py" in report
    assert "look_up" in report
    assert "Finley" not in report
    assert "Ward" not in report


def test_it_can_be_copied_and_the_person_goes_on(qtbot: QtBot) -> None:
    report = report_of(bug())
    shown = BugReport(report)
    shown.open()
    qtbot.waitExposed(shown)
    assert find(shown, QPlainTextEdit, "Report").toPlainText() == report
    QTest.mouseClick(find(shown, Button, "Copy the report"), Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == report
    with qtbot.waitSignal(shown.finished):
        QTest.keyClick(shown, Qt.Key.Key_Escape)
