"""A person at the desk: the real program on the records of a folder, used by what is on the screen."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from dsl_desk.app import Application
from dsl_desk.gui.main_window import MainWindow
from dsl_desk.gui.page import Page
from dsl_desk.services.desk import Desk
from dsl_desk.services.settings import Settings
from tests.gui.keys import Keys
from tests.gui.visit import find

P = TypeVar("P", bound=Page)
W = TypeVar("W", bound=QWidget)
Q = TypeVar("Q", bound=QObject)
T = TypeVar("T")

SLOW = 15_000  # milliseconds that key derivation and signing may take on a busy machine


class Sitting:
    """From the first window to a lock or to `end`; `relaunched` holds what the program would start anew with."""

    def __init__(self, folder: Path, qtbot: QtBot, settings: Settings | None = None) -> None:
        self.relaunched: list[Sequence[str]] = []
        self.app = Application(folder, settings or Settings(), self.relaunched.append)
        self._qtbot = qtbot
        self._ended = False

    @property
    def window(self) -> QMainWindow:
        """The window now on the screen."""
        assert self.app.window is not None
        return self.app.window

    @property
    def keys(self) -> Keys:
        """The keyboard, on the window now on the screen."""
        return Keys(self.window)

    def begin(self, passphrase: str = "") -> None:
        self.app.begin(passphrase)
        self.front()

    def unlock(self, passphrase: str) -> None:
        """Type the passphrase on the unlock page and wait for the window behind it."""
        self.begin()
        self.keys.type(passphrase)
        self.keys.press(Qt.Key.Key_Return)
        self.come_in()

    def come_in(self) -> None:
        """Wait for the window behind the unlock page or first run."""
        self.wait(lambda: isinstance(self.window, MainWindow))
        self.front()
        self.settle()

    def open(self, kind: type[P], name: str, argument: object = None) -> P:
        """The page of that name."""
        assert isinstance(self.window, MainWindow)
        self.window.go(name, argument)
        self.settle()
        return self.page(kind)

    def page(self, kind: type[P]) -> P:
        """The page in front, which must be of this kind."""
        assert isinstance(self.window, MainWindow)
        page = self.window.page
        assert isinstance(page, kind), f"in front is {type(page).__name__}"
        return page

    def find(self, kind: type[W], name: str) -> W:
        """The control of this name that can be seen."""
        return find(self.window, kind, name)

    def find_object(self, kind: type[Q]) -> Q:
        """The one of this kind in the window."""
        found = self.window.findChild(kind)
        assert found is not None
        return found

    def click(self, name: str) -> None:
        QTest.mouseClick(self.find(QAbstractButton, name), Qt.MouseButton.LeftButton)

    def fill(self, name: str, text: str) -> None:
        """Put text into the line of this name, in place of what is there, by pasting: any letters."""
        line = self.find(QLineEdit, name)
        line.setFocus()
        line.selectAll()
        self.keys.paste(text)

    def says(self, words: str) -> bool:
        """Whether these words can be read in the window."""
        return any(words in label.text() for label in self.window.findChildren(QLabel) if label.isVisible())

    def texts(self, kind: str) -> list[str]:
        """What the words of this kind say that can be read in the window."""
        return [
            label.text()
            for label in self.window.findChildren(QLabel)
            if label.isVisible() and label.property("kind") == kind
        ]

    def wait(self, ready: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(ready, timeout=SLOW)

    def wait_to_read(self, words: str) -> None:
        self.wait(lambda: self.says(words))

    def read(self, work: Callable[[Desk], T]) -> T:
        """What the vault says, asked after everything asked for before."""
        answers: list[T] = []
        self.app.tasks.read(self.window, work, answers.append)
        self.wait(lambda: bool(answers))
        return answers[0]

    def settle(self) -> None:
        """Until what was asked for, and what was asked for in turn, has arrived."""
        for _ in range(3):
            self.read(lambda desk: True)
            done: list[bool] = []
            self.app.tasks.make(self.window, lambda progress: True, done.append)
            self.wait(lambda done=done: bool(done))  # type: ignore[misc]

    def wait_for_lock(self) -> None:
        self.wait(lambda: bool(self.relaunched))

    def end(self) -> None:
        """Close the window, which locks, and end the threads, as the program does; once."""
        if self._ended:
            return
        self._ended = True
        if self.app.window:
            self.app.window.close()
            self.app.window.deleteLater()
        self.app.end()
        self.app.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def front(self) -> None:
        """Bring the window to the front, where the keyboard is."""
        self._qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)
