"""Someone in the child's family or household, who is not on the roll."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.forms.form import Reading, new_id
from dsl_desk.gui.front_sheet.address_fields import AddressFields
from dsl_desk.gui.front_sheet.record_form import OneOf, RecordForm, side_by_side
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.tick_box import TickBox
from dsl_desk.services.desk import Desk
from dsl_desk.services.front_sheets import save_family_member

LINES = ("name", "relationship", "contact_reason", "phone", "email", "language", "school")
NUMBER = "1 for the first to ring, 2 for the second; empty for someone who is not to be rung"


class FamilyForm(RecordForm):
    """``before``: the member to be changed."""

    done = "Family saved"

    def __init__(self, tasks: Tasks, child_id: str, before: FamilyMember | None = None) -> None:
        self._child_id, self._before, self._id = child_id, before, before.id if before else new_id()
        self.lines = {name: QLineEdit(getattr(before, name) if before else "") for name in LINES}
        self.responsibility = OneOf(before.parental_responsibility if before else Answer.NOT_KNOWN)
        self.lives = OneOf(before.lives_with_child if before else Answer.NOT_KNOWN)
        self.contact = OneOf(before.contact if before else ContactRule.NOT_STATED)
        self.interpreter = TickBox("Needs an interpreter")
        self.interpreter.setChecked(bool(before and before.interpreter))
        self.emergency = QLineEdit(str(before.emergency or "") if before else "")
        self.address = AddressFields("address", before.address if before else None)
        self.note = NoteField(lines=2)
        self.note.set_text(before.note if before else "")
        fields = self._fields()
        super().__init__(
            tasks,
            f"Change what is written about {before.name}" if before else "Add to the family or household",
            "Save",
            fields,
            (
                side_by_side(fields["name"], fields["relationship"]),
                side_by_side(fields["parental_responsibility"], fields["lives_with_child"]),
                fields["contact"],
                fields["contact_reason"],
                side_by_side(fields["phone"], fields["emergency"]),
                side_by_side(fields["email"], fields["language"]),
                self.interpreter,
                *self.address.laid_out(),
                fields["school"],
                fields["note"],
            ),
            exists=before is not None,
            about=About(before.id if before else child_id, child_id),
        )

    def deed(self) -> Callable[[Desk], Changed]:
        reading, reason = Reading(), self.reason()
        number = self.emergency.text().strip()
        if number and not number.isdecimal():
            reading.refuse("emergency", "Enter 1 for the first to ring, 2 for the second, or leave it empty")
        said = {name: field.text().strip() for name, field in self.lines.items()}
        member = reading.record(
            lambda: FamilyMember(
                self._id,
                self._child_id,
                said["name"],
                said["relationship"],
                parental_responsibility=self.responsibility.value(),
                contact=self.contact.value(),
                contact_reason=said["contact_reason"],
                lives_with_child=self.lives.value(),
                address=self.address.address(),
                phone=said["phone"],
                email=said["email"],
                language=said["language"],
                interpreter=self.interpreter.isChecked(),
                emergency=int(number) if number.isdecimal() else 0,
                school=said["school"],
                until=self._before.until if self._before else None,
                note=self.note.text().strip(),
            )
        )
        return lambda desk: save_family_member(desk, member, reason)

    def _fields(self) -> dict[str, LabelledField]:
        lines = self.lines
        return {
            "name": LabelledField("Name", lines["name"]),
            "relationship": LabelledField("Who they are to the child", lines["relationship"]),
            "parental_responsibility": LabelledField("Parental responsibility", self.responsibility, optional=True),
            "lives_with_child": LabelledField("Lives with the child", self.lives, optional=True),
            "contact": LabelledField("Contact", self.contact, optional=True),
            "contact_reason": LabelledField(
                "Why they may or must not be contacted", lines["contact_reason"], optional=True
            ),
            "phone": LabelledField("Phone", lines["phone"], optional=True),
            "emergency": LabelledField("Emergency contact", self.emergency, NUMBER, optional=True),
            "email": LabelledField("Email", lines["email"], optional=True),
            "language": LabelledField("Language", lines["language"], optional=True),
            **self.address.fields,
            "school": LabelledField("School, if they go to one elsewhere", lines["school"], optional=True),
            "note": LabelledField("Note", self.note, optional=True),
        }
