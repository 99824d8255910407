"""F9, and the cover that asks: nothing can be read, pressed or typed behind it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QMessageBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dsl_desk.gui.guard import screens
from dsl_desk.gui.guard.screens import ScreenWatch
from dsl_desk.gui.guard.veil import Veil
from dsl_desk.gui.main_window import MainWindow
from dsl_desk.gui.widgets.buttons import Button
from tests.gui.test_main_window import RECORD, TODAY

Made = Callable[..., MainWindow]


def veil_of(window: QWidget) -> Veil:
    veil = window.findChild(Veil, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert veil is not None
    return veil


def front(widget: QWidget) -> QWidget | None:
    """What is seen in the middle of it."""
    return widget.childAt(widget.rect().center())


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[QDialog]:
    """A dialog that waits before the window, with a line to type in."""
    made = QDialog()
    QVBoxLayout(made).addWidget(QLineEdit())
    made.setModal(True)
    qtbot.addWidget(made)
    yield made


def show_before(window: MainWindow, dialog: QDialog, qtbot: QtBot) -> None:
    dialog.setParent(window, Qt.WindowType.Dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)


def test_keys_do_nothing_behind_the_veil(window: Made) -> None:
    made = window(TODAY, RECORD)
    before = made.page
    QTest.keyClick(made, Qt.Key.Key_F9)
    veil = veil_of(made)
    for key in (Qt.Key.Key_N, Qt.Key.Key_K, Qt.Key.Key_2):
        QTest.keyClick(veil, key, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(veil, Qt.Key.Key_Tab)
    assert made.page is before
    assert veil.hasFocus()
    QTest.keyClick(veil, Qt.Key.Key_Escape)
    assert not veil.isHidden()
    QTest.keyClick(veil, Qt.Key.Key_F9)
    assert veil.isHidden()


def test_a_page_that_ends_its_work_behind_the_veil_gets_the_keyboard_afterwards(window: Made) -> None:
    made = window(TODAY, RECORD)
    QTest.keyClick(made, Qt.Key.Key_F9)
    veil = veil_of(made)
    made.go("record")
    line = made.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    assert veil.hasFocus()
    seen = front(made)
    assert seen is not None and veil.isAncestorOf(seen)
    QTest.keyClick(veil, Qt.Key.Key_F9)
    assert veil.isHidden()
    assert line.hasFocus()


def test_f9_in_a_dialog_covers_it_too(qtbot: QtBot, window: Made, dialog: QDialog) -> None:
    made = window(TODAY)
    show_before(made, dialog, qtbot)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_F9)
    veil = veil_of(dialog)
    assert veil.geometry() == dialog.rect()
    assert not veil_of(made).isHidden()
    dialog.resize(700, 500)
    assert veil.geometry() == dialog.rect()
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Escape)
    assert dialog.isVisible()
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_F9)
    assert veil_of(made).isHidden()
    assert isinstance(front(dialog), QLineEdit)


def test_a_dialog_that_opens_behind_the_veil_is_covered(qtbot: QtBot, window: Made, dialog: QDialog) -> None:
    made = window(TODAY)
    QTest.keyClick(made, Qt.Key.Key_F9)
    show_before(made, dialog, qtbot)
    assert not veil_of(dialog).isHidden()


def test_the_lock_key_works_in_a_dialog_before_a_dialog(qtbot: QtBot, window: Made) -> None:
    locked: list[str] = []
    made = window(TODAY, after_lock=lambda: locked.append("locked"))
    outer, inner = QMessageBox(made), QMessageBox(made)

    def press() -> None:
        inner.activateWindow()
        qtbot.waitUntil(inner.isActiveWindow)
        QTest.keyClick(inner.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    QTimer.singleShot(0, lambda: (QTimer.singleShot(0, press), inner.exec()))
    outer.exec()
    assert not outer.isVisible() and not inner.isVisible()
    qtbot.waitUntil(lambda: locked == ["locked"])
    assert not veil_of(made).isHidden()


def test_another_screen_covers_until_it_is_confirmed(qtbot: QtBot, window: Made) -> None:
    made = window(TODAY)
    made._screens.deleteLater()
    displays = [1]
    made._screens = ScreenWatch(made, lambda: displays[0])
    made._screens.joined.connect(lambda: made._cover.cover(screens.ASK, screens.CONFIRM))
    veil = veil_of(made)
    made._screens.look()
    assert veil.isHidden()
    displays[0] = 2
    made._screens.look()
    assert not veil.isHidden()
    assert veil.accessibleName() == screens.ASK
    made._screens.look()
    for key in (Qt.Key.Key_F9, Qt.Key.Key_Escape):
        QTest.keyClick(made.focusWidget() or made, key)
    assert not veil.isHidden()
    button = veil.findChild(Button)
    assert button is not None and button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert veil.isHidden()
    made._screens.look()
    assert veil.isHidden()
    displays[0] = 1
    made._screens.look()
    displays[0] = 2
    made._screens.look()
    assert not veil.isHidden()


def test_a_dialog_covered_for_two_reasons_has_one_veil(qtbot: QtBot, window: Made, dialog: QDialog) -> None:
    made = window(TODAY)
    show_before(made, dialog, qtbot)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_F9)
    made._cover.cover(screens.ASK, screens.CONFIRM)
    (veil,) = (each for each in dialog.findChildren(Veil) if not each.isHidden())
    assert veil.accessibleName() == screens.ASK
    made._cover.lift()
    assert isinstance(front(dialog), QLineEdit)
