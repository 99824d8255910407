"""Recovery: the recovery code, the envelopes, and the drill that shows they work."""

from PySide6.QtCore import Qt

from dsl_desk.domain.changed import Changed
from dsl_desk.gui.page import Page
from dsl_desk.gui.recovery.drill_card import DrillCard
from dsl_desk.gui.recovery.papers import CodeCard, EnvelopesCard
from dsl_desk.gui.recovery.sayings import ABOUT, OLD_PAPER
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.words import Words
from dsl_desk.services.recovery import CHANGED, RecoveryStanding, standing


class RecoveryPage(Page):
    """Leaving the page forgets every code on it."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks, "Recovery")
        self.code, self.envelopes, self.drill = CodeCard(tasks), EnvelopesCard(tasks), DrillCard(tasks)
        for card in (self.code, self.envelopes):
            card.said.connect(self.announced)
            card.failed.connect(self.show_failure)
            card.changed.connect(self._read)
        self.drill.said.connect(self.announced)
        old = Card("What old pages open")
        old.add(Words(OLD_PAPER))
        self.add(Words(ABOUT), Columns([self.code, self.envelopes], [self.drill, old]))
        self.body.addStretch(1)

    def opened(self) -> None:
        self.code.ask_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def leave(self) -> None:
        for card in (self.code, self.envelopes, self.drill):
            card.forget()

    def changed(self, changed: Changed) -> None:
        if self.isVisible() and CHANGED in changed.kinds:
            self._read()

    def _read(self) -> None:
        self.tasks.read(self, standing, self._show, self.show_failure)

    def _show(self, standing: RecoveryStanding) -> None:
        self.code.show_printed(standing.code)
        self.envelopes.show_printed(standing.envelopes)
        self.drill.show_standing(standing)
