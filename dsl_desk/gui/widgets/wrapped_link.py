"""A link of any length, carried onto the next line."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from dsl_desk.gui.theme import look

FLAGS = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
LEAST = 26  # logical pixels, above the 24 of WCAG 2.5.8


class WrappedLink(QAbstractButton):
    """Underlined words; Space, Enter or a click follow it."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        box = QFontMetrics(self._font()).boundingRect(QRect(0, 0, width, 10_000), FLAGS, self.text())
        return max(box.height() + look().px(4), look().px(LEAST))

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(look().px(300), look().px(LEAST))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(look().px(LEAST), look().px(LEAST))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        # Which keys press a button is the platform's own choice; a link is followed with Enter everywhere.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setFont(self._font())
        painter.setPen(QColor(look().tokens.link))
        painter.drawText(self.rect(), FLAGS, self.text())

    def _font(self) -> QFont:
        font = look().font()
        font.setUnderline(True)
        return font
