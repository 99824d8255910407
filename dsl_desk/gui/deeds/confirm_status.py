"""Someone has looked up whether a law or guidance is in force."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.confirmation import Confirmation, InForce
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.forms.times import now
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.rule_source import whole_note
from dsl_desk.gui.widgets.select import Select
from dsl_desk.gui.widgets.when_field import WhenField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.source import cited
from dsl_desk.services.confirming import Confirmed, confirm_status
from dsl_desk.services.desk import Desk

FOUND = {
    InForce.YES: "In force",
    InForce.NO: "Not in force",
    InForce.NOT_CHECKED: "Not checked after all",
}


class ConfirmStatus(InlineForm):
    """``name`` is the source's name in the guidance."""

    done = "Written down with your name and today’s date"

    def __init__(self, tasks: Tasks, name: str, confirmed: Confirmed | None) -> None:
        self._name = name
        (source,) = cited([name])
        self.found, self.since, self.words = Select(), WhenField(now, future=True), QLineEdit()
        self.since.line.setPlaceholderText("1/9/2026")
        for in_force, words in FOUND.items():
            self.found.addItem(words, in_force)
        fields = {
            "in_force": LabelledField("What you found", self.found),
            "since": LabelledField("In force from", self.since, "With the year, such as 1/9/2026", optional=True),
            "words": LabelledField("Where you looked, or who told you", self.words),
        }
        super().__init__(tasks, f"I have checked: {source.short}", "Write it down", fields, about=About(name))
        self.body.insertWidget(1, Words(whole_note(source, confirmed), Kind.MUTED))

    def deed(self) -> Callable[[Desk], Changed]:
        reading = Reading()
        since = reading.field("since", self.since.when, NOT_STATED).day
        found, words = InForce(self.found.currentData()), self.words.text()
        confirmation = reading.record(lambda: Confirmation(self._name, found, since, words))
        return lambda desk: confirm_status(desk, confirmation)
