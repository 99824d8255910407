"""Bundles in a list, and what can follow the one that is chosen: on the page of the log and on a child's record."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.sharing import SharingState
from dsl_desk.gui.child.list_card import ListCard
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.deeds.record_sent import RecordSent
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.sharing.following import AskAfter, FileGone, RecordOutcome, SecondRead
from dsl_desk.gui.sharing.reply import RecordReceipt
from dsl_desk.gui.sharing.sayings import bundle_row, history
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.sharing_log import Shared

Step = Callable[[Tasks, Shared], InlineForm]


def _sent(tasks: Tasks, shared: Shared) -> InlineForm:
    return RecordSent(tasks, shared.sharing.id, _heading(shared), shared.child.id)


def _became(tasks: Tasks, shared: Shared) -> InlineForm:
    return FileGone(tasks, shared.sharing.id, _heading(shared), shared.child.id)


STEPS: dict[Step, str] = {
    _sent: "Record how it was sent …",
    _became: "What became of its file …",
    RecordReceipt: "A reply came …",
    AskAfter: "Asked after it …",
    RecordOutcome: "What came of it …",
    SecondRead: "A second person has read it …",
}
CHILD, REPORT = "Open the child’s record", "The report as it left …"


class Bundles(QWidget):
    """Choosing a row shows what happened to that bundle and what can follow.

    ``form_wanted(form, back_to)``, ``in_sight(widget)`` for what has to be seen, and ``more_wanted(shared)``: the
    record of its child, or on that record the report as it left.
    """

    form_wanted = Signal(object, object)
    more_wanted = Signal(object)
    in_sight = Signal(object)

    def __init__(self, tasks: Tasks, none: str, advice: str, *, with_child: bool) -> None:
        super().__init__()
        self._tasks, self._with_child = tasks, with_child
        self.shown: tuple[Shared, ...] = ()
        self._chosen = ""
        self.list = ListCard("Bundles", none, advice)
        self.list.chosen.connect(self.choose)
        self.steps = BundleSteps(tasks, CHILD if with_child else REPORT)
        self.steps.more.clicked.connect(self._want_more)
        self.steps.wanted.connect(self._open)
        self.steps.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().px(10))
        box.addWidget(self.list)
        box.addWidget(self.steps)

    def show_bundles(self, found: Sequence[Shared], now: datetime) -> None:
        """Show these; the one that was chosen stays chosen while it is among them."""
        self.shown = tuple(found)
        self.list.set_rows([bundle_row(each, now, with_child=self._with_child) for each in found])
        kept = self._find(self._chosen)
        if kept:
            self.steps.offer(kept)
        else:
            self.steps.hide()

    def choose(self, shared: Shared) -> None:
        """Offer what can follow this bundle, with the keyboard on the first verb."""
        self._chosen = shared.sharing.id
        self.steps.offer(shared)
        self.steps.take_focus()
        self.in_sight.emit(self.steps)

    def choose_id(self, sharing_id: str) -> None:
        """The same by the bundle's id, if it is shown."""
        if found := self._find(sharing_id):
            self.choose(found)

    def _find(self, sharing_id: str) -> Shared | None:
        return next((each for each in self.shown if each.sharing.id == sharing_id), None)

    def _want_more(self) -> None:
        if shared := self._find(self._chosen):
            self.more_wanted.emit(shared)

    def _open(self, step: Step) -> None:
        if shared := self._find(self._chosen):
            self.form_wanted.emit(step(self._tasks, shared), self.list.rows)


class BundleSteps(Card):
    """What happened to one bundle, and the verbs that can follow; ``wanted(step)``. ``more`` only shows."""

    wanted = Signal(object)

    def __init__(self, tasks: Tasks, more: str) -> None:
        super().__init__()
        self._heading, self._history = Words("", Kind.STRONG), Words("")
        self.buttons = {step: secondary(words) for step, words in STEPS.items()}
        only_who_records(tasks, *self.buttons.values())
        holder = QWidget()
        flow = Flow(holder, gap=10)
        for step, button in self.buttons.items():
            button.clicked.connect(partial(self.wanted.emit, step))
            flow.addWidget(button)
        self.more = secondary(more)
        flow.addWidget(self.more)
        self.add(self._heading, self._history, holder)

    def offer(self, shared: Shared) -> None:
        """Show this bundle and the verbs that fit it."""
        self._heading.setText(f"{_heading(shared)}, about {shared.child.name}")
        self._history.setText(history(shared))
        fitting = _fitting(shared)
        for step, button in self.buttons.items():
            button.setVisible(step in fitting)
        self.show()

    def take_focus(self) -> None:
        first = next(button for button in (*self.buttons.values(), self.more) if not button.isHidden())
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def _heading(shared: Shared) -> str:
    return f"Bundle {shared.sharing.bundle} for {shared.agency}"


def _fitting(shared: Shared) -> list[Step]:
    second: list[Step] = [] if shared.sharing.second.who.strip() else [SecondRead]
    match shared.sharing.state:
        case SharingState.MADE:
            return [_became if shared.file_gone else _sent, *second]
        case SharingState.NOT_SENT:
            return [_sent]
        case SharingState.OUTCOME_KNOWN:
            return [RecordReceipt, *second]
        case SharingState.RETURNED:
            return [RecordReceipt, RecordOutcome, *second]
        case _:
            return [RecordReceipt, AskAfter, RecordOutcome, *second]
