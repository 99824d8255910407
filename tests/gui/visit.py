"""The real window on the made-up school, for tests that use it as a person does."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.guard.idle import IdleWatch
from dsl_desk.gui.main_window import MainWindow, SignedIn
from dsl_desk.gui.page import Page
from dsl_desk.gui.pages import PAGES
from dsl_desk.services.desk import Desk
from tests.gui.stage import Stage, stage

P = TypeVar("P", bound=Page)
W = TypeVar("W", bound=QWidget)
T = TypeVar("T")


class Visit:
    """A shown window whose pages read from, and write to, a vault of their own."""

    def __init__(self, on: Stage, qtbot: QtBot) -> None:
        self._on = on
        self._qtbot = qtbot
        self.window = MainWindow(
            on.tasks, SignedIn("Larkfield Academy", demonstration=True), lambda desk: None, lambda: None,
            IdleWatch(3600), PAGES,
        )  # fmt: skip
        self.window.resize(1366, 768)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()

    def go(self, kind: type[P], name: str, argument: object = None) -> P:
        """The page of that name, opened and settled."""
        self.window.go(name, argument)
        self.settle()
        return self.page(kind)

    def page(self, kind: type[P]) -> P:
        """The page in front, which must be of this kind."""
        page = self.window.page
        assert isinstance(page, kind), f"in front is {type(page).__name__}"
        return page

    def settle(self) -> None:
        """Until everything asked for has arrived."""
        self._on.settle()

    def read(self, work: Callable[[Desk], T]) -> T:
        """What the vault says."""
        answers: list[T] = []
        refused: list[DeskError] = []
        loop = QEventLoop()

        def answered(answer: T) -> None:
            answers.append(answer)
            loop.quit()

        def refuse(error: DeskError) -> None:
            refused.append(error)
            loop.quit()

        self._on.tasks.read(self.window, work, answered, refuse)
        loop.exec()
        for error in refused:
            raise error
        return answers[0]

    def wait_for(self, ready: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(ready, timeout=10_000)


@contextmanager
def visit(folder: Path, qtbot: QtBot) -> Iterator[Visit]:
    """A made-up school in ``folder`` and the window on it."""
    with stage(folder) as on:
        made = Visit(on, qtbot)
        yield made
        made.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def find(where: QWidget, kind: type[W], name: str) -> W:
    """The shown widget of this kind with this accessible name."""
    found = [each for each in where.findChildren(kind) if each.accessibleName() == name and each.isVisibleTo(where)]
    assert found, f"no {kind.__name__} is called {name!r}"
    return found[0]
