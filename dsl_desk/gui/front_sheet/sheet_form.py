"""Phones, languages, background, support and where the file is, as the front sheet has them."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.front_sheet import FrontSheet
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.front_sheet.record_form import DAY, OneOf, RecordForm, day_field, read_day, side_by_side
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.services.desk import Desk
from dsl_desk.services.front_sheets import save_front_sheet

SEVERAL = "More than one: put commas between them"
HEARD = "A disability, how this child talks or signs, what helps them to be heard"
LINES = ("interpreter", "ethnicity", "religion", "send", "held_where")


class SheetForm(RecordForm):
    done = "Front sheet saved"

    def __init__(self, tasks: Tasks, sheet: FrontSheet) -> None:
        self._sheet = sheet
        self.phones, self.languages = QLineEdit(", ".join(sheet.phones)), QLineEdit(", ".join(sheet.languages))
        self.lines = {name: QLineEdit(getattr(sheet, name)) for name in LINES}
        self.ethnicity_known, self.needs_known = OneOf(sheet.ethnicity_known), OneOf(sheet.needs_known)
        self.needs = NoteField(lines=2)
        self.needs.set_text(sheet.needs)
        self.opened_on = day_field(sheet.opened_on)
        fields = {
            "phones": LabelledField("Phone numbers", self.phones, SEVERAL, optional=True),
            "languages": LabelledField("Languages, the first one first", self.languages, SEVERAL, optional=True),
            "interpreter": LabelledField("Interpreter", self.lines["interpreter"], "Who needs one", optional=True),
            "religion": LabelledField("Religion", self.lines["religion"], optional=True),
            "ethnicity": LabelledField("Ethnicity", self.lines["ethnicity"], optional=True),
            "ethnicity_known": LabelledField("How ethnicity is known", self.ethnicity_known, optional=True),
            "send": LabelledField("SEND support or plan", self.lines["send"], optional=True),
            "needs": LabelledField("Disability, and how this child is best heard", self.needs, HEARD, optional=True),
            "needs_known": LabelledField("How this is known", self.needs_known, optional=True),
            "opened_on": LabelledField("Day the file was opened", self.opened_on, DAY, optional=True),
            "held_where": LabelledField("Where other parts of the file are", self.lines["held_where"], optional=True),
        }
        laid_out = (
            side_by_side(fields["phones"], fields["religion"]),
            side_by_side(fields["languages"], fields["interpreter"]),
            side_by_side(fields["ethnicity"], fields["ethnicity_known"]),
            RuleSource("ethnicity"),
            side_by_side(fields["needs"], fields["needs_known"]),
            fields["send"],
            side_by_side(fields["held_where"], fields["opened_on"]),
        )
        about = About(sheet.id, sheet.id)
        super().__init__(
            tasks, "Write the front sheet", "Save the front sheet", fields, laid_out, exists=True, about=about
        )

    def deed(self) -> Callable[[Desk], Changed]:
        reading, reason = Reading(), self.reason()
        opened_on = read_day(reading, "opened_on", self.opened_on)
        said = {name: field.text().strip() for name, field in self.lines.items()}
        sheet = reading.record(
            lambda: replace(
                self._sheet,
                phones=_parts(self.phones.text()),
                languages=_parts(self.languages.text()),
                interpreter=said["interpreter"],
                ethnicity=said["ethnicity"],
                ethnicity_known=self.ethnicity_known.value(),
                religion=said["religion"],
                send=said["send"],
                needs=self.needs.text().strip(),
                needs_known=self.needs_known.value(),
                opened_on=opened_on,
                held_where=said["held_where"],
            )
        )
        return lambda desk: save_front_sheet(desk, sheet, reason)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
