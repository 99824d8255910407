"""The form a decision is written on."""

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.concern import Concern, Involvement, Role
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.decide.records_field import RecordsField
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.forms.form import CHILD, Form, Reading, new_id, picked
from dsl_desk.gui.forms.opening import Opening, going_on
from dsl_desk.gui.forms.others_field import OthersField
from dsl_desk.gui.forms.times import day_to_come
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.services.drafts import Fields
from dsl_desk.services.reviewing import ChildFile

REASON = "Why this and not something else. This may be read years from now."
TITLE = "A few neutral words, such as: away from lessons, new phone."
OPENING_FIELDS = ("title", "role", "others")


class DecisionForm(Form):
    """What was decided and why; opening and closing a concern ask for what they need."""

    def __init__(self) -> None:
        super().__init__()
        self._opened_id = new_id()
        self.kind = ChipGroup([Choice(each, each.value.capitalize()) for each in DecisionKind])
        self.title, self.decided_by = QLineEdit(), QLineEdit()
        self.role = ChoiceBox(Role.ABOUT.value.capitalize())
        self.role.set_choices((each.name, each.value.capitalize()) for each in Role if each is not Role.ABOUT)
        self.others = OthersField()
        self.concern = ChoiceBox("No concern")
        self.outcome, self.reason = NoteField(lines=2), NoteField()
        self.records = RecordsField()
        self.review_on = day_to_come()
        self._put_fields()
        self.kind.chosen.connect(self._show_what_is_asked)
        self._show_what_is_asked()

    @property
    def opens(self) -> bool:
        """Whether the decision opens a concern."""
        return self.kind.value() is DecisionKind.OPEN_CONCERN

    @property
    def closes(self) -> bool:
        """Whether the decision closes a concern."""
        return self.kind.value() is DecisionKind.CLOSE_CONCERN

    def decision(self) -> Decision:
        """What is written, as a record. Raises InvalidRecord with everything that is to be put right."""
        reading = Reading()
        if self.child is None:
            reading.refuse(CHILD, "Choose the child")
        review_on = reading.field("review_on", self.review_on.when, NOT_STATED)
        self._check_concern(reading)
        return reading.record(
            lambda: Decision(
                id=self.record_id,
                kind=picked(self.kind),
                reason=self.reason.text(),
                decided_by=self.decided_by.text(),
                concern_id=self._concern_id(),
                records=tuple(self.records.text()),
                review_on=review_on.day,
            )
        )

    def opened_concern(self) -> Concern:
        """The concern a decision to open one opens."""
        return Concern(self._concern_id(), self.title.text())

    def involvements(self) -> tuple[Involvement, ...]:
        """Each child's role in the concern that is opened."""
        concern_id = self._concern_id()
        role = Role[self.role.text() or Role.ABOUT.name]
        others = tuple(Involvement(new_id(), concern_id, *each) for each in self.others.involved())
        return (Involvement(new_id(), concern_id, self.chosen().id, role), *others)

    def offer(self, opening: Opening) -> None:
        super().offer(opening)
        self.others.set_children(opening.children)
        self.prefill("decided_by", opening.person.name)

    def show_file(self, file: ChildFile) -> None:
        """Offer the child's concerns that are not closed, and the records a decision can rest on."""
        self.concern.set_choices(going_on(file))
        self.records.set_entries(entry for entry in file.entries if entry.kind != "decision")

    def restore(self, state: Fields) -> None:
        super().restore(state)
        self._show_what_is_asked()

    def clear(self) -> None:
        super().clear()
        self._opened_id = new_id()

    def _put_fields(self) -> None:
        self.put("kind", "What was decided", self.kind)
        self.put("title", "What to call the concern", self.title, TITLE)
        self.put("role", "The child’s part in it", self.role)
        self.put("others", "Other children in it", self.others, "Each has a role of their own.", optional=True)
        self.put("concern_id", "Which concern", self.concern)
        self.put("outcome", "How it ended", self.outcome)
        self.put("reason", "Why", self.reason, REASON)
        self.put("decided_by", "Who decided", self.decided_by)
        self.put("records", "Which records it rests on", self.records, "Space ticks.", optional=True)
        self.put("review_on", "Review on", self.review_on, "It then stands on Today.", optional=True)

    def _show_what_is_asked(self) -> None:
        for name in OPENING_FIELDS:
            self.fields[name].setVisible(self.opens)
        self.fields["concern_id"].setVisible(not self.opens)
        self.fields["outcome"].setVisible(self.closes)

    def _concern_id(self) -> str:
        return self._opened_id if self.opens else self.concern.text()

    def _check_concern(self, reading: Reading) -> None:
        if self.opens:
            reading.field("title", self.opened_concern, None)
            if self.child and any(child_id == self.child.id for child_id, _ in self.others.involved()):
                reading.refuse("others", "The child this is about is listed here too. Remove them here")
        if self.closes and not self.concern.text():
            reading.refuse("concern_id", "Choose the concern that is closed")
        if self.closes and not self.outcome.text().strip():
            reading.refuse("outcome", "Say how it ended before closing the concern")
