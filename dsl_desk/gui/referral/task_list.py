"""The tasks of a referral with their status in words, after the GOV.UK task list."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.card import Card, SectionHeading
from dsl_desk.gui.widgets.task_row import Status, TaskRow

BEHIND = (Status.COMPLETED, Status.CANNOT_START)


class TaskList(QWidget):
    """Sections of tasks; ``chosen(Step)``. ``done``: how many are completed, of those that are not optional."""

    chosen = Signal(object)

    def __init__(self, sections: Sequence[tuple[str, Sequence[Step]]]) -> None:
        super().__init__()
        self.done = (0, 0)
        self._rows: dict[Step, TaskRow] = {}
        self._led_to: QWidget | None = None
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

    def show_statuses(self) -> None:
        """Ask every task where it stands."""
        statuses = {step: step.status() for step in self._rows}
        for step, row in self._rows.items():
            row.show_status(statuses[step], step.detail())
        asked = [status for status in statuses.values() if status is not Status.OPTIONAL]
        self.done = sum(status is Status.COMPLETED for status in asked), len(asked)

    def focus_after(self, last: Step | None) -> None:
        """To the first task after ``last`` that can be gone on with, or to the first one of all."""
        steps = list(self._rows)
        at = steps.index(last) + 1 if last else 0
        order = [*steps[at:], *steps[:at]]
        step = next((step for step in order if step.status() not in BEHIND), steps[0])
        self._led_to = self.link_of(step)
        self._led_to.setFocus(Qt.FocusReason.OtherFocusReason)

    def lead_on(self, last: Step | None) -> None:
        """The same once more is known, unless the person has gone elsewhere meanwhile."""
        if self._led_to and self._led_to.hasFocus():
            self.focus_after(last)

    def link_of(self, step: Step) -> QWidget:
        """What leads to a task."""
        return self._rows[step].link
