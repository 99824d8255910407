"""The unlock page: three ways in, a wait that is counted down in words, and nothing that leaves it unusable."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from dsl_desk.domain.errors import InvalidRecord, Problem, SecretStoreError, WrongKey
from dsl_desk.gui.unlock.page import UnlockPage
from dsl_desk.gui.unlock.wait import Wait, say_seconds
from tests.gui.visit import find

CODES = ("00000-" * 7 + "00000", "11111-" * 7 + "11111")


@pytest.fixture
def page(qtbot: QtBot) -> UnlockPage:
    made = UnlockPage(["Ruth Patel", "Imran Shah"])
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def words(page: UnlockPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def press(page: UnlockPage, name: str) -> None:
    QTest.mouseClick(find(page, QPushButton, name), Qt.MouseButton.LeftButton)


def type_into(page: UnlockPage, name: str, text: str) -> QLineEdit:
    line = find(page, QLineEdit, name)
    line.setText(text)
    return line


def try_passphrase(page: UnlockPage) -> list[tuple[str, str]]:
    """What the page asks for when the passphrase is typed and Enter is pressed."""
    asked: list[tuple[str, str]] = []
    page.unlock.connect(lambda name, passphrase: asked.append((name, passphrase)))
    QTest.keyClick(type_into(page, "Passphrase", " violet engine "), Qt.Key.Key_Return)
    return asked


def test_two_envelopes_are_a_way_in(page: UnlockPage) -> None:
    asked: list[tuple[str, str]] = []
    page.open_envelopes.connect(lambda one, other: asked.append((one, other)))
    press(page, "Use two sealed envelopes")
    first, second = (type_into(page, f"Code from {which} envelope", "") for which in ("one", "another"))
    press(page, "Unlock")
    assert "Enter the code from the first envelope" in words(page)
    assert "Enter the code from the second envelope" in words(page)
    first.setText(CODES[0])
    QTest.keyClick(first, Qt.Key.Key_Return)
    second.setText(CODES[1])
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert asked == [CODES]


def test_a_code_that_was_mistyped_is_said_beside_its_field_and_stays(page: UnlockPage) -> None:
    press(page, "Use two sealed envelopes")
    type_into(page, "Code from one envelope", CODES[0])
    page.wait("Checking")
    page.show_error(InvalidRecord(Problem("first_envelope", "Group 2 does not match")))
    assert "Error: Group 2 does not match" in words(page)
    assert find(page, QLineEdit, "Code from one envelope").text() == CODES[0]


def test_a_passphrase_is_taken_as_typed(page: UnlockPage) -> None:
    assert try_passphrase(page) == [("Ruth Patel", " violet engine ")]


@pytest.mark.parametrize("error", [SecretStoreError(), WrongKey()])
def test_after_any_failure_every_way_in_is_open(page: UnlockPage, error: SecretStoreError | WrongKey) -> None:
    page.wait("Checking the passphrase")
    page.show_error(error)
    assert str(error) in words(page)
    for way in ("Use the recovery code", "Use two sealed envelopes", "Use the passphrase"):
        press(page, way)
    assert try_passphrase(page)


def test_no_passphrase_is_tried_while_the_wait_lasts_but_a_code_is(page: UnlockPage) -> None:
    page.hold(27.2)
    assert "You can try the passphrase again in 28 seconds." in words(page)
    assert "Nothing is locked for good" in words(page)
    assert try_passphrase(page) == []
    asked: list[str] = []
    page.recover.connect(asked.append)
    press(page, "Use the recovery code")
    type_into(page, "Recovery code", CODES[0])
    press(page, "Unlock")
    assert asked == [CODES[0]]
    press(page, "Use the passphrase")
    assert not find(page, QPushButton, "Unlock").isEnabled()


def test_the_wait_ends_and_the_passphrase_is_tried_again(page: UnlockPage) -> None:
    page.hold(2)
    wait = page.findChild(Wait)
    assert wait
    wait._clock.timeout.emit()
    assert "in 1 second." in words(page)
    wait._clock.timeout.emit()
    assert not wait.isVisible()
    assert try_passphrase(page)


def test_where_there_is_nothing_to_wait_for_nothing_is_said(page: UnlockPage) -> None:
    page.hold(0.0)
    assert "again in" not in words(page)
    assert try_passphrase(page)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(1, "1 second"), (60, "1 minute"), (125, "2 minutes and 5 seconds"), (61, "1 minute and 1 second")],
)
def test_a_wait_is_said_in_minutes_and_seconds(seconds: int, said: str) -> None:
    assert say_seconds(seconds) == said
