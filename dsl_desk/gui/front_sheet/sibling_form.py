"""A brother or sister who is on the roll: written once, read from both front sheets."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.family import FamilyMember
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.forms.form import Reading, new_id
from dsl_desk.gui.front_sheet.record_form import OneOf, RecordForm, side_by_side
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.child_picker import ChildPicker
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.services.desk import Desk
from dsl_desk.services.front_sheets import save_family_member
from dsl_desk.services.roll.listing import named


class SiblingForm(RecordForm):
    """``before``: the link to be changed."""

    done = "Brother or sister saved"

    def __init__(self, tasks: Tasks, child_id: str, before: FamilyMember | None = None) -> None:
        self._child_id, self._before = child_id, before
        self.picker = ChildPicker()
        self.relationship = QLineEdit(before.relationship if before else "")
        self.lives = OneOf(before.lives_with_child if before else Answer.NOT_KNOWN)
        self.note = NoteField(lines=2)
        self.note.set_text(before.note if before else "")
        fields = {
            "sibling_id": LabelledField("Brother or sister", self.picker),
            "relationship": LabelledField("Who they are to the child", self.relationship, "Such as half-sister"),
            "lives_with_child": LabelledField("Lives with the child", self.lives, optional=True),
            "note": LabelledField("Note", self.note, optional=True),
        }
        laid_out = (
            fields["sibling_id"],
            side_by_side(fields["relationship"], fields["lives_with_child"]),
            fields["note"],
            RuleSource("connected-records"),
        )
        heading = "Change the brother or sister" if before else "Add a brother or sister at this school"
        about = About(before.id if before else child_id, child_id)
        super().__init__(tasks, heading, "Save", fields, laid_out, exists=before is not None, about=about)
        self.picker.find_with(tasks, but=child_id)
        if before:
            sibling_id = before.sibling_id
            tasks.read(self, lambda desk: named(desk, [sibling_id]), self._choose)

    def deed(self) -> Callable[[Desk], Changed]:
        reading, reason, sibling = Reading(), self.reason(), self.picker.child()
        if sibling is None:
            reading.refuse("sibling_id", "Choose the brother or sister")
        start = self._before or FamilyMember(new_id(), self._child_id, "not chosen", "not stated")
        member = reading.record(
            lambda: replace(
                start,
                name=sibling.name if sibling else start.name,
                relationship=self.relationship.text().strip(),
                lives_with_child=self.lives.value(),
                note=self.note.text().strip(),
                sibling_id=sibling.id if sibling else "",
            )
        )
        return lambda desk: save_family_member(desk, member, reason)

    def _choose(self, before: tuple[Child, ...]) -> None:
        if before and self.picker.child() is None:
            self.picker.choose(before[0])
            self.draft.opened_with("sibling_id")
