"""A child is put on the roll, or their details are corrected."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.forms.form import Reading, new_id
from dsl_desk.gui.forms.times import now, typed_day
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.when_field import WhenField
from dsl_desk.services.desk import Desk
from dsl_desk.services.front_sheets import correct_child
from dsl_desk.services.recording import add_child

SHORT = 130  # logical pixels of a field for a year or a form
LINES = ("given_name", "family_name", "known_as", "family_known_as", "year", "form", "upn")
IN_USE = "If another one is used in school"
REASON = "Needed when a name, date of birth or number that was written down changes. The version before is kept."


class AddChild(InlineForm):
    """``child`` given: its details, to be corrected."""

    def __init__(self, tasks: Tasks, child: Child | None = None) -> None:
        self._before, self._id = child, child.id if child else new_id()
        self.born = WhenField(now)
        if child and child.born:
            self.born.set_text(typed_day(child.born))
        self.lines = {name: QLineEdit(getattr(child, name) if child else "") for name in LINES}
        self.reason = QLineEdit()
        for name in ("year", "form"):
            self.lines[name].setMaximumWidth(look().px(SHORT))
        self.done = "Details saved" if child else "Child added"
        super().__init__(
            tasks,
            "Correct the details" if child else "Add a child",
            "Save the details" if child else "Add the child",
            self._fields(),
            about=About(child.id, child.id) if child else About(""),
        )

    def deed(self) -> Callable[[Desk], Changed]:
        reading, reason = Reading(), self.reason.text().strip()
        born = reading.field("born", self.born.when, NOT_STATED).day
        said = {name: line.text().strip() for name, line in self.lines.items()}
        child = reading.record(
            lambda: Child(
                self._id,
                said["family_name"],
                said["given_name"],
                known_as=said["known_as"],
                born=born,
                year=said["year"],
                form=said["form"],
                upn=said["upn"],
                family_known_as=said["family_known_as"],
                left=self._before.left if self._before else None,
                left_for=self._before.left_for if self._before else "",
            )
        )
        if self._before:
            return lambda desk: correct_child(desk, child, reason)
        return lambda desk: add_child(desk, child)

    def _fields(self) -> dict[str, LabelledField]:
        lines = self.lines
        fields = {
            "given_name": LabelledField("First name", lines["given_name"], "The legal one"),
            "family_name": LabelledField("Family name", lines["family_name"], "The legal one"),
            "known_as": LabelledField("First name in use", lines["known_as"], IN_USE, optional=True),
            "family_known_as": LabelledField("Family name in use", lines["family_known_as"], IN_USE, optional=True),
            "born": LabelledField("Date of birth", self.born, "Such as 14/11/2012", optional=True),
            "year": LabelledField("Year", lines["year"], "R, or 1 to 13", optional=True),
            "form": LabelledField("Form", lines["form"], "Such as 9A", optional=True),
            "upn": LabelledField("Unique pupil number", lines["upn"], optional=True),
        }
        if self._before:
            fields["reason"] = LabelledField("Why this changes", self.reason, REASON, optional=True)
        return fields
