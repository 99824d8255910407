"""One task of a task list with its status in words, after the GOV.UK task list."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsl_desk.gui.theme import Tint, look
from dsl_desk.gui.widgets.buttons import link
from dsl_desk.gui.widgets.tag import Tag
from dsl_desk.gui.widgets.words import Kind, Words


class Status(StrEnum):
    """The words of the task list."""

    COMPLETED = "Completed"
    IN_PROGRESS = "In progress"
    NOT_STARTED = "Not yet started"
    OPTIONAL = "Optional"
    PROBLEM = "There is a problem"
    CANNOT_START = "Cannot start yet"


TINTS = {Status.IN_PROGRESS: Tint.BLUE, Status.NOT_STARTED: Tint.PURPLE, Status.PROBLEM: Tint.RED}


class TaskRow(QWidget):
    """A link, what it is about, and its status; a task that cannot start yet is words only."""

    chosen = Signal()

    def __init__(self, task: str) -> None:
        super().__init__()
        worn = look()
        self.link = link(task)
        self.link.clicked.connect(self.chosen)
        self._closed = Words(task)
        self._detail = Words("", Kind.MUTED)
        self._words = Words("", wrap=False)
        self._tag = Tag("", Tint.BLUE)
        left = QVBoxLayout()
        left.setSpacing(worn.px(1))
        left.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self._closed)
        left.addWidget(self._detail)
        line = QHBoxLayout(self)
        line.setContentsMargins(worn.px(18), worn.px(7), worn.px(18), worn.px(7))
        line.addLayout(left, 1)
        line.addWidget(self._words)
        line.addWidget(self._tag)

    def show_status(self, status: Status, detail: str) -> None:
        open_ = status is not Status.CANNOT_START
        tint = TINTS.get(status)
        self.link.setVisible(open_)
        self.link.setAccessibleDescription(f"{status.value}. {detail}")
        self._closed.setVisible(not open_)
        self._detail.setText(detail)
        self._words.setText(status.value)
        self._words.setProperty("kind", (Kind.BODY if open_ else Kind.MUTED).value)
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)
        self._words.setVisible(tint is None)
        self._tag.setVisible(tint is not None)
        if tint:
            self._tag.set_words(status.value, tint)
