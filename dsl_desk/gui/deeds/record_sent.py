"""A bundle has gone: when and how."""

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
from dsl_desk.services.desk import Desk

HOW = "Such as secure email, handed to an officer, or police portal. Give the passphrase by phone."


class RecordSent(InlineForm):
    done = "Recorded as sent"

    def __init__(self, tasks: Tasks, sharing_id: str, heading: str, child_id: str) -> None:
        self._sharing_id = sharing_id
        self.when = past_time()
        self.how = QLineEdit()
        fields = {
            "sent": LabelledField("When it was sent", self.when, "Such as today 2pm or yesterday"),
            "sent_how": LabelledField("How it was sent", self.how, HOW),
        }
        super().__init__(tasks, heading, "Record as sent", fields, about=About(sharing_id, child_id))

    def deed(self) -> Callable[[Desk], Changed]:
        reading, sharing_id, how = Reading(), self._sharing_id, self.how.text()
        sent = reading.field("sent", self.when.when, NOT_STATED)
        if sent == NOT_STATED and self.when.text().strip() == "":
            reading.refuse("sent", "Enter when it was sent, or type not known")
        if not how.strip():
            reading.refuse("sent_how", "Enter how it was sent")
        reading.record(lambda: sent)

        def record(desk: Desk) -> Changed:
            from dsl_desk.services.exporting import record_sent

            return record_sent(desk, sharing_id, sent, how)

        return record
