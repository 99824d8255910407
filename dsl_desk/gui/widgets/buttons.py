"""Buttons: one primary per page, the rest secondary, links for going elsewhere, danger for what cannot be undone."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from dsl_desk.gui.theme import icon, look

ICON = 18


class Rank(StrEnum):
    PRIMARY = "primary"
    SECONDARY = "secondary"
    LINK = "link"
    DANGER = "danger"


class Button(QPushButton):
    """A push button of one rank, with an icon recoloured whenever the look changes."""

    def __init__(
        self, words: str, rank: Rank = Rank.SECONDARY, icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._off = False
        self.setProperty("kind", rank.value)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_words(words)
        self._dress()

    def set_words(self, words: str) -> None:
        """Show and speak other words."""
        # Fusion puts no room between icon and words.
        self.setText(f" {words}" if self._icon_name and words else words)
        self.setAccessibleName(words)

    def keep_off(self, reason: str) -> None:
        """Disabled from now on, whatever the page does; ``reason`` is what a screen reader says of it."""
        self._off = True
        self.setEnabled(False)
        self.setAccessibleDescription(reason)

    def setEnabled(self, enabled: bool) -> None:  # noqa: N802
        super().setEnabled(enabled and not self._off)

    def ink(self) -> str:
        """The colour of words and icon."""
        tokens = look().tokens
        return {
            Rank.PRIMARY.value: tokens.on_accent,
            Rank.LINK.value: tokens.link,
            Rank.DANGER.value: tokens.surface,
        }.get(str(self.property("kind")), tokens.text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        # Enter presses a button as Space does; held down from the page before, it does not.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        if self._icon_name:
            size = look().px(ICON)
            self.setIconSize(QSize(size, size))
            self.setIcon(icon(self._icon_name, self.ink(), size))


def primary(words: str, icon_name: str = "", parent: QWidget | None = None) -> Button:
    """The one thing the page is for."""
    return Button(words, Rank.PRIMARY, icon_name, parent)


def secondary(words: str, icon_name: str = "", parent: QWidget | None = None) -> Button:
    """Any other deed."""
    return Button(words, Rank.SECONDARY, icon_name, parent)


def link(words: str, parent: QWidget | None = None) -> Button:
    """Goes somewhere else; changes nothing."""
    return Button(words, Rank.LINK, "", parent)


def danger(words: str, icon_name: str = "", parent: QWidget | None = None) -> Button:
    """Cannot be undone."""
    return Button(words, Rank.DANGER, icon_name, parent)
