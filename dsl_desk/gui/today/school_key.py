"""The school's key runs out before long; nothing is shown otherwise."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.words import Words
from dsl_desk.gui.widgets.wrapped_link import WrappedLink


class SchoolKeyCard(Card):
    """``wanted`` leads to the page of the key."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__("The school’s key", kind="warning")
        self._lines = Words("")
        link = WrappedLink("See the school’s key")
        link.clicked.connect(self.wanted)
        self.add(self._lines, link)
        self.hide()

    def show_reminders(self, reminders: Sequence[str]) -> None:
        self._lines.setText("\n".join(reminders))
        self.setVisible(bool(reminders))
