from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dsl_desk.gui.guard.idle import IdleWatch
from dsl_desk.gui.main_window import MainWindow
from dsl_desk.gui.page import Page
from dsl_desk.gui.page_entry import PageEntry, Shows
from dsl_desk.gui.tasks import Tasks


class Kept(Page):
    """Remembers what it was told."""

    def __init__(self, tasks: Tasks, argument: object) -> None:
        super().__init__(tasks, "A page")
        self.argument = argument
        self.heard: list[str] = []

    def opened(self) -> None:
        self.heard.append("opened")

    def leave(self) -> None:
        self.heard.append("left")


TODAY = PageEntry("today", "Today", "today", Kept, "Ctrl+1")
CHILD = PageEntry("child", "Child", "children", Kept, "Ctrl+2", shows=Shows.CHILD)
RECORD = PageEntry("record", "Record", "record", Kept)


def kept(window: MainWindow) -> Kept:
    assert isinstance(window.page, Kept)
    return window.page


def test_it_starts_at_today_and_goes_back(window: Callable[..., MainWindow]) -> None:
    made = window(TODAY, CHILD)
    today = kept(made)
    today.navigate.emit("child", "a" * 32)
    assert kept(made).argument == "a" * 32
    assert today.heard == ["opened", "left"]
    made.back()
    assert made.page is today


def test_a_page_that_is_done_is_not_on_the_way_back(window: Callable[..., MainWindow]) -> None:
    made = window(TODAY, CHILD, RECORD)
    today = made.page
    made.go("record")
    form = kept(made)
    form.navigate.emit("child", "a" * 32)
    form.done.emit("Saved")
    made.back()
    assert made.page is today


def test_a_deed_done_from_a_page_leads_back_to_where_that_page_was_opened(window: Callable[..., MainWindow]) -> None:
    made = window(TODAY, CHILD, RECORD)
    today = made.page
    made.go("child", "a" * 32)
    made.go("record", "a" * 32)
    form = kept(made)
    form.navigate.emit("child", "a" * 32)
    form.done.emit("Saved")
    made.back()
    assert made.page is today


def test_another_child_is_another_page(window: Callable[..., MainWindow]) -> None:
    made = window(TODAY, CHILD)
    made.go("child", "a" * 32)
    first = kept(made)
    made.go("child", "b" * 32)
    assert kept(made) is not first
    assert kept(made).argument == "b" * 32


@pytest.mark.parametrize(("key", "argument"), [(Qt.Key.Key_2, None), (Qt.Key.Key_N, None)])
def test_keys_go_to_pages(qtbot: QtBot, window: Callable[..., MainWindow], key: Qt.Key, argument: object) -> None:
    made = window(TODAY, CHILD, RECORD)
    before = made.page
    QTest.keyClick(made, key, Qt.KeyboardModifier.ControlModifier)
    assert made.page is not before


def test_the_veil_covers_everything_and_comes_off(qtbot: QtBot, window: Callable[..., MainWindow]) -> None:
    made = window(TODAY)
    QTest.keyClick(made, Qt.Key.Key_F9)
    middle = made.childAt(made.rect().center())
    assert middle is not None
    assert "Covered" in getattr(middle, "text", str)()
    QTest.keyClick(made, Qt.Key.Key_F9)
    assert made.childAt(made.rect().center()) is not middle


def test_locking_keeps_drafts_then_drops_every_page(qtbot: QtBot, window: Callable[..., MainWindow]) -> None:
    locked: list[str] = []
    made = window(TODAY, CHILD, after_lock=lambda: locked.append("locked"))
    page = kept(made)
    heard = page.heard
    made.lock()
    qtbot.waitUntil(lambda: locked == ["locked"])
    assert heard == ["opened", "left"]
    qtbot.waitUntil(lambda: not shiboken6.isValid(page))
    made.go("child", "a" * 32)
    assert made.page is None


class Clocks:
    """A steady clock and a wall clock that a test sets."""

    def __init__(self) -> None:
        self.steady, self.wall = 0.0, 1_000.0

    def pass_(self, seconds: float) -> None:
        self.steady += seconds
        self.wall += seconds


def watch(clocks: Clocks) -> IdleWatch:
    return IdleWatch(600, steady=lambda: clocks.steady, wall=lambda: clocks.wall)


def test_idle_warns_a_minute_before_and_can_be_extended(qtbot: QtBot) -> None:
    clocks = Clocks()
    idle = watch(clocks)
    clocks.pass_(541)
    with qtbot.waitSignal(idle.warned) as warned:
        idle.look()
    assert warned.args == [59]
    idle.stay()
    clocks.pass_(100)
    with qtbot.assertNotEmitted(idle.expired):
        idle.look()
    clocks.pass_(500)
    with qtbot.waitSignal(idle.expired):
        idle.look()


def test_waking_from_sleep_locks_at_once(qtbot: QtBot) -> None:
    clocks = Clocks()
    idle = watch(clocks)
    clocks.wall += 3_600
    with qtbot.waitSignal(idle.expired):
        idle.look()


def test_a_key_counts_as_being_there(qtbot: QtBot, window: Callable[..., MainWindow]) -> None:
    clocks = Clocks()
    made = window(TODAY)
    qtbot.waitUntil(made.isActiveWindow)
    idle = watch(clocks)
    clocks.pass_(599)
    QTest.keyClick(made.windowHandle(), Qt.Key.Key_A)
    clocks.pass_(2)
    with qtbot.assertNotEmitted(idle.expired):
        idle.look()
