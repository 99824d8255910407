"""A letter to a family has gone, or was answered: forms of a few fields."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.contact import Contact
from dsl_desk.domain.letter import Delivery
from dsl_desk.domain.when import NOT_STATED, When
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.family_letter.going import WAYS
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.forms.options import Option, Options
from dsl_desk.gui.forms.times import past_time
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.when_field import WhenField
from dsl_desk.services.desk import Desk


class RecordLetterSent(InlineForm):
    """How it reached the family, by whom and when."""

    done = "Recorded"

    def __init__(self, tasks: Tasks, contact_id: str, child_id: str, to: str) -> None:
        self._contact_id = contact_id
        self.delivery = Options([Option(way.value, f"{way[0].upper()}{way[1:]}") for way in WAYS])
        self.sent_by, self.sent = QLineEdit(), past_time()
        fields = {
            "delivery": LabelledField("How it went", self.delivery),
            "sent_by": LabelledField("Who sent it or handed it over", self.sent_by, "Name and role."),
            "sent": LabelledField("When", self.sent, "Such as today 2pm, or not known"),
        }
        heading = f"Record how the letter to {to} went"
        super().__init__(tasks, heading, "Record how it went", fields, about=About(contact_id, child_id))

    def deed(self) -> Callable[[Desk], Changed]:
        reading, contact_id, sent_by = Reading(), self._contact_id, self.sent_by.text().strip()
        if not self.delivery.code():
            reading.refuse("delivery", "Choose how it reached them")
        if not sent_by:
            reading.refuse("sent_by", "Enter who sent the letter or handed it over")
        sent = _stated(reading, "sent", self.sent, "Enter when it went, or type not known")
        delivery = reading.record(lambda: Delivery(self.delivery.code() or Delivery.NOT_STATED))

        def record(desk: Desk) -> Changed:
            from dsl_desk.services.lettering.private.logging import record_letter_sent

            return record_letter_sent(desk, contact_id, delivery, sent_by, sent)

        return record


class RecordFamilyReply(InlineForm):
    """What the family answered."""

    done = "Recorded"

    def __init__(self, tasks: Tasks, contact_id: str, child_id: str, to: str) -> None:
        self._contact_id = contact_id
        self.replied, self.reply = past_time(), NoteField(lines=3)
        fields = {
            "replied": LabelledField("When they answered", self.replied, "Such as today 2pm, or not known"),
            "reply": LabelledField("What they answered", self.reply),
        }
        heading = f"Record what {to} answered"
        super().__init__(tasks, heading, "Record the answer", fields, about=About(contact_id, child_id))

    def deed(self) -> Callable[[Desk], Changed]:
        reading, contact_id, reply = Reading(), self._contact_id, self.reply.text().strip()
        replied = _stated(reading, "replied", self.replied, "Enter when they answered, or type not known")
        if not reply:
            reading.refuse("reply", "Enter what they answered")
        reading.record(lambda: reply)

        def record(desk: Desk) -> Changed:
            from dsl_desk.services.lettering.private.logging import record_reply

            return record_reply(desk, contact_id, replied, reply)

        return record


def letter_form(tasks: Tasks, contact: Contact, child_id: str) -> InlineForm:
    """What is to be said next of a letter that is in the record: how it went, then what they answered."""
    unsent = contact.letter is None or contact.letter.delivery is Delivery.NOT_SENT_YET
    form = RecordLetterSent if unsent else RecordFamilyReply
    return form(tasks, contact.id, child_id, contact.with_whom)


def _stated(reading: Reading, name: str, field: WhenField, missing: str) -> When:
    found = reading.field(name, field.when, NOT_STATED)
    if found == NOT_STATED and not field.text().strip():
        reading.refuse(name, missing)
    return found
