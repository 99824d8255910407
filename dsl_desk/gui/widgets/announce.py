"""Said aloud by a screen reader; seen in the banner."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import Button, Rank
from dsl_desk.gui.widgets.words import Words


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Ask the screen reader to say ``words``; ``urgent`` may interrupt what it is saying."""
    # Imported when something is first said: building these classes would hold up the first window.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(widget, words)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


class Banner(QFrame):
    """One line about what just happened, with at most one thing to do about it."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._words = Words()
        self._deed = Button("", Rank.SECONDARY)
        self._deed.clicked.connect(self.chosen)
        close = Button("", Rank.LINK, "close")
        close.setAccessibleName("Close this message")
        close.clicked.connect(self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(look().px(14), look().px(5), look().px(10), look().px(5))
        line.addWidget(self._words, 1)
        line.addWidget(self._deed)
        line.addWidget(close)
        self.hide()

    def say(self, words: str, deed: str = "", *, urgent: bool = False) -> None:
        """Show and announce ``words``; ``deed`` names the button that emits ``chosen``."""
        self._words.setText(words)
        self._deed.set_words(deed)
        self._deed.setVisible(bool(deed))
        self.show()
        announce(self, words, urgent=urgent)

    def words(self) -> str:
        """What it says now, or nothing."""
        return "" if self.isHidden() else self._words.text()
