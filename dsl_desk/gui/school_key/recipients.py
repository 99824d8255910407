"""Who has checked the key: every agency that bundles go to or could go to."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.agency import Agency
from dsl_desk.domain.recipient import Recipient
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.school_key.sayings import say_how
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import Button, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.empty import EmptyState
from dsl_desk.gui.widgets.words import Kind, Words, rule

NOBODY = "No agency is in the directory yet."
ADD = "Add the police, social care and schools that you send bundles to."


@dataclass(frozen=True, slots=True)
class Receiving:
    """An agency, what is known of it as a recipient, and in words whether it has checked the key."""

    agency: Agency
    recipient: Recipient | None
    said: str


class RecipientsCard(Card):
    """``check``, ``how`` and ``certificate`` ask, with a Receiving, for the form that writes it down."""

    check = Signal(object)
    how = Signal(object)
    certificate = Signal(object)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._shown: list[QWidget] = []
        self.body.setSpacing(look().px(6))
        self.add(Words("Who has checked it", Kind.HEADING))

    def show_receiving(self, found: tuple[Receiving, ...]) -> None:
        """Each agency with its three buttons, in place of what stood here."""
        for widget in self._shown:
            self.body.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = [part for each in found for part in self._parts(each)] or [EmptyState(NOBODY, ADD)]
        self.add(*self._shown)

    def _parts(self, receiving: Receiving) -> list[QWidget]:
        return [
            rule(),
            Words(receiving.agency.name, Kind.STRONG),
            Words(f"{receiving.said}."),
            Words(f"{say_how(receiving.recipient)}.", Kind.MUTED),
            self._buttons(receiving),
        ]

    def _buttons(self, receiving: Receiving) -> QWidget:
        holder = QWidget()
        flow = Flow(holder, gap=10)
        deeds = (
            ("They have checked the key", self.check),
            ("How bundles get there", self.how),
            ("Their certificate", self.certificate),
        )
        for words, signal in deeds:
            button: Button = secondary(words)
            button.setAccessibleName(f"{words}: {receiving.agency.name}")
            button.clicked.connect(partial(signal.emit, receiving))
            only_who_records(self._tasks, button)
            flow.addWidget(button)
        return holder
