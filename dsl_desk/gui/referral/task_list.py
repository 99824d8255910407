"""The tasks of a referral with their status in words, after the GOV.UK task list."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.card import Card, SectionHeading
from dsl_desk.gui.widgets.task_row import Status, TaskRow


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
