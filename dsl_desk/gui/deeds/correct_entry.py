"""Correcting the words of a decision or an action where it is read: a new version with its reason."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.action import Action
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.decision import Decision
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.forms.times import day_to_come, typed_day
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.services.acting import amend_action
from dsl_desk.services.deciding import amend_decision
from dsl_desk.services.desk import Desk

STAYS = "The earlier version stays"


class CorrectDecision(InlineForm):
    """What was decided stays: deciding otherwise is a decision of its own."""

    done = "Corrected"

    def __init__(self, tasks: Tasks, child_id: str, before: Decision) -> None:
        self._before, self._id = before, before.id
        self.words, self.decided_by = NoteField(lines=2), QLineEdit(before.decided_by)
        self.review_on, self.inform_later = day_to_come(), QLineEdit(before.inform_later)
        self.why = QLineEdit()
        self.words.set_text(before.reason)
        self.review_on.set_text(typed_day(before.review_on) if before.review_on else "")
        fields = {
            "words": LabelledField("The reason for the decision", self.words),
            "decided_by": LabelledField("Who decided", self.decided_by),
            "review_on": LabelledField("Review on", self.review_on, optional=True),
            "inform_later": LabelledField("Who tells them later, and when", self.inform_later, optional=True),
            "reason": LabelledField("Why you are correcting this", self.why, STAYS),
        }
        heading = f"Correct the decision: {before.kind.value}"
        super().__init__(tasks, heading, "Save the correction", fields, about=About(before.id, child_id))

    def deed(self) -> Callable[[Desk], Changed]:
        reading, why = Reading(), self.why.text()
        review_on = reading.field("review_on", self.review_on.when, NOT_STATED).day
        if not self.words.text().strip():
            reading.refuse("words", "Enter the reason for the decision")
        reading.record(lambda: None)
        amended = replace(
            self._before, reason=self.words.text(), decided_by=self.decided_by.text(), review_on=review_on,
            inform_later=self.inform_later.text(),
        )  # fmt: skip
        return lambda desk: amend_decision(desk, amended, why)


class CorrectAction(InlineForm):
    done = "Corrected"

    def __init__(self, tasks: Tasks, before: Action) -> None:
        self._before, self._id = before, before.id
        self.what, self.owner, self.outcome = (
            QLineEdit(before.what),
            QLineEdit(before.owner),
            QLineEdit(before.outcome),
        )
        self.due, self.why = day_to_come(), QLineEdit()
        self.due.set_text(typed_day(before.due) if before.due else "")
        fields = {
            "what": LabelledField("What is to be done", self.what),
            "owner": LabelledField("Who does it", self.owner),
            "due": LabelledField("By when", self.due, optional=True),
            "outcome": LabelledField("What came of it", self.outcome, optional=True),
            "reason": LabelledField("Why you are correcting this", self.why, STAYS),
        }
        about = About(before.id, before.child_id)
        super().__init__(tasks, "Correct the action", "Save the correction", fields, about=about)

    def deed(self) -> Callable[[Desk], Changed]:
        reading, why = Reading(), self.why.text()
        due = reading.field("due", self.due.when, NOT_STATED).day
        amended = reading.record(
            lambda: replace(
                self._before, what=self.what.text(), owner=self.owner.text(), due=due, outcome=self.outcome.text()
            )
        )
        return lambda desk: amend_action(desk, amended, why)
