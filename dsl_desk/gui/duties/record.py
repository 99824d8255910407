"""A duty is written down: whose it is and since when, or why no report is owed."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.duty import Duty
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.duties.guide import DutyGuide
from dsl_desk.gui.forms.choice_box import LETTERS
from dsl_desk.gui.forms.form import Reading, new_id
from dsl_desk.gui.forms.part_of_concern import PartOfConcern
from dsl_desk.gui.forms.times import past_time, typed
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.rule_source import read_confirmed
from dsl_desk.gui.widgets.select import Select
from dsl_desk.services.catalogue.duty import DutyKind, duty_kind, duty_kinds
from dsl_desk.services.desk import Desk
from dsl_desk.services.duties import Question, record_duty

NO_REPORT = "Fill this in when the question has been thought about and the answer is no."


class RecordDuty(InlineForm):
    """``question`` is what brought the duty to mind; without one any kind can be chosen."""

    done = "Written down"

    def __init__(self, tasks: Tasks, child_id: str, question: Question | None = None) -> None:
        self._child_id = child_id
        self.kind, self.owed_by, self.words, self.not_needed = Select(), QLineEdit(), QLineEdit(), QLineEdit()
        self.arose, self.concern = past_time(), PartOfConcern(tasks, child_id)
        self.kind.setSizeAdjustPolicy(Select.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(LETTERS)
        for each in (question.kind,) if question else duty_kinds():
            self.kind.addItem(each.wording, each.code)
        if question:
            self.arose.set_text(typed(question.arose))
        fields = {
            "kind": LabelledField("Which duty", self.kind),
            "owed_by": LabelledField("Whose duty it is", self.owed_by, "A name and a role"),
            "arose": LabelledField("When they were told, or saw it", self.arose, "The time is counted from here"),
            "concern_id": self.concern,
            "words": LabelledField("What there is to say about it", self.words, optional=True),
            "not_needed": LabelledField("Why no report is owed", self.not_needed, NO_REPORT, optional=True),
        }
        heading = f"Think about: {question.because}" if question else "A duty to report"
        about = About(f"{child_id} {question.kind.code}" if question else child_id, child_id)
        super().__init__(tasks, heading, "Write it down", fields, about=about)
        self._guide = DutyGuide(self._chosen())
        self.body.insertWidget(self.body.indexOf(fields["owed_by"]), self._guide)
        self.kind.currentIndexChanged.connect(self._show_guide)

    def deed(self) -> Callable[[Desk], Changed]:
        reading = Reading()
        arose = reading.field("arose", self.arose.when, NOT_STATED)
        duty = reading.record(
            lambda: Duty(
                new_id(), self._child_id, self._chosen().term, self.owed_by.text(), arose,
                self.concern.concern_id(), words=self.words.text(), not_needed=self.not_needed.text(),
            )
        )  # fmt: skip
        return lambda desk: record_duty(desk, duty)

    def _chosen(self) -> DutyKind:
        return duty_kind(str(self.kind.currentData()))

    def _show_guide(self, _index: int) -> None:
        guide = DutyGuide(self._chosen())
        self.body.replaceWidget(self._guide, guide)
        self._guide.deleteLater()
        self._guide = guide
        read_confirmed(self._tasks, self)
