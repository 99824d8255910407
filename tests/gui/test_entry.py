from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from dsl_desk.domain.errors import InvalidRecord, Problem, WrongKey
from dsl_desk.gui.entry_window import EntryWindow
from dsl_desk.gui.first_run.page import FirstRunPage
from dsl_desk.gui.first_run.steps import Founding
from dsl_desk.gui.unlock.page import UnlockPage
from dsl_desk.gui.widgets.words import Words
from dsl_desk.services.founding import PoliceContact
from tests.gui.stage import CODE


def line(page: FirstRunPage, name: str) -> QLineEdit:
    return next(field for field in page.step.findChildren(QLineEdit) if field.accessibleName().startswith(name))


def go_on(page: FirstRunPage, qtbot: QtBot) -> None:
    QTest.mouseClick(page._continue, Qt.MouseButton.LeftButton)


def refuse(passphrase: str) -> None:
    if len(passphrase) < 12:
        raise InvalidRecord(Problem("passphrase", "This passphrase could be guessed"))


@pytest.fixture
def first_run(qtbot: QtBot) -> Iterator[FirstRunPage]:
    page = FirstRunPage(lambda: "tulip barge canyon sofa", refuse)
    window = EntryWindow(page)
    qtbot.addWidget(window)
    window.show()
    yield page
    window.close()


def test_unlocking_asks_with_name_and_passphrase(qtbot: QtBot) -> None:
    page = UnlockPage(["Ruth Patel"])
    qtbot.addWidget(page)
    page.show()
    field = next(item for item in page.findChildren(QLineEdit) if item.accessibleName() == "Passphrase")
    QTest.keyClicks(field, "tulip barge")
    with qtbot.waitSignal(page.unlock) as asked:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert asked.args == ["Ruth Patel", "tulip barge"]


def test_a_wrong_passphrase_is_said_in_words_and_forgotten(qtbot: QtBot) -> None:
    page = UnlockPage(["Ruth Patel"])
    qtbot.addWidget(page)
    page.show()
    page.wait("Opening the records")
    page.show_error(WrongKey())
    field = next(item for item in page.findChildren(QLineEdit) if item.accessibleName() == "Passphrase")
    assert WrongKey.words in [label.text().removeprefix("Error: ") for label in page.findChildren(Words)]
    assert field.text() == ""
    assert field.isEnabled()


def test_first_run_makes_the_vault_once_school_and_passphrase_are_right(
    qtbot: QtBot, first_run: FirstRunPage
) -> None:
    go_on(first_run, qtbot)
    assert first_run.step.title == first_run.school.title
    line(first_run, "Name of the school").setText("Larkfield Academy")
    line(first_run, "Your name").setText("Ruth Patel")
    go_on(first_run, qtbot)
    line(first_run, "Passphrase").setText("short")
    go_on(first_run, qtbot)
    assert first_run.step.title == first_run.passphrase.title
    first_run.passphrase.offer()
    line(first_run, "Type it once more").setText("tulip barge canyon sofa")
    with qtbot.waitSignal(first_run.make_vault) as asked:
        go_on(first_run, qtbot)
    founding = asked.args[0]
    assert isinstance(founding, Founding)
    assert (founding.school.name, founding.name) == ("Larkfield Academy", "Ruth Patel")
    assert founding.passphrase == "tulip barge canyon sofa"


def test_the_recovery_code_is_typed_back_then_forgotten(qtbot: QtBot, first_run: FirstRunPage) -> None:
    first_run.show_recovery_code(CODE)
    groups = CODE.split("-")
    first, *others = first_run.recovery.back.asked
    for number in others:
        line(first_run, f"Type group {number} back").setText(groups[number - 1].lower())
    go_on(first_run, qtbot)
    assert first_run.step.title == first_run.recovery.title
    line(first_run, f"Type group {first} back").setText(groups[first - 1].lower())
    with qtbot.waitSignal(first_run.typed_back):
        go_on(first_run, qtbot)
    assert first_run.step.title == first_run.children_step.title
    assert not [label for label in first_run.findChildren(Words) if groups[0] in label.text()]


def test_who_cannot_print_now_goes_on_and_nothing_is_claimed(qtbot: QtBot, first_run: FirstRunPage) -> None:
    first_run.show_recovery_code(CODE)
    first_run.recovery.later.setChecked(True)
    with qtbot.assertNotEmitted(first_run.typed_back):
        go_on(first_run, qtbot)
    assert first_run.step.title == first_run.children_step.title
    assert not [label for label in first_run.findChildren(Words) if CODE[:5] in label.text()]


def test_police_contact_and_backup_may_wait_but_not_in_silence(qtbot: QtBot, first_run: FirstRunPage) -> None:
    first_run.go_to(4)
    line(first_run, "Telephone").setText("01632 960001")
    go_on(first_run, qtbot)
    assert first_run.step.title == first_run.police.title
    line(first_run, "Telephone").clear()
    go_on(first_run, qtbot)
    go_on(first_run, qtbot)
    assert first_run.step.title == first_run.backup.title
    line(first_run, "Folder").setText("backups")
    with qtbot.waitSignal(first_run.finished) as told:
        go_on(first_run, qtbot)
    assert told.args == [PoliceContact("", "", "", "", ""), "backups", False]
