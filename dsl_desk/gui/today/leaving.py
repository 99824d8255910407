"""Someone with access is leaving and not everything is done; nothing is shown otherwise."""

from PySide6.QtCore import Signal

from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.words import Words
from dsl_desk.gui.widgets.wrapped_link import WrappedLink


class LeavingCard(Card):
    """``wanted`` leads to the list."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Someone is leaving", kind="warning")
        self._words = Words("")
        link = WrappedLink("Go on with the list")
        link.clicked.connect(self.wanted)
        self.add(self._words, link)
        self.hide()

    def show_reminder(self, reminder: str) -> None:
        self._words.setText(reminder)
        self.setVisible(bool(reminder))
