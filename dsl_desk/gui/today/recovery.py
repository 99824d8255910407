"""What is not in order with the printed ways in; nothing is shown when all is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.words import Words
from dsl_desk.gui.widgets.wrapped_link import WrappedLink


class RecoveryCard(Card):
    """``wanted`` leads to the page where it is put right."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Printed codes", kind="warning")
        self._lines = Words("")
        link = WrappedLink("Print, type back or try a code")
        link.clicked.connect(self.wanted)
        self.add(self._lines, link)
        self.hide()

    def show_reminders(self, reminders: Sequence[str]) -> None:
        self._lines.setText("\n".join(reminders))
        self.setVisible(bool(reminders))
