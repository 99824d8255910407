"""What follows a referral: our letter, their answer, asking again, taking it further."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.contact import Contact, ContactKind, Whom
from dsl_desk.domain.referral import Escalation, ReferralState
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.forms.form import Reading, new_id, picked
from dsl_desk.gui.forms.times import day_to_come, past_time
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.services.catalogue.entry import escalation_steps
from dsl_desk.services.desk import Desk
from dsl_desk.services.referring import (
    REPLY,
    WRITTEN,
    Waiting,
    chase_reply,
    confirm_in_writing,
    escalate,
    record_reply,
)

ANSWERS = {
    ReferralState.ACCEPTED: "Accepted",
    ReferralState.RETURNED: "Returned to us",
    ReferralState.DONE: "Done, they have finished",
    ReferralState.WITHDRAWN: "Withdrawn by us",
}
CHASES = (ContactKind.CALL, ContactKind.EMAIL, ContactKind.LETTER)
TIME = "Such as today 2pm, yesterday, or not known"


class ConfirmInWriting(InlineForm):
    done = "Recorded as confirmed in writing"

    def __init__(self, tasks: Tasks, waiting: Waiting) -> None:
        self._id = waiting.referral.id
        self.written, self.reference = past_time(), QLineEdit()
        fields = {
            "written": LabelledField("When the letter or form was sent", self.written, TIME),
            "reference": LabelledField("Their reference", self.reference, optional=True),
        }
        super().__init__(
            tasks, f"Confirmed in writing to {waiting.agency}", "Record it", fields, about=_about(waiting)
        )
        self.body.insertWidget(self.body.count() - 1, RuleSource(WRITTEN))

    def deed(self) -> Callable[[Desk], Changed]:
        reading, id_, reference = Reading(), self._id, self.reference.text()
        written = reading.record(lambda: reading.field("written", self.written.when, NOT_STATED))
        return lambda desk: confirm_in_writing(desk, id_, written, reference)


class RecordReply(InlineForm):
    done = "Answer recorded"

    def __init__(self, tasks: Tasks, waiting: Waiting) -> None:
        self._id = waiting.referral.id
        self.state = ChipGroup([Choice(state, words) for state, words in ANSWERS.items()])
        self.replied, self.reference, self.reason = past_time(), QLineEdit(), NoteField(lines=2)
        fields = {
            "state": LabelledField("What they decided", self.state),
            "replied": LabelledField("When you were told", self.replied, TIME),
            "state_reason": LabelledField("Their reason, or yours", self.reason, "Needed when returned or withdrawn"),
            "reference": LabelledField("Their reference", self.reference, optional=True),
        }
        super().__init__(tasks, f"Answer of {waiting.agency}", "Record the answer", fields, about=_about(waiting))

    def deed(self) -> Callable[[Desk], Changed]:
        reading, id_ = Reading(), self._id
        replied = reading.field("replied", self.replied.when, NOT_STATED)
        if self.state.value() is None:
            reading.refuse("state", "Choose what they decided")
        state = reading.record(lambda: picked(self.state))
        reason, reference = self.reason.text(), self.reference.text()
        return lambda desk: record_reply(desk, id_, state, replied, reason, reference)


class AskAgain(InlineForm):
    """The call or letter that asked is logged as a contact."""

    done = "Logged. It comes back on its day."

    def __init__(self, tasks: Tasks, waiting: Waiting) -> None:
        self._waiting = waiting
        self.kind = ChipGroup([Choice(each, each.value.capitalize()) for each in CHASES])
        self.with_whom, self.said = QLineEdit(), NoteField(lines=2)
        self.when, self.reply_by = past_time(), day_to_come()
        fields = {
            "kind": LabelledField("How you asked", self.kind),
            "with_whom": LabelledField("Who you asked", self.with_whom),
            "when": LabelledField("When", self.when, TIME),
            "said": LabelledField("What was said", self.said),
            "reply_by": LabelledField("Ask again on", self.reply_by, "Such as tomorrow or fri"),
        }
        super().__init__(tasks, f"Ask {waiting.agency} what they decided", "Log it", fields, about=_about(waiting))
        self.body.insertWidget(self.body.count() - 1, RuleSource(REPLY))

    def deed(self) -> Callable[[Desk], Changed]:
        reading, referral = Reading(), self._waiting.referral
        when = reading.field("when", self.when.when, NOT_STATED)
        day = reading.field("reply_by", self.reply_by.when, NOT_STATED).day
        if day is None:
            reading.refuse("reply_by", "Enter the day to ask again")
        contact = reading.record(
            lambda: Contact(
                new_id(), picked(self.kind), self.with_whom.text(), self.said.text(), agency_id=referral.agency_id,
                when=when, concern_id=referral.concern_id, whom_kind=Whom.AGENCY,
            )
        )  # fmt: skip
        assert day, "refused above"
        return lambda desk: chase_reply(desk, referral.id, contact, day)


class TakeFurther(InlineForm):
    done = "Step recorded"

    def __init__(self, tasks: Tasks, waiting: Waiting) -> None:
        self._id = waiting.referral.id
        steps = escalation_steps()
        self._terms = {each.code: Term(each.code, each.wording) for each in steps}
        self.step = ChoiceBox("Choose")
        self.step.set_choices((each.code, each.wording) for each in steps)
        self.with_whom, self.words = QLineEdit(), NoteField(lines=2)
        self.when = past_time()
        fields = {
            "step": LabelledField("What was done", self.step),
            "escalations": LabelledField("With whom", self.with_whom, "Name and role"),
            "when": LabelledField("When", self.when, TIME),
            "words": LabelledField("What was said and agreed", self.words, optional=True),
        }
        super().__init__(
            tasks, f"Take it further with {waiting.agency}", "Record the step", fields, about=_about(waiting)
        )

    def deed(self) -> Callable[[Desk], Changed]:
        reading, id_ = Reading(), self._id
        when = reading.field("when", self.when.when, NOT_STATED)
        if not self.step.text():
            reading.refuse("step", "Choose what was done")
        term = reading.record(lambda: self._terms.get(self.step.text()))
        assert term, "refused above"
        made = Escalation(term, when, self.with_whom.text(), self.words.text())
        return lambda desk: escalate(desk, id_, made)


def _about(waiting: Waiting) -> About:
    return About(waiting.referral.id, waiting.referral.child_id)
