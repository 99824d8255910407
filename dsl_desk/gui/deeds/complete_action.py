"""An action is done: when, and what came of it."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.forms.times import past_time
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.services.acting import complete_action
from dsl_desk.services.desk import Desk


class CompleteAction(InlineForm):
    done = "Action marked as done"

    def __init__(self, tasks: Tasks, action_id: str, what: str, child_id: str) -> None:
        self._action_id = action_id
        self.when = past_time()
        self.when.set_text("today")
        self.outcome = QLineEdit()
        fields = {
            "done": LabelledField("When it was done", self.when, "Such as today, yesterday 3pm, or not known"),
            "outcome": LabelledField("What came of it", self.outcome, optional=True),
        }
        super().__init__(tasks, f"Done: {what}", "Mark as done", fields, about=About(action_id, child_id))

    def deed(self) -> Callable[[Desk], Changed]:
        reading = Reading()
        action_id, outcome = self._action_id, self.outcome.text()
        done = reading.field("done", self.when.when, NOT_STATED)
        reading.record(lambda: done)
        return lambda desk: complete_action(desk, action_id, done, outcome)
