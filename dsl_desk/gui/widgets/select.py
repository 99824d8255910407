"""Choosing one of a short list."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from dsl_desk.gui.theme import look, pixmap


class Select(QComboBox):
    """A combo box with our own arrow, drawn in the colour of the words.

    The wheel scrolls the page: it neither changes nor takes the keyboard to what the pointer happens to pass.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        worn = look()
        size = worn.px(16)
        arrow = pixmap("down", worn.tokens.text, size)
        QPainter(self).drawPixmap(self.width() - size - worn.px(10), (self.height() - size) // 2, arrow)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()
