"""A child is put on the roll, or their details are corrected."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.forms.form import Reading, new_id
from dsl_desk.gui.forms.times import now
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.when_field import WhenField
from dsl_desk.services.desk import Desk
from dsl_desk.services.recording import add_child

SHORT = 130  # logical pixels of a field for a year or a form


class AddChild(InlineForm):
    """``child`` given: its details, to be corrected."""

    def __init__(self, tasks: Tasks, child: Child | None = None) -> None:
        self._id = child.id if child else new_id()
        self.born = WhenField(now)
        if child and child.born:
            self.born.set_text(f"{child.born:%d/%m/%Y}")
        self.lines = {
            name: QLineEdit(getattr(child, name) if child else "")
            for name in ("given_name", "family_name", "known_as", "year", "form", "upn")
        }
        for name in ("year", "form"):
            self.lines[name].setMaximumWidth(look().px(SHORT))
        fields = {
            "given_name": LabelledField("First name", self.lines["given_name"]),
            "family_name": LabelledField("Family name", self.lines["family_name"]),
            "known_as": LabelledField("Known as", self.lines["known_as"], "If staff use another name", optional=True),
            "born": LabelledField("Date of birth", self.born, "Such as 14/11/2012", optional=True),
            "year": LabelledField("Year", self.lines["year"], "R, or 1 to 13", optional=True),
            "form": LabelledField("Form", self.lines["form"], "Such as 9A", optional=True),
            "upn": LabelledField("Unique pupil number", self.lines["upn"], optional=True),
        }
        self.done = "Details saved" if child else "Child added"
        super().__init__(
            tasks,
            "Correct the details" if child else "Add a child",
            "Save the details" if child else "Add the child",
            fields,
        )

    def deed(self) -> Callable[[Desk], Changed]:
        reading = Reading()
        born = reading.field("born", self.born.when, NOT_STATED).day
        said = {name: line.text().strip() for name, line in self.lines.items()}
        child = reading.record(lambda: Child(self._id, born=born, **said))
        return lambda desk: add_child(desk, child)
