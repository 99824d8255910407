"""Locking: what was being typed is kept, nothing stays in sight, and the person goes on where they were."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog

from dsl_desk.gui.guard.idle import IdleWatch
from dsl_desk.gui.guard.veil import Veil
from dsl_desk.gui.main_window import MainWindow
from dsl_desk.gui.record.page import RecordPage
from dsl_desk.gui.today.page import TodayPage
from tests.gui.desks import PASSPHRASE
from tests.gui.keys import CTRL
from tests.gui.small_school import AMELIA
from tests.journeys.conftest import Sit
from tests.journeys.sitting import Sitting

HALF = "Waited for by a man in a"


def press_ctrl_l(desk: Sitting) -> None:
    desk.keys.press(Qt.Key.Key_L, CTRL)


def be_idle(desk: Sitting) -> None:
    desk.find_object(IdleWatch).expired.emit()


LOCKS = pytest.mark.parametrize("lock", [press_ctrl_l, be_idle])


def begin_to_write(desk: Sitting) -> RecordPage:
    page = desk.open(RecordPage, "record", AMELIA.id)
    page.form.what.setFocus()
    desk.keys.type(HALF)
    return page


def go_on_writing(sit: Sit, folder: Path) -> RecordPage:
    """Unlock again and choose the unfinished form on Today, with the keyboard."""
    again = sit(folder)
    again.unlock(PASSPHRASE)
    today = again.page(TodayPage)
    assert today.needs.hasFocus()
    again.keys.press(Qt.Key.Key_Return)
    again.settle()
    return again.page(RecordPage)


@LOCKS
def test_a_lock_in_the_middle_of_a_word_keeps_it(
    desk: Sitting, sit: Sit, school: tuple[Path, str], lock: Callable[[Sitting], None]
) -> None:
    begin_to_write(desk)
    lock(desk)
    desk.wait_for_lock()
    assert desk.relaunched == [["window", "--vault", str(school[0])]]
    page = go_on_writing(sit, school[0])
    assert page.form.what.text() == HALF
    assert page.form.child == AMELIA


@LOCKS
def test_a_lock_from_deep_inside_a_form_keeps_what_every_field_holds(
    desk: Sitting, sit: Sit, school: tuple[Path, str], lock: Callable[[Sitting], None]
) -> None:
    page = begin_to_write(desk)
    page.form.domains.setFocus()
    desk.keys.type("b")
    page.form.place.setFocus()
    desk.keys.type("Main gate")
    page.form.happened.line.setFocus()
    desk.keys.type("yester")
    lock(desk)
    desk.wait_for_lock()
    form = go_on_writing(sit, school[0]).form
    assert (form.domains.values(), form.place.text(), form.happened.text()) == (("B",), "Main gate", "yester")


def test_a_lock_ends_a_dialog_that_waits_for_an_answer(desk: Sitting, sit: Sit, school: tuple[Path, str]) -> None:
    begin_to_write(desk)
    QTimer.singleShot(0, lambda: be_idle(desk))
    assert QFileDialog.getExistingDirectory(desk.window, "Folder for backups") == ""
    desk.wait_for_lock()
    assert go_on_writing(sit, school[0]).form.what.text() == HALF


def test_nothing_stays_in_sight_or_in_reach_after_a_lock(desk: Sitting) -> None:
    begin_to_write(desk)
    press_ctrl_l(desk)
    veil = desk.find_object(Veil)
    assert veil.isVisible()
    assert veil.geometry() == desk.window.rect()
    desk.wait_for_lock()
    assert isinstance(desk.window, MainWindow)
    assert desk.window.page is None
    desk.window.go("children")
    assert desk.window.page is None


def test_a_covered_window_stays_covered_when_it_locks(desk: Sitting) -> None:
    desk.keys.press(Qt.Key.Key_F9)
    veil = desk.find_object(Veil)
    assert veil.isVisible()
    be_idle(desk)
    assert veil.isVisible()
    desk.wait_for_lock()
    assert veil.isVisible()


def test_closing_the_window_keeps_what_was_being_typed(desk: Sitting, sit: Sit, school: tuple[Path, str]) -> None:
    begin_to_write(desk)
    desk.end()
    assert desk.relaunched == []
    assert go_on_writing(sit, school[0]).form.what.text() == HALF
