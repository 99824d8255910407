from collections.abc import Iterator
from pathlib import Path
from threading import Event, current_thread

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError, WrongKey
from dsl_desk.gui.tasks import Progress, Tasks
from dsl_desk.services.desk import Desk
from dsl_desk.services.opening import lock
from tests.gui.desks import new_desk

CHANGED = Changed("d" * 32, "e" * 32, frozenset(), frozenset({"observation"}))


@pytest.fixture
def owner(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> Iterator[QObject]:
    """An object to hand results to, with a desk open."""
    made = QObject(tasks)
    opened: list[str] = []
    tasks.open(made, lambda: new_desk(tmp_path / "vault"), opened.append, lambda error: None)
    qtbot.waitUntil(lambda: bool(opened))
    yield made
    tasks.close(made, lock, lambda: None)


def test_results_come_back_on_the_gui_thread_and_work_is_done_on_another(
    qtbot: QtBot, tasks: Tasks, owner: QObject
) -> None:
    worked: list[str] = []
    returned: list[str] = []

    def work(desk: Desk) -> None:
        worked.append(current_thread().name)

    tasks.read(owner, work, lambda _: returned.append(current_thread().name))
    qtbot.waitUntil(lambda: bool(returned))
    assert worked[0].startswith("vault")
    assert returned == [current_thread().name]


def test_a_deed_tells_every_page_then_its_own(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    heard: list[str] = []
    tasks.changed.connect(lambda changed: heard.append("pages"))
    tasks.write(owner, lambda desk: CHANGED, lambda changed: heard.append("own"))
    qtbot.waitUntil(lambda: heard == ["pages", "own"])


def test_a_callback_whose_owner_is_gone_is_dropped(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    go = Event()
    heard: list[str] = []
    gone = QObject()
    tasks.read(gone, lambda desk: go.wait(5), lambda _: heard.append("gone"))
    tasks.read(owner, lambda desk: None, lambda _: heard.append("alive"))
    shiboken6.delete(gone)
    go.set()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["alive"]


def test_an_error_in_words_goes_to_failed_and_else_to_the_window(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    def refuse(desk: object) -> None:
        raise WrongKey

    errors: list[DeskError] = []
    words: list[str] = []
    tasks.failed.connect(words.append)
    tasks.read(owner, refuse, lambda _: None, errors.append)
    tasks.read(owner, refuse, lambda _: None)
    qtbot.waitUntil(lambda: bool(words))
    assert [str(error) for error in errors] == words == [WrongKey.words]


def test_a_bug_is_raised_on_the_gui_thread(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    with qtbot.captureExceptions() as raised:
        tasks.read(owner, lambda desk: 1 // 0, lambda _: None)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def test_making_reports_its_steps_and_stops_when_cancelled(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    begun, go = Event(), Event()
    steps: list[tuple[str, float]] = []
    made: list[str] = []

    def work(progress: Progress) -> str:
        progress("Reading", 0.1)
        begun.set()
        go.wait(5)
        progress("Signing", 0.9)
        return "bundle"

    progress = tasks.make(owner, work, made.append, progressed=lambda step, done: steps.append((step, done)))
    begun.wait(5)
    progress.cancel()
    go.set()
    tasks.make(owner, lambda progress: "next", made.append)
    qtbot.waitUntil(lambda: made == ["next"])
    assert steps == [("Reading", 0.1)]


def test_locking_waits_for_deeds_and_drops_what_was_asked(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    done: list[str] = []
    heard: list[str] = []

    def save(desk: Desk) -> Changed:
        done.append("saved")
        return CHANGED

    tasks.write(owner, save, lambda _: heard.append("answer"))

    def lock_and_note(desk: Desk) -> None:
        lock(desk)
        done.append("locked")

    tasks.close(owner, lock_and_note, lambda: heard.append("closed"))
    tasks.read(owner, lambda desk: done.append("read"), lambda _: heard.append("late"))
    qtbot.waitUntil(lambda: heard == ["closed"])
    assert done == ["saved", "locked"]


def test_long_deed_says_how_far_it_is_and_stops_when_asked(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    heard: list[tuple[str, float]] = []
    progress = tasks.watch(owner, lambda step, done: heard.append((step, done)))
    returned: list[str] = []

    def work(desk: Desk) -> Changed:
        progress("Taking in", 0.5)
        progress.cancel()
        progress("Taking in", 0.6)
        return CHANGED

    tasks.write(owner, work, lambda _: returned.append("own"))
    tasks.read(owner, lambda desk: None, lambda _: returned.append("later"))
    qtbot.waitUntil(lambda: bool(returned))
    assert heard == [("Taking in", 0.5)]
    assert returned == ["later"]


def test_what_is_asked_after_the_end_is_dropped(qtbot: QtBot) -> None:
    ended = Tasks()
    made: list[str] = []
    ended.finish()
    ended.make(ended, lambda progress: made.append("made"), lambda _: None)
    assert made == []


def test_a_bug_is_told_before_it_is_raised(qtbot: QtBot, tasks: Tasks) -> None:
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(tasks.broken, timeout=10_000):
        tasks.make(tasks, lambda progress: 1 // 0, lambda _: None)
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]
