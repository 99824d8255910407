"""Answering what police sent: how the child was looked after, what was released."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.police_request import PoliceRequest, RequestState
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.forms.form import Reading, picked
from dsl_desk.gui.forms.times import day_to_come, past_time
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.services.desk import Desk
from dsl_desk.services.incoming import SAME_DAY, Received, answer_notice, answer_request

ANSWERS = (RequestState.RELEASED, RequestState.PART_RELEASED, RequestState.REFUSED, RequestState.WITHDRAWN)
TIME = "Such as today 9am, yesterday, or not known"


def answer_form(tasks: Tasks, received: Received) -> InlineForm:
    """The form that answers what police sent."""
    about = About(received.record.id, next((child.id for child in received.children), ""))
    if isinstance(received.record, EncompassNotice):
        return AnswerNotice(tasks, received.record, about)
    return AnswerRequest(tasks, received.record, about)


class AnswerNotice(InlineForm):
    done = "Answer recorded"

    def __init__(self, tasks: Tasks, notice: EncompassNotice, about: About) -> None:
        self._id = notice.id
        self.response, self.key_adult = NoteField(lines=2), QLineEdit(notice.key_adult)
        self.responded, self.follow_up = past_time(), day_to_come()
        fields = {
            "response": LabelledField("What the school did for the child", self.response),
            "key_adult": LabelledField("Who looks after the child at school", self.key_adult),
            "responded": LabelledField("When the child was seen", self.responded, TIME),
            "follow_up": LabelledField("Look in again on", self.follow_up, "It then stands on Today", optional=True),
        }
        heading = f"Operation Encompass notice {notice.police_reference}"
        super().__init__(tasks, heading, "Record it", fields, about=about)
        self.body.insertWidget(self.body.count() - 1, RuleSource(SAME_DAY))

    def deed(self) -> Callable[[Desk], Changed]:
        reading, id_ = Reading(), self._id
        responded = reading.field("responded", self.responded.when, NOT_STATED)
        follow_up = reading.field("follow_up", self.follow_up.when, NOT_STATED).day
        response, key_adult = reading.record(lambda: (self.response.text(), self.key_adult.text()))
        return lambda desk: answer_notice(desk, id_, response, key_adult, responded, follow_up)


class AnswerRequest(InlineForm):
    done = "Answer recorded"

    def __init__(self, tasks: Tasks, request: PoliceRequest, about: About) -> None:
        self._id = request.id
        self.state = ChipGroup([Choice(state, state.value.capitalize()) for state in ANSWERS])
        self.answered = past_time()
        self.released, self.reason, self.signed_off_by = NoteField(lines=2), NoteField(lines=2), QLineEdit()
        fields = {
            "state": LabelledField("How it was answered", self.state),
            "answered": LabelledField("When", self.answered, TIME),
            "released": LabelledField("What was released", self.released, optional=True),
            "state_reason": LabelledField("Why not, or why not all", self.reason, optional=True),
            "signed_off_by": LabelledField(
                "Who signed it off", self.signed_off_by, "Needed when something is released", optional=True
            ),
        }
        super().__init__(tasks, f"Police request of {request.officer}", "Record the answer", fields, about=about)
        self.body.insertWidget(self.body.count() - 1, RuleSource("police-requests"))

    def deed(self) -> Callable[[Desk], Changed]:
        reading, id_ = Reading(), self._id
        answered = reading.field("answered", self.answered.when, NOT_STATED)
        if self.state.value() is None:
            reading.refuse("state", "Choose how it was answered")
        state = reading.record(lambda: picked(self.state))
        released, reason, signed = self.released.text(), self.reason.text(), self.signed_off_by.text()
        return lambda desk: answer_request(
            desk, id_, state, answered, released=released, reason=reason, signed_off_by=signed
        )
