"""Beside the chronology: what is still to be done, and the button that adds to it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsl_desk.domain.action import Action
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import link, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.due import Due, due_on
from dsl_desk.gui.widgets.words import Kind, Words

SHOWN = 4
NO_DAY = Due("No day set", "", "edge")


class OpenActions(Card):
    """``done(action)`` to complete one; ``add_button`` to write another."""

    done = Signal(object)

    def __init__(self) -> None:
        super().__init__("Open actions")
        self._lines: list[QWidget] = []
        self._box = QVBoxLayout()
        self._box.setSpacing(look().px(10))
        self.body.addLayout(self._box)
        self.add_button = secondary("Add an action", "plus")
        self.add(self.add_button)

    def show_actions(self, actions: Sequence[Action], today: date) -> None:
        """The first few that are open, the one due first on top."""
        for line in self._lines:
            line.deleteLater()
        self._lines = [self._line(action, today) for action in actions[:SHOWN]]
        if not actions:
            self._lines = [Words("Nothing is waiting to be done.", Kind.MUTED)]
        elif len(actions) > SHOWN:
            self._lines.append(Words(f"and {len(actions) - SHOWN} more under Actions", Kind.MUTED))
        for line in self._lines:
            self._box.addWidget(line)

    def _line(self, action: Action, today: date) -> QWidget:
        due = due_of(action, today)
        complete = link("Done …")
        complete.setAccessibleName(f"Done: {action.what}")
        complete.clicked.connect(lambda: self.done.emit(action))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(action.what))
        words.addWidget(Words(_say(due), Kind.MUTED))
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look().px(9))
        line.addWidget(_Bar(due.mark))
        line.addLayout(words, 1)
        line.addWidget(complete)
        return holder


def _say(due: Due) -> str:
    if due.when == "Today" or not due.by_when:
        return due.by_when or due.when
    return f"{due.when}, {due.by_when[:1].lower()}{due.by_when[1:]}"


def due_of(action: Action, today: date) -> Due:
    return due_on(action.due, today) if action.due else NO_DAY


class _Bar(QWidget):
    """The colour that repeats what the words say."""

    def __init__(self, mark: str) -> None:
        super().__init__()
        self._mark = mark
        self.setFixedWidth(look().px(4))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(getattr(look().tokens, self._mark)))
