"""A report was made: when, to whom, with which reference; or none is needed after all."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.duties.guide import DutyGuide
from dsl_desk.gui.duties.sayings import say_due
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.forms.times import past_time
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.duty import duty_kinds
from dsl_desk.services.desk import Desk
from dsl_desk.services.duties import Owed, report_duty, set_aside_duty


class ReportDuty(InlineForm):
    """A reason for no report closes the duty as a report does; the two exclude each other."""

    done = "Written down"

    def __init__(self, tasks: Tasks, owed: Owed) -> None:
        self._duty = owed.duty
        self.reported, self.reported_to, self.reference = past_time(), QLineEdit(), QLineEdit()
        self.delay, self.not_needed = QLineEdit(), QLineEdit()
        fields = {
            "reported": LabelledField("When it was reported", self.reported, "Such as today 2pm or yesterday"),
            "reported_to": LabelledField("To whom", self.reported_to, "Name, role and body"),
            "reference": LabelledField("Their reference", self.reference, optional=True),
            "delay": LabelledField("Why it was not reported at once", self.delay, optional=True),
            "not_needed": LabelledField(
                "Or why no report is needed", self.not_needed, "Leave the fields above empty then.", optional=True
            ),
        }
        about = About(owed.duty.id, owed.duty.child_id)
        super().__init__(tasks, f"Report: {owed.duty.kind.wording}", "Write it down", fields, about=about)
        self.body.insertWidget(1, Words(f"{owed.duty.owed_by}. {say_due(owed)}", Kind.STRONG))
        kind = next((kind for kind in duty_kinds() if kind.code == owed.duty.kind.code), None)
        if kind:
            self.body.insertWidget(2, DutyGuide(kind))

    def deed(self) -> Callable[[Desk], Changed]:
        reading, id_, why = Reading(), self._duty.id, self.not_needed.text()
        reported = reading.field("reported", self.reported.when, NOT_STATED)
        whom, reference, delay = self.reported_to.text(), self.reference.text(), self.delay.text()
        if why.strip() and (self.reported.text().strip() or whom.strip()):
            reading.refuse("not_needed", "Say either when it was reported or why it was not needed, not both")
        reading.record(lambda: reported)
        if why.strip():
            return lambda desk: set_aside_duty(desk, id_, why)
        return lambda desk: report_duty(desk, id_, reported, whom, reference, delay)
