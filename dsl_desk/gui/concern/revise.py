"""What a concern is called, what it comes to, and how it is thought of now: revised with a reason."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.concern import Concern
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.duties.prompts import DutyPrompts
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.forms.tick_list import TickList
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.services.catalogue.entry import exploitation_types
from dsl_desk.services.concerns import ConcernFile, revise_concern
from dsl_desk.services.desk import Desk

KINDS = "As thought of now. Space ticks. It can be changed at any time, and nothing need be chosen."
LINKED = "Other concerns that may belong with it. Space ticks."
LINKED_SHOWN = 4


class ReviseConcern(InlineForm):
    """Its state is not here: opening, watching and closing are decisions."""

    done = "Concern revised"

    def __init__(self, tasks: Tasks, file: ConcernFile) -> None:
        self._id = file.concern.id
        self._before = file.concern
        kinds = {each.code: each.term for each in exploitation_types()}
        self._kinds = kinds | {term.code: term for term in file.concern.exploitation}
        self.title, self.reason = QLineEdit(file.concern.title), QLineEdit()
        self.short = NoteField(lines=3)
        self.short.set_text(file.concern.summary)
        self.kinds = TickList(len(self._kinds))
        self.kinds.set_choices((code, term.wording) for code, term in self._kinds.items())
        self.kinds.set_text([term.code for term in file.concern.exploitation])
        own = [each for each in file.linked if each.id in file.concern.linked]
        self.linked = TickList(LINKED_SHOWN)
        self.linked.set_choices((each.id, _say(each)) for each in (*own, *file.others))
        self.linked.set_text(file.concern.linked)
        fields = {
            "title": LabelledField("What to call the concern", self.title),
            "summary": LabelledField("In short", self.short, "What it is about, as facts.", optional=True),
            "exploitation": LabelledField("Kind of exploitation", self.kinds, KINDS, optional=True),
            "linked": LabelledField("Linked concerns", self.linked, LINKED, optional=True),
            "reason": LabelledField("Why you are changing this", self.reason),
        }
        fields["linked"].setVisible(self.linked.count() > 0)
        super().__init__(tasks, "Revise the concern", "Save", fields, about=About(self._id))
        self.duties = DutyPrompts()
        self.body.insertWidget(self.body.indexOf(fields["exploitation"]) + 1, self.duties)
        self.kinds.edited.connect(self._ask_about_duties)
        self._ask_about_duties()

    def deed(self) -> Callable[[Desk], Changed]:
        reason, before = self.reason.text(), self._before
        revised = Reading().record(
            lambda: replace(
                before,
                title=self.title.text(),
                summary=self.short.text(),
                exploitation=tuple(self._kinds[code] for code in self.kinds.text()),
                linked=tuple(self.linked.text()),
            )
        )
        return lambda desk: revise_concern(desk, revised, reason)

    def _ask_about_duties(self) -> None:
        self.duties.consider(exploitation=self.kinds.text())


def _say(concern: Concern) -> str:
    return f"{concern.title} ({concern.state.value})"
