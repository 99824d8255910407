"""A tick box whose tick is drawn in the theme's colours; a stylesheet alone could only fill the box."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from dsl_desk.gui.theme import look, pixmap


class TickBox(QCheckBox):
    """Space or a click ticks it."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            size = look().px(16)
            mark = pixmap("check", look().tokens.on_accent, size)
            QPainter(self).drawPixmap(box.center().x() - size // 2 + 1, box.center().y() - size // 2 + 1, mark)
