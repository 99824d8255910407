"""The form a police request for information is written down on."""

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.police_request import PoliceRequest
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.forms.correcting import CorrectingForm
from dsl_desk.gui.forms.form import CHILD, Reading
from dsl_desk.gui.forms.opening import Opening
from dsl_desk.gui.forms.others_field import OthersField
from dsl_desk.gui.forms.times import day_to_come, past_time, typed, typed_day
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.services.drafts import Fields

QUESTIONS = {
    "written": "Is the request in writing",
    "notice_given": "Has the victim, or an adult for them, had written notice",
    "counselling_notes": "Does it ask for counselling notes",
}


class RequestForm(CorrectingForm):
    """Who asks, under which power, for what; the answer with its sign-off comes afterwards."""

    def __init__(self) -> None:
        super().__init__()
        self.others = OthersField()
        self.lines = {name: QLineEdit() for name in ("officer", "force", "reference", "power")}
        self.notes = {name: NoteField(lines=2) for name in ("scope", "enquiry", "notice_words")}
        self.received, self.reply_by = past_time(), day_to_come()
        self.answers = {name: ChoiceBox(Answer.NOT_KNOWN.value.capitalize()) for name in QUESTIONS}
        for box in self.answers.values():
            box.set_choices((answer.value, answer.value.capitalize()) for answer in (Answer.YES, Answer.NO))
        self._put_fields()

    def request(self) -> PoliceRequest:
        """What is written, as a record. Raises InvalidRecord with everything that is to be put right."""
        reading = Reading()
        if self.child is None:
            reading.refuse(CHILD, "Choose the child")
        received = reading.field("received", self.received.when, NOT_STATED)
        reply_by = reading.field("reply_by", self.reply_by.when, NOT_STATED).day
        texts = {name: control.text() for name, control in (self.lines | self.notes).items()}
        answers = {name: Answer(box.text() or Answer.NOT_KNOWN) for name, box in self.answers.items()}
        return reading.record(
            lambda: self.made(PoliceRequest, received=received, reply_by=reply_by, **answers, **texts)
        )

    def child_ids(self) -> list[str]:
        """The child and the others the request is about."""
        return [self.chosen().id, *(child_id for child_id, _ in self.others.involved())]

    def offer(self, opening: Opening) -> None:
        super().offer(opening)
        self.others.set_children(opening.children)

    def _put_fields(self) -> None:
        self.put("others", "Other children it is about", self.others, optional=True)
        officer = self.labelled("officer", "Officer’s name and number", self.lines["officer"])
        force = self.labelled("force", "Police force", self.lines["force"])
        self.add(Columns([officer], [force], narrow_width=270, flip=560))
        received = self.labelled("received", "When it came", self.received, "Such as today 10am")
        reply_by = self.labelled("reply_by", "Answer by", self.reply_by, "It then stands on Today", optional=True)
        self.add(Columns([received], [reply_by], narrow_width=270, flip=560))
        self.put("scope", "What they ask for", self.notes["scope"], optional=True)
        self.put("enquiry", "The line of enquiry they give", self.notes["enquiry"], optional=True)
        power = self.labelled("power", "The power they name", self.lines["power"], optional=True)
        reference = self.labelled("reference", "Their reference", self.lines["reference"], optional=True)
        self.add(Columns([power], [reference], narrow_width=270, flip=560))
        for name, words in QUESTIONS.items():
            self.put(name, words, self.answers[name], optional=True)
        self.add(RuleSource("police-requests"))
        self.put("notice_words", "About the notice", self.notes["notice_words"], optional=True)
        self.put_reason()


def state_of(request: PoliceRequest) -> Fields:
    """The form as it would stand with this request typed in."""
    names = ("officer", "force", "reference", "power", "scope", "enquiry", "notice_words")
    answers = {name: getattr(request, name) for name in QUESTIONS}
    return {
        "received": typed(request.received),
        "reply_by": typed_day(request.reply_by) if request.reply_by else "",
        **{name: getattr(request, name) for name in names},
        **{name: "" if answer is Answer.NOT_KNOWN else answer.value for name, answer in answers.items()},
    }
