"""Choosing one of a short list."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from dsl_desk.gui.theme import look, pixmap


class Select(QComboBox):
    """A combo box with our own arrow, drawn in the colour of the words."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        worn = look()
        size = worn.px(16)
        arrow = pixmap("down", worn.tokens.text, size)
        QPainter(self).drawPixmap(self.width() - size - worn.px(10), (self.height() - size) // 2, arrow)
