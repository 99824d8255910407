"""The forms of the people page: someone is added, changed, or their access is taken away."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.school import Person
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.people.sayings import READS_ONLY, TYPED_BY_THEM, after_removing
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.buttons import danger
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.new_passphrase import NewPassphrase
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.tick_box import TickBox
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.people import Member, add_person, change_person, remove_person

ROLE_HINT = "Such as deputy designated safeguarding lead, or headteacher. It stands beside what they record."


class AddPerson(InlineForm):
    """Name, role, and a passphrase that the new person types."""

    done = "Added. They unlock with their own name and passphrase"

    def __init__(self, tasks: Tasks) -> None:
        self.name, self.role, self.reads_only = QLineEdit(), QLineEdit(), TickBox(READS_ONLY)
        self.new = NewPassphrase(tasks, "Their passphrase")
        self.progress = ProgressPanel()
        fields = {
            "name": LabelledField("Name", self.name, "They choose it when they unlock."),
            "role": LabelledField("Role", self.role, ROLE_HINT),
        }
        laid_out = (*fields.values(), self.reads_only, Words(TYPED_BY_THEM, Kind.MUTED), self.new, self.progress)
        super().__init__(
            tasks, "Add a person", "Add this person", fields, laid_out, about=About(""), unkept=self.new.fields
        )

    def deed(self) -> Callable[[Desk], Changed]:
        reading, name, role, reads_only = Reading(), self.name.text(), self.role.text(), self.reads_only.isChecked()
        passphrase = reading.field("passphrase", self.new.passphrase, "")
        person = reading.record(lambda: Person("", name.strip(), role.strip(), "", reads_only))
        self.progress.begin("Making their key", can_cancel=False)
        return lambda desk: add_person(desk, person.name, person.role, passphrase, reads_only=reads_only)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        self.new.clear()
        super().hideEvent(event)

    def _refuse(self, error: DeskError) -> None:
        self.progress.finish("")
        super()._refuse(error)


class ChangePerson(InlineForm):
    """``removal(member)`` asks to take the access away instead."""

    done = "Changed"
    removal = Signal(object)

    def __init__(self, tasks: Tasks, member: Member) -> None:
        self._person = person = member.person
        self.name, self.role, self.reason = QLineEdit(person.name), QLineEdit(person.role), QLineEdit()
        self.reads_only = TickBox(READS_ONLY)
        self.reads_only.setChecked(person.reads_only)
        fields = {
            "name": LabelledField("Name", self.name),
            "role": LabelledField("Role", self.role, ROLE_HINT),
            "reason": LabelledField("Why", self.reason, "The journal keeps it beside what was there before."),
        }
        laid_out = (fields["name"], fields["role"], self.reads_only, fields["reason"])
        super().__init__(tasks, f"Change: {person.name}", "Save", fields, laid_out, about=About(person.id))
        if not member.is_you:
            self.remove_button = danger("Take the access away …")
            only_who_records(tasks, self.remove_button)
            self.remove_button.clicked.connect(lambda: self.removal.emit(member))
            self.add_rule()
            self.body.addWidget(self.remove_button, alignment=Qt.AlignmentFlag.AlignLeft)

    def deed(self) -> Callable[[Desk], Changed]:
        changed = Reading().record(
            lambda: replace(
                self._person,
                name=self.name.text().strip(),
                role=self.role.text().strip(),
                reads_only=self.reads_only.isChecked(),
            )
        )
        reason = self.reason.text().strip()
        return lambda desk: change_person(desk, changed, reason)


class RemovePerson(InlineForm):
    """Says first what it does and what it cannot do; ``removed(name)`` when it is done."""

    done = "The access is taken away and the key is changed"
    removed = Signal(str)

    def __init__(self, tasks: Tasks, person: Person) -> None:
        self._person = person
        self.reason = QLineEdit()
        self.progress = ProgressPanel()
        fields = {"reason": LabelledField("Why", self.reason, "Such as: has left the school.")}
        said = (Words(words) for words in after_removing(person.name))
        super().__init__(
            tasks, f"Take the access of {person.name} away", "Take it away and change the key", fields,
            (*said, fields["reason"], self.progress), about=About(person.id),
        )  # fmt: skip

    def deed(self) -> Callable[[Desk], Changed]:
        person_id, reason = self._person.id, self.reason.text().strip()
        self.progress.begin("Taking the access away", can_cancel=False)
        progress = self._tasks.watch(self, self.progress.progressed)
        return lambda desk: remove_person(desk, person_id, reason, progress)

    def _saved(self, changed: Changed) -> None:
        self.removed.emit(self._person.name)
        super()._saved(changed)

    def _refuse(self, error: DeskError) -> None:
        self.progress.finish("")
        super()._refuse(error)
