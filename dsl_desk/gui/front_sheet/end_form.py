"""A person or a plan is history from a day on; what was written stays readable."""

from collections.abc import Callable

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.front_sheet_facts import title_of
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.front_sheet.record_form import DAY, day_field, read_day
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.services.desk import Desk
from dsl_desk.services.front_sheets import Dated, end


class EndForm(InlineForm):
    done = "Ended"

    def __init__(self, tasks: Tasks, record: Dated) -> None:
        self._record = record
        self.day = day_field(None)
        fields = {"until": LabelledField("First day on which this no longer holds", self.day, DAY)}
        about = About(record.id, record.child_id)
        super().__init__(tasks, f"No longer: {title_of(record)}", "Save", fields, about=about)

    def deed(self) -> Callable[[Desk], Changed]:
        reading, record = Reading(), self._record
        day = read_day(reading, "until", self.day)
        if day is None:
            reading.refuse("until", "Enter the day")
        day = reading.record(lambda: day)
        assert day, "refused above"
        return lambda desk: end(desk, record, day)
