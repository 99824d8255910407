"""What is decided at a review of one record."""

from collections.abc import Callable

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.retention import Keeping, RetentionReview
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.forms.form import Reading, new_id
from dsl_desk.gui.forms.times import day_to_come
from dsl_desk.gui.retention.sayings import KEEPING_WORDS
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.services.desk import Desk
from dsl_desk.services.retaining import Standing, decide_keeping


class DecideKeeping(InlineForm):
    """Nothing is chosen beforehand; erasing is a page of its own."""

    done = "The decision is in the journal"

    def __init__(self, tasks: Tasks, standing: Standing) -> None:
        self._child_id, self._id = standing.child.id, new_id()
        self.decision, self.reason, self.next_review = ChoiceBox("Choose one"), NoteField(lines=2), day_to_come()
        left_out = Keeping.HOLD if standing.held else Keeping.HOLD_ENDED
        self.decision.set_choices((each.name, KEEPING_WORDS[each]) for each in Keeping if each is not left_out)
        fields = {
            "decision": LabelledField("What is decided", self.decision),
            "reason": LabelledField("Why", self.reason, "This is what the next reviewer reads."),
            "next_review": LabelledField("Next review", self.next_review, "Such as 1 september 2031", optional=True),
        }
        about = About(self._child_id, self._child_id)
        super().__init__(tasks, "Decide about keeping this record", "Enter the decision", fields, about=about)

    def deed(self) -> Callable[[Desk], Changed]:
        reading, chosen = Reading(), self.decision.text()
        day = reading.field("next_review", self.next_review.when, NOT_STATED).day
        if not chosen:
            reading.refuse("decision", "Choose what is decided")
        kind = Keeping[chosen] if chosen else Keeping.HOLD  # any that asks for no day
        review = reading.record(lambda: RetentionReview(self._id, self._child_id, kind, self.reason.text(), day))
        return lambda desk: decide_keeping(desk, review)
