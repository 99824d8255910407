"""Checking a bundle before unlocking, or where there are no records at all.

What a bundle says is as confidential as the school's own records: this window is guarded as theirs is.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.gui.entry_window import EntryWindow
from dsl_desk.gui.guard import screens
from dsl_desk.gui.guard.away import AwayWatch
from dsl_desk.gui.guard.cover import Cover
from dsl_desk.gui.guard.idle import IdleWatch
from dsl_desk.gui.page_entry import BLANK, DEEDS, LOCK
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
        self.back.clicked.connect(self.leave)

    def leave(self) -> None:
        """Drop what was read, and go back."""
        self.panel.forget()
        self.left.emit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.panel.begin()


class Checking(QObject):
    """The page in its window; `leave` shows what comes after it, also when nobody is there any more."""

    def __init__(self, tasks: Tasks, ledger: Path, leave: Callable[[], None], idle: IdleWatch) -> None:
        self.page = CheckingPage(VerifyPanel(tasks, ledger))
        self.window = EntryWindow(self.page)
        super().__init__(self.window)
        self._idle = idle
        self.page.left.connect(idle.stop)
        self.page.left.connect(leave)
        self._guard()

    def _guard(self) -> None:
        self._idle.setParent(self)
        cover = Cover(self.window, self.page.leave)
        joined = screens.ScreenWatch(self.window)
        joined.joined.connect(lambda: cover.cover(screens.ASK, screens.CONFIRM))
        self._idle.warned.connect(self._warn)
        self._idle.extended.connect(self.page.panel.banner.hide)
        for away in (self._idle.expired, AwayWatch(self.window).left):
            away.connect(self.page.leave)
        deeds = {BLANK: cover.toggle, LOCK: self.page.leave}
        for each in DEEDS:
            QShortcut(QKeySequence(each.shortcut), self.window).activated.connect(deeds[each.name])
        self.window.painted.connect(joined.look)

    def _warn(self, seconds: int) -> None:
        words = f"What was read here goes in {seconds} seconds. Press any key to stay."
        self.page.panel.banner.say(words, urgent=True)
