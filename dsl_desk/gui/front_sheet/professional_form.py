"""A professional around the child is written down or changed."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.professional import Professional
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.forms.form import Reading, new_id
from dsl_desk.gui.front_sheet.record_form import DAY, RecordForm, day_field, read_day, side_by_side
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.services.desk import Desk
from dsl_desk.services.front_sheets import save_professional

LABELS = {
    "name": "Name",
    "role": "What they do for the child",
    "agency": "Agency",
    "phone": "Phone",
    "email": "Email",
}


class ProfessionalForm(RecordForm):
    """``before``: the professional to be changed."""

    done = "Professional saved"

    def __init__(self, tasks: Tasks, child_id: str, before: Professional | None = None) -> None:
        self._child_id, self._id = child_id, before.id if before else new_id()
        self.lines = {name: QLineEdit(getattr(before, name) if before else "") for name in LABELS}
        self.since = day_field(before.since if before else None)
        self.until = day_field(before.until if before else None)
        fields = {
            name: LabelledField(label, self.lines[name], optional=name not in ("name", "role"))
            for name, label in LABELS.items()
        }
        fields["since"] = LabelledField("Since", self.since, DAY, optional=True)
        fields["until"] = LabelledField("Until", self.until, DAY, optional=True)
        laid_out = (
            side_by_side(fields["name"], fields["role"]),
            fields["agency"],
            side_by_side(fields["phone"], fields["email"]),
            side_by_side(fields["since"], fields["until"]),
        )
        heading = f"Change what is written about {before.name}" if before else "Add a professional"
        about = About(before.id if before else child_id, child_id)
        super().__init__(tasks, heading, "Save", fields, laid_out, exists=before is not None, about=about)

    def deed(self) -> Callable[[Desk], Changed]:
        reading, reason = Reading(), self.reason()
        since, until = read_day(reading, "since", self.since), read_day(reading, "until", self.until)
        said = {name: field.text().strip() for name, field in self.lines.items()}
        professional = reading.record(
            lambda: Professional(self._id, self._child_id, **said, since=since, until=until)
        )
        return lambda desk: save_professional(desk, professional, reason)
