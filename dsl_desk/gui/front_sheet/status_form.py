"""A plan, care or support the child has or had, from when to when and who says so."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.status import Status, StatusSource
from dsl_desk.domain.term import Term
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.forms.form import Reading, new_id
from dsl_desk.gui.front_sheet.record_form import DAY, OneOf, RecordForm, day_field, read_day, side_by_side
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.entry import statuses
from dsl_desk.services.catalogue.source import cited
from dsl_desk.services.desk import Desk
from dsl_desk.services.front_sheets import save_status


class StatusForm(RecordForm):
    """``before``: the status to be changed; it keeps the wording it was written with."""

    done = "Saved"

    def __init__(self, tasks: Tasks, child_id: str, before: Status | None = None) -> None:
        self._child_id, self._id = child_id, before.id if before else new_id()
        self._terms = {entry.code: entry.term for entry in statuses()}
        if before:
            self._terms[before.kind.code] = before.kind
        self.kind = ChoiceBox("Choose one")
        self.kind.set_choices((code, term.wording) for code, term in self._terms.items())
        self.kind.set_text(before.kind.code if before else "")
        self.kind.edited.connect(self._say_about)
        self.about = Words("", Kind.MUTED)
        self.since, self.until = (
            day_field(before.since if before else None),
            day_field(before.until if before else None),
        )
        self.source = OneOf(before.source if before else StatusSource.HAND)
        self.reference = QLineEdit(before.reference if before else "")
        self.note = NoteField(lines=2)
        self.note.set_text(before.note if before else "")
        fields = {
            "kind": LabelledField("Plan, care or support", self.kind),
            "since": LabelledField("Since", self.since, DAY, optional=True),
            "until": LabelledField("Until", self.until, "Empty while it goes on", optional=True),
            "source": LabelledField("Who says so", self.source),
            "reference": LabelledField("Reference", self.reference, optional=True),
            "note": LabelledField("Note", self.note, optional=True),
        }
        laid_out = (
            fields["kind"],
            self.about,
            side_by_side(fields["since"], fields["until"]),
            side_by_side(fields["reference"], fields["source"]),
            fields["note"],
        )
        heading = f"Change: {before.kind.wording}" if before else "Add a plan, care or support"
        about = About(before.id if before else child_id, child_id)
        super().__init__(tasks, heading, "Save", fields, laid_out, exists=before is not None, about=about)
        self._say_about()

    def deed(self) -> Callable[[Desk], Changed]:
        reading, reason = Reading(), self.reason()
        kind = self._terms.get(self.kind.text())
        if kind is None:
            reading.refuse("kind", "Choose the plan, care or support")
        since, until = read_day(reading, "since", self.since), read_day(reading, "until", self.until)
        status = reading.record(
            lambda: Status(
                self._id,
                self._child_id,
                kind or Term("", ""),
                source=self.source.value(),
                since=since,
                until=until,
                reference=self.reference.text().strip(),
                note=self.note.text().strip(),
            )
        )
        return lambda desk: save_status(desk, status, reason)

    def _say_about(self) -> None:
        """What to know about the one that is chosen, and where that comes from."""
        entry = next((entry for entry in statuses() if entry.code == self.kind.text()), None)
        if entry:
            source = f"Source: {'; '.join(source.short for source in cited(entry.sources))}"
            self.about.setText(". ".join(part for part in (entry.note, source) if part))
        self.about.setVisible(bool(entry))
