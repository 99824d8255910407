"""Words on the screen. Always plain text: what was typed is never read as markup."""

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


class Kind(StrEnum):
    """The weights and sizes of words; status is said in words, never by colour alone."""

    TITLE = "title"
    HEADING = "heading"
    LARGE = "large"
    STRONG = "strong"
    BODY = "body"
    MUTED = "muted"
    ERROR = "error"
    CODE = "code"


class Words(QLabel):
    """A label that wraps and never interprets what it shows."""

    def __init__(
        self, words: str = "", kind: Kind = Kind.BODY, parent: QWidget | None = None, *, wrap: bool = True
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind.value)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setText(words)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        # QLabel asks for the height it would need at its narrowest; the layout asks for the real one by width.
        if self.wordWrap():
            return QSize(1, self.fontMetrics().height())
        return super().minimumSizeHint()


def rule(parent: QWidget | None = None) -> QFrame:
    """A thin line between two things."""
    line = QFrame(parent)
    line.setProperty("kind", "rule")
    return line
