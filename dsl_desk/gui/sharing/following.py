"""What follows a bundle beside a reply: asking after it, its outcome, a second reader, what became of its file."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.contact import ContactKind
from dsl_desk.domain.receipt import Asked
from dsl_desk.domain.sharing import SharingState
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.forms.form import Reading, picked
from dsl_desk.gui.forms.options import Option, Options
from dsl_desk.gui.forms.times import day_to_come, past_time
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.gui.widgets.words import Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.sharing_log import (
    OUTCOME,
    RECEIPT,
    Shared,
    ask_after,
    record_not_sent,
    record_outcome,
    record_second_look,
)

TIME = "Such as today 2pm, yesterday, or not known"
ASKS = (ContactKind.CALL, ContactKind.EMAIL, ContactKind.LETTER, ContactKind.MEETING)
LEFT, STAYED = "left", "stayed"
GAP = (
    "Its number stays taken. The next bundle to them follows it in the order, so tell them that this one was never "
    "sent and is not missing."
)


class AskAfter(InlineForm):
    """Ask on a number from the agency's own list; what was said stays with the bundle."""

    done = "Recorded. It comes back on its day."

    def __init__(self, tasks: Tasks, shared: Shared) -> None:
        self._id = shared.sharing.id
        self.kind = ChipGroup([Choice(each, each.value.capitalize()) for each in ASKS])
        self.with_whom, self.said = QLineEdit(), NoteField(lines=2)
        self.when, self.ask_on = past_time(), day_to_come()
        fields = {
            "kind": LabelledField("How you asked", self.kind),
            "with_whom": LabelledField("Who you asked", self.with_whom),
            "when": LabelledField("When", self.when, TIME),
            "said": LabelledField("What was said", self.said),
            "ask_on": LabelledField("Ask again on", self.ask_on, "Such as tomorrow or fri"),
        }
        awaits = "whether it arrived" if shared.sharing.awaits_receipt else "what came of it"
        super().__init__(
            tasks, f"Ask {shared.agency} about bundle {shared.sharing.bundle}: {awaits}", "Record it", fields,
            about=About(self._id, shared.child.id),
        )  # fmt: skip
        self.body.insertWidget(
            self.body.count() - 1, RuleSource(RECEIPT if shared.sharing.awaits_receipt else OUTCOME)
        )

    def deed(self) -> Callable[[Desk], Changed]:
        reading, id_ = Reading(), self._id
        when = reading.field("when", self.when.when, NOT_STATED)
        day = reading.field("ask_on", self.ask_on.when, NOT_STATED).day
        if day is None:
            reading.refuse("ask_on", "Enter the day to ask again")
        asked = reading.record(lambda: Asked(picked(self.kind), self.with_whom.text(), when, self.said.text()))
        assert day, "refused above"
        return lambda desk: ask_after(desk, id_, asked, day)


class RecordOutcome(InlineForm):
    """Ends the wait; a reply that comes later is still recorded."""

    done = "Outcome recorded"

    def __init__(self, tasks: Tasks, shared: Shared) -> None:
        self._id = shared.sharing.id
        returned = shared.sharing.state is SharingState.RETURNED
        self.outcome, self.known = NoteField(lines=3), past_time()
        label = "What you did now that they returned it" if returned else "What came of it"
        hint = "Such as: sent to the district it belongs to, with its number" if returned else ""
        fields = {
            "outcome": LabelledField(label, self.outcome, hint),
            "outcome_known": LabelledField("When you learned it" if not returned else "When", self.known, TIME),
        }
        super().__init__(
            tasks, f"Bundle {shared.sharing.bundle} for {shared.agency}", "Record it", fields,
            about=About(self._id, shared.child.id),
        )  # fmt: skip

    def deed(self) -> Callable[[Desk], Changed]:
        reading, id_, outcome = Reading(), self._id, self.outcome.text()
        known = reading.field("outcome_known", self.known.when, NOT_STATED)
        if not outcome.strip():
            reading.refuse("outcome", "Enter what came of it")
        if known == NOT_STATED and not self.known.text().strip():
            reading.refuse("outcome_known", "Enter when you learned it, or type not known")
        reading.record(lambda: known)
        return lambda desk: record_outcome(desk, id_, outcome, known)


class SecondRead(InlineForm):
    """The second person's look after it left."""

    done = "Recorded who has read it"

    def __init__(self, tasks: Tasks, shared: Shared) -> None:
        self._id = shared.sharing.id
        self.who, self.when = QLineEdit(), past_time()
        fields = {
            "who": LabelledField("Who has read it", self.who, "Name and role."),
            "when": LabelledField("When", self.when, TIME),
        }
        heading = f"A second person has read bundle {shared.sharing.bundle}"
        super().__init__(tasks, heading, "Record it", fields, about=About(self._id, shared.child.id))
        if why := shared.sharing.second.why_not_yet:
            self.body.insertWidget(1, Words(f"Why it did not wait: {why}"))

    def deed(self) -> Callable[[Desk], Changed]:
        reading, id_, who = Reading(), self._id, self.who.text()
        when = reading.record(lambda: reading.field("when", self.when.when, NOT_STATED))
        return lambda desk: record_second_look(desk, id_, who, when)


class FileGone(InlineForm):
    """A made bundle whose file is not where it was saved: it left, or it never did."""

    done = "Recorded what became of it"

    def __init__(self, tasks: Tasks, sharing_id: str, heading: str, child_id: str) -> None:
        self._id = sharing_id
        self.became = Options(
            [
                Option(LEFT, "It was sent, and the file was taken away afterwards"),
                Option(STAYED, "It was never sent", warning=GAP),
            ]
        )
        self.sent, self.how, self.why = past_time(), QLineEdit(), NoteField(lines=2)
        fields = {
            "became": LabelledField("What became of it", self.became),
            "sent": LabelledField("When it was sent", self.sent, TIME),
            "sent_how": LabelledField("How it was sent", self.how),
            "not_sent": LabelledField("Why it was never sent", self.why),
        }
        super().__init__(tasks, heading, "Record it", fields, about=About(sharing_id, child_id))
        self.became.edited.connect(self._show)
        self.draft.came_back.connect(self._show)
        self._show()

    def deed(self) -> Callable[[Desk], Changed]:
        reading, id_, how, why = Reading(), self._id, self.how.text(), self.why.text()
        became = self.became.code()
        sent = reading.field("sent", self.sent.when, NOT_STATED) if became == LEFT else NOT_STATED
        if not became:
            reading.refuse("became", "Choose what became of it")
        reading.record(lambda: sent)
        if became == STAYED:
            return lambda desk: record_not_sent(desk, id_, why)

        def record(desk: Desk) -> Changed:
            from dsl_desk.services.exporting import record_sent

            return record_sent(desk, id_, sent, how)

        return record

    def _show(self) -> None:
        for name, became in (("sent", LEFT), ("sent_how", LEFT), ("not_sent", STAYED)):
            self.fields[name].setVisible(self.became.code() == became)
