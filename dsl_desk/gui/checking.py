"""Checking a bundle before unlocking, or where there are no records at all."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.gui.entry_window import EntryWindow
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.verify.panel import VerifyPanel
from dsl_desk.gui.widgets.buttons import link
from dsl_desk.gui.widgets.words import Kind, Words

WIDTH = 760


class CheckingPage(QWidget):
    """The panel under a title, and the way back: ``left``."""

    left = Signal()

    def __init__(self, panel: VerifyPanel) -> None:
        super().__init__()
        self.setMaximumWidth(look().px(WIDTH))
        self.panel = panel
        self.back = link("Back")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(14))
        column.addWidget(self.back, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Words("Check a bundle", Kind.TITLE))
        column.addWidget(panel)
        self.back.clicked.connect(self._leave)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.panel.begin()

    def _leave(self) -> None:
        self.panel.forget()
        self.left.emit()


class Checking(QObject):
    """The page in its window; `leave` shows what comes after it."""

    def __init__(self, tasks: Tasks, ledger: Path, leave: Callable[[], None]) -> None:
        self.page = CheckingPage(VerifyPanel(tasks, ledger))
        self.window = EntryWindow(self.page)
        super().__init__(self.window)
        self.page.left.connect(leave)
