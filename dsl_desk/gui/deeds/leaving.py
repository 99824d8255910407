"""A child leaves the school, or is there again."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.forms.times import now
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.when_field import WhenField
from dsl_desk.services.desk import Desk
from dsl_desk.services.roll.leaving import mark_as_left, return_to_roll


class MarkAsLeft(InlineForm):
    """From which day, and where to. The record stays, and the child is found by searching."""

    done = "Marked as left"

    def __init__(self, tasks: Tasks, child: Child) -> None:
        self._id = child.id
        self.day, self.left_for = WhenField(now), QLineEdit()
        self.day.set_text("today")
        fields = {
            "left": LabelledField("First day no longer here", self.day, "Such as today, or 1 september"),
            "left_for": LabelledField("Where to", self.left_for, "The next school, or what is known", optional=True),
        }
        about = About(child.id, child.id)
        super().__init__(tasks, "This child has left", "Mark as left", fields, about=about)

    def deed(self) -> Callable[[Desk], Changed]:
        reading = Reading()
        child_id, left_for = self._id, self.left_for.text()
        day = reading.field("left", self.day.when, NOT_STATED).day
        reading.record(lambda: day)
        return lambda desk: mark_as_left(desk, [child_id], day, left_for)


class ReturnToRoll(InlineForm):
    """In which year and form the child is now."""

    done = "On the roll again"

    def __init__(self, tasks: Tasks, child: Child) -> None:
        self._id = child.id
        self.lines = {"year": QLineEdit(child.year), "form": QLineEdit()}
        fields = {
            "year": LabelledField("Year", self.lines["year"], "R, or 1 to 13", optional=True),
            "form": LabelledField("Form", self.lines["form"], "Such as 9A", optional=True),
        }
        about = About(child.id, child.id)
        super().__init__(tasks, "This child is at the school again", "Put back on the roll", fields, about=about)

    def deed(self) -> Callable[[Desk], Changed]:
        child_id, said = self._id, {name: line.text().strip() for name, line in self.lines.items()}
        return lambda desk: return_to_roll(desk, child_id, **said)
