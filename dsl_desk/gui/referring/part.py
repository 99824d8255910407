"""A child's referrals, how each stands, and what to do next."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.referral import ReferralState
from dsl_desk.gui.child.list_card import ListCard
from dsl_desk.gui.child.part import ChildPart
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.referring.answer import AskAgain, ConfirmInWriting, RecordReply, TakeFurther
from dsl_desk.gui.referring.make import CorrectReferral, MakeReferral
from dsl_desk.gui.referring.sayings import standing
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import Tint
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card, SectionHeading
from dsl_desk.gui.widgets.due import due_by
from dsl_desk.gui.widgets.rows import Row
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.referring import Waiting, referrals

Step = Callable[[Tasks, Waiting], InlineForm]
STEPS: dict[type[InlineForm], str] = {
    ConfirmInWriting: "Confirmed in writing …",
    RecordReply: "They answered …",
    AskAgain: "Asked again …",
    TakeFurther: "Take it further …",
    CorrectReferral: "Correct …",
}


class ReferralsPart(ChildPart):
    """Choosing a referral opens what can follow it."""

    title = "Referrals"

    def __init__(self, tasks: Tasks, child_id: str) -> None:
        super().__init__(tasks, child_id)
        self._chosen: Waiting | None = None
        self.add_button = secondary("Write down a referral", "plus")
        self.add_button.clicked.connect(
            lambda: self.form_wanted.emit(MakeReferral(tasks, self.child_id), self.add_button)
        )
        self.list = ListCard(
            "Referrals", "No referral is written down.", "Call or send their form first; then write it down here."
        )
        self.list.chosen.connect(self.show_steps)
        self.steps = NextSteps()
        self.steps.wanted.connect(self._open_step)
        self.steps.hide()
        self.add(SectionHeading("Referrals"), self.list, self.steps)
        self.body.addWidget(self.add_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add_button)

    @staticmethod
    def count(desk: Desk, child_id: str) -> int:
        return sum(waiting.referral.open for waiting in referrals(desk, child_id))

    def read(self) -> None:
        child_id = self.child_id
        self.tasks.read(self, lambda desk: (referrals(desk, child_id), desk.now()), self._show, self.failed.emit)

    def show_steps(self, waiting: Waiting) -> None:
        """Offer what can follow this referral."""
        if waiting.referral.open:
            self._chosen = waiting
            self.steps.offer(waiting)

    def _open_step(self, form: Step) -> None:
        if self._chosen:
            self.form_wanted.emit(form(self.tasks, self._chosen), self.list.rows)

    def _show(self, read: tuple[Sequence[Waiting], datetime]) -> None:
        found, now = read
        self.list.set_rows([_row(waiting, now) for waiting in found])
        self.steps.hide()


class NextSteps(Card):
    """The verbs that can follow one referral; ``wanted(form class)``."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._heading = Words("", Kind.STRONG)
        self.buttons = {form: secondary(words) for form, words in STEPS.items()}
        holder = QWidget()
        flow = Flow(holder, gap=10)
        for form, button in self.buttons.items():
            button.clicked.connect(partial(self.wanted.emit, form))
            flow.addWidget(button)
        self.add(self._heading, holder)

    def offer(self, waiting: Waiting) -> None:
        """Show the verbs that fit this referral, with the keyboard on the first."""
        self._heading.setText(f"What happened with the referral to {waiting.agency}?")
        fitting = _fitting(waiting)
        for form, button in self.buttons.items():
            button.setVisible(form in fitting)
        self.show()
        self.buttons[fitting[0]].setFocus(Qt.FocusReason.OtherFocusReason)


def _fitting(waiting: Waiting) -> list[type[InlineForm]]:
    forms: list[type[InlineForm]] = [ConfirmInWriting] if waiting.referral.awaits_writing else []
    forms += [RecordReply]
    forms += [AskAgain] if waiting.referral.state is ReferralState.IN_PROGRESS else []
    return [*forms, TakeFurther, CorrectReferral]


def _row(waiting: Waiting, now: datetime) -> Row:
    referral = waiting.referral
    waits = waiting.written_due or waiting.reply_due
    due = due_by(waits, now) if waits else None
    return Row(
        waiting, waiting.agency, referral.why, standing(waiting), icon="referral",
        tint=Tint.ORANGE if referral.open else Tint.GREY,
        when=due.when if due else "", by_when=due.by_when if due else "", mark=due.mark if due else "",
        tag=referral.state.value.capitalize(), verb="What next …" if referral.open else "",
    )  # fmt: skip
