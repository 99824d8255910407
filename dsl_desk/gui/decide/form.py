"""The form a decision is written on."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.concern import Concern, ConcernState, Involvement, Role
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.when import NOT_STATED, say_day
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.forms.form import CHILD, Form, Reading, new_id, picked
from dsl_desk.gui.forms.informed_choice import InformedChoice, have_you_told
from dsl_desk.gui.forms.opening import Opening, going_on
from dsl_desk.gui.forms.others_field import OthersField
from dsl_desk.gui.forms.tick_list import TickList
from dsl_desk.gui.forms.times import day_to_come
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.services.catalogue.grounds import Party
from dsl_desk.services.concerns import GROUP, Involved
from dsl_desk.services.drafts import Fields
from dsl_desk.services.reviewing import ChildFile

REASON = "Why this and not something else. This may be read years from now."
TITLE = "A few neutral words, such as: away from lessons, new phone."
LATER = "Name, role and day, such as: Ruth Patel, DSL, after the strategy meeting on Friday."
NEW_CONCERN = ("title", "role", "others")
OF_A_CONCERN = (DecisionKind.CLOSE_CONCERN, *GROUP)
RECORDS_SHOWN, ALSO_SHOWN = 6, 3
FIRST_LINE = 120  # characters


class DecisionForm(Form):
    """What was decided and why; opening, closing and opening again ask for what they need."""

    def __init__(self) -> None:
        super().__init__()
        self._opened_id = new_id()
        self._companions: Mapping[str, Sequence[Involved]] = {}
        self._offered: frozenset[str] = frozenset()
        self.kind = ChipGroup([Choice(each, each.value.capitalize()) for each in DecisionKind])
        self.title, self.decided_by, self.inform_later = QLineEdit(), QLineEdit(), QLineEdit()
        self.role = ChoiceBox(Role.ABOUT.value.capitalize())
        self.role.set_choices((each.name, each.value.capitalize()) for each in Role if each is not Role.ABOUT)
        self.others = OthersField()
        self.again, self.concern = ChoiceBox("A new concern"), ChoiceBox("No concern")
        self.also, self.records = TickList(ALSO_SHOWN), TickList(RECORDS_SHOWN)
        self.outcome, self.reason = NoteField(lines=2), NoteField()
        self.told = {party: InformedChoice(party, "Not part of this decision", decides=True) for party in Party}
        self.review_on = day_to_come()
        self._put_fields()
        self.kind.chosen.connect(self._show_what_is_asked)
        for box in (self.again, self.concern):
            box.edited.connect(self._show_what_is_asked)
        for choice in self.told.values():
            choice.edited.connect(self._show_what_is_asked)
        self._show_what_is_asked()

    @property
    def opens(self) -> bool:
        """Whether the decision opens a new concern."""
        return self.kind.value() is DecisionKind.OPEN_CONCERN and not self.again.text()

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
        parents, child = (self._informed(reading, party) for party in Party)
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
                parents=parents,
                child=child,
                inform_later=self.inform_later.text() if self._someone_untold() else "",
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

    def child_ids(self) -> list[str]:
        """Whom a decision that opens nothing is about."""
        return [self.chosen().id, *(each for each in self.also.text() if each in self._offered)]

    def offer(self, opening: Opening) -> None:
        super().offer(opening)
        self.others.set_children(opening.children)
        self.prefill("decided_by", opening.person.name)

    def show_file(self, file: ChildFile) -> None:
        """Offer the child's concerns, and the records a decision can rest on."""
        self.concern.set_choices(going_on(file))
        self.again.set_choices((each.id, each.title) for each in file.concerns if each.state is not ConcernState.OPEN)
        self.records.set_choices((each.id, _line(each)) for each in file.entries if each.kind != "decision")
        self._show_what_is_asked()

    def show_companions(self, companions: Mapping[str, Sequence[Involved]]) -> None:
        """The other children of each of the child's concerns, whom a decision may be about too."""
        self._companions = companions
        self._show_what_is_asked()

    def restore(self, state: Fields) -> None:
        super().restore(state)
        self._show_what_is_asked()

    def clear(self) -> None:
        super().clear()
        self._opened_id = new_id()

    def _put_fields(self) -> None:
        self.put("kind", "What was decided", self.kind)
        self.put("again", "Which concern is opened", self.again)
        self.put("title", "What to call the concern", self.title, TITLE)
        self.put("role", "The child’s part in it", self.role)
        self.put("others", "Other children in it", self.others, "Each has a role of their own.", optional=True)
        self.put("concern_id", "Which concern", self.concern)
        self.put("also", "Other children it is decided about", self.also, "Space ticks.", optional=True)
        self.put("outcome", "How it ended", self.outcome)
        self.put("reason", "Why", self.reason, REASON)
        self.add(RuleSource("decision-reasons", words=False))
        self.put("decided_by", "Who decided", self.decided_by)
        self.put("records", "Which records it rests on", self.records, "Space ticks.", optional=True)
        self.put("review_on", "Review on", self.review_on, "It then stands on Today.", optional=True)
        with self.section("Who was told", "Parents and child told, to be told, or not and why"):
            for party, choice in self.told.items():
                self.put(_told(party), have_you_told(party), choice)
            self.put("inform_later", "Who will tell them, and when", self.inform_later, LATER, optional=True)
            self.add(RuleSource("informing-parents"))

    def _show_what_is_asked(self) -> None:
        opening = self.kind.value() is DecisionKind.OPEN_CONCERN
        companions = () if self.opens else self._companions.get(self._concern_id(), ())
        self._offered = frozenset(each.child.id for each in companions)
        self.also.set_choices((each.child.id, f"{each.child.name}, {each.role.value}") for each in companions)
        self.fields["again"].setVisible(opening and self.again.count() > 1)
        for name in NEW_CONCERN:
            self.fields[name].setVisible(self.opens)
        self.fields["concern_id"].setVisible(not opening)
        self.fields["also"].setVisible(bool(companions))
        self.fields["outcome"].setVisible(self.closes)
        if self.kind.value() is DecisionKind.TELLING:
            self.open_sections([_told(Party.PARENTS)])
        self.fields["inform_later"].setVisible(self._someone_untold())

    def _concern_id(self) -> str:
        if self.kind.value() is DecisionKind.OPEN_CONCERN:
            return self.again.text() or self._opened_id
        return self.concern.text()

    def _informed(self, reading: Reading, party: Party) -> Informed | None:
        choice = self.told[party]
        return reading.field(_told(party), choice.informed, None) if choice.answered else None

    def _someone_untold(self) -> bool:
        return any(choice.untold for choice in self.told.values())

    def _check_concern(self, reading: Reading) -> None:
        if self.opens:
            reading.field("title", self.opened_concern, None)
            if self.child and any(child_id == self.child.id for child_id, _ in self.others.involved()):
                reading.refuse("others", "The child this is about is listed here too. Remove them here")
        if self.kind.value() in OF_A_CONCERN and not self.concern.text():
            reading.refuse("concern_id", "Choose the concern this is decided about")
        if self.kind.value() is DecisionKind.TELLING and not any(choice.answered for choice in self.told.values()):
            reading.refuse(_told(Party.PARENTS), "Say who has been told, is to be told, or is not told")
        if self.closes and not self.outcome.text().strip():
            reading.refuse("outcome", "Say how it ended before closing the concern")


def _told(party: Party) -> str:
    """The field's name on this form, where "child" is the child it is about."""
    return f"{party.value}_told"


def _line(entry: ChronologyEntry) -> str:
    day = entry.when.day or school_time(entry.recorded).date()
    first_line = entry.text.strip().split("\n", 1)[0][:FIRST_LINE]
    return f"{say_day(day)} · {entry.title} · {first_line}"
