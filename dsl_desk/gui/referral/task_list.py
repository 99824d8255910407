"""The tasks of a referral with their status in words, after the GOV.UK task list."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsl_desk.gui.referral.step import Status, Step
from dsl_desk.gui.theme import Tint, look
from dsl_desk.gui.widgets.buttons import link
from dsl_desk.gui.widgets.card import Card, SectionHeading
from dsl_desk.gui.widgets.tag import Tag
from dsl_desk.gui.widgets.words import Kind, Words

TINTS = {Status.IN_PROGRESS: Tint.BLUE, Status.NOT_STARTED: Tint.PURPLE}


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


class TaskList(QWidget):
    """Sections of tasks; ``chosen(Step)``."""

    chosen = Signal(object)

    def __init__(self, sections: Sequence[tuple[str, Sequence[Step]]]) -> None:
        super().__init__()
        self._rows: dict[Step, TaskRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(8))
        for heading, steps in sections:
            card = Card(snug=True)
            for number, step in enumerate(steps):
                if number:
                    card.add_rule()
                row = TaskRow(step.task)
                row.chosen.connect(partial(self.chosen.emit, step))
                self._rows[step] = row
                card.add(row)
            column.addWidget(SectionHeading(heading))
            column.addWidget(card)
        column.addStretch(1)

    def show_statuses(self) -> tuple[int, int]:
        """Ask every step; returns how many are completed, of how many."""
        statuses = {step: step.status() for step in self._rows}
        for step, row in self._rows.items():
            row.show_status(statuses[step], step.detail())
        return sum(status is Status.COMPLETED for status in statuses.values()), len(statuses)

    def focus_next(self) -> None:
        """To the first task that is not completed."""
        waiting = (row for step, row in self._rows.items() if step.status() is not Status.COMPLETED)
        next(waiting, next(iter(self._rows.values()))).link.setFocus(Qt.FocusReason.OtherFocusReason)
