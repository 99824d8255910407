"""A child's duties to report: what to think about, what is still to be reported, what was."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.gui.child.list_card import ListCard
from dsl_desk.gui.child.part import ChildPart
from dsl_desk.gui.duties.record import RecordDuty
from dsl_desk.gui.duties.report import ReportDuty
from dsl_desk.gui.duties.sayings import say_due, say_outcome
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import Tint, look
from dsl_desk.gui.widgets.buttons import link, secondary
from dsl_desk.gui.widgets.card import Card, SectionHeading
from dsl_desk.gui.widgets.due import due_on
from dsl_desk.gui.widgets.rows import Row
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.duties import DutiesOfChild, Owed, Question, duties_of, waiting

NONE = "No duty to report is written down."
ADVICE = "That does not mean that none is owed. Whether a report is owed is for a person to say."


class _Duties(ChildPart):
    """What both have: the duties read, and the forms that answer one."""

    def read(self) -> None:
        child_id = self.child_id
        self.tasks.read(self, lambda desk: duties_of(desk, child_id), self.show_duties, self.failed.emit)

    def show_duties(self, found: DutiesOfChild) -> None:
        """Show what was read."""
        raise NotImplementedError

    def _answer(self, chosen: object) -> None:
        match chosen:
            case Question():
                self.form_wanted.emit(RecordDuty(self.tasks, self.child_id, chosen), self)
            case Owed() if chosen.duty.open:
                self.form_wanted.emit(ReportDuty(self.tasks, chosen), self)


class DutiesPart(_Duties):
    """All of them, among the child's actions."""

    title = "Duties to report"

    def __init__(self, tasks: Tasks, child_id: str) -> None:
        super().__init__(tasks, child_id)
        self.list = ListCard("Duties to report", NONE, ADVICE)
        self.list.chosen.connect(self._answer)
        self.add_button = secondary("Write down a duty", "plus")
        self.add_button.clicked.connect(self._add)
        self.add(SectionHeading("Duties to report"), self.list)
        self.body.addWidget(self.add_button, alignment=Qt.AlignmentFlag.AlignLeft)

    @staticmethod
    def count(desk: Desk, child_id: str) -> int:
        return waiting(desk, child_id)

    def show_duties(self, found: DutiesOfChild) -> None:
        today = found.now.date()
        self.list.set_rows(
            [*map(_question_row, found.questions), *(_row(owed, today) for owed in found.owed)],
        )

    def _add(self) -> None:
        self.form_wanted.emit(RecordDuty(self.tasks, self.child_id), self.add_button)


class DutiesBeside(_Duties):
    """What is still to be thought about or reported, beside the chronology; nothing when there is nothing."""

    title = "Duties to report"

    def __init__(self, tasks: Tasks, child_id: str) -> None:
        super().__init__(tasks, child_id)
        self.card = Card(self.title)
        self._lines: list[_Line] = []
        self.add(self.card)
        self.card.hide()

    def show_duties(self, found: DutiesOfChild) -> None:
        for line in self._lines:
            line.deleteLater()
        self._lines = [_Line(each, each.kind.wording, each.because, "Answer …") for each in found.questions]
        self._lines += [
            _Line(each, each.duty.kind.wording, say_due(each), "Report …") for each in found.owed if each.duty.open
        ]
        for line in self._lines:
            line.chosen.connect(self._answer)
        self.card.add(*self._lines)
        self.card.setVisible(bool(self._lines))


class _Line(QWidget):
    """One duty in a narrow column."""

    chosen = Signal(object)

    def __init__(self, key: Question | Owed, wording: str, words: str, verb: str) -> None:
        super().__init__()
        self.verb = link(verb)
        self.verb.setAccessibleName(f"{verb} {wording}")
        self.verb.clicked.connect(lambda: self.chosen.emit(key))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().px(2))
        box.addWidget(Words(wording))
        box.addWidget(Words(words, Kind.MUTED))
        box.addWidget(self.verb, alignment=Qt.AlignmentFlag.AlignLeft)


def _question_row(question: Question) -> Row:
    return Row(
        question, question.kind.wording, "", f"Think about: {question.because}", icon="help", tint=Tint.BLUE,
        when="Not answered yet", by_when="Say yes or no", mark="notice", verb="Answer …",
    )  # fmt: skip


def _row(owed: Owed, today: date) -> Row:
    duty = owed.duty
    if not duty.open:
        return Row(owed, duty.kind.wording, duty.owed_by, say_outcome(owed), icon="check", tint=Tint.GREY)
    due = due_on(owed.due.day, today) if owed.due.day else None
    return Row(
        owed, duty.kind.wording, duty.owed_by, duty.words or say_due(owed), icon="clock", tint=Tint.ORANGE,
        when=due.when if due else "No time limit known", by_when=due.by_when if due else "Without delay",
        mark=due.mark if due else "warning", verb="Report …",
    )  # fmt: skip
