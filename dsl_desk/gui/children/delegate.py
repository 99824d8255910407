"""A child's name with initials, and the line below the row.

The columns beside it are Qt's own without a style of theirs, which paints a cell ten times as fast as Python.
"""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from dsl_desk.gui.children.model import name_of
from dsl_desk.gui.theme import Look, look
from dsl_desk.gui.widgets.ink import LEFT
from dsl_desk.gui.widgets.rows import ROW, Index
from dsl_desk.gui.widgets.tag import avatar_font, initials, tint_of

AVATAR, EDGE, GAP = 28, 3, 12  # logical pixels
BEYOND = 10_000  # pixels: to the right edge, wherever that is
SHARP = 2.0  # device pixels rendered for each logical one


class NameDelegate(QStyledItemDelegate):
    """Nothing but the line while the row is still being read."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self.wear(look())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box, row = QRect(option.rect), index.data(ROW)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._selection)
        painter.setPen(self._line)
        painter.drawLine(box.left(), box.bottom(), box.left() + BEYOND, box.bottom())
        if row is None:
            return
        left = box.left() + self._edge
        tint = tint_of(row.child.id)
        place = QRect(left, box.center().y() - self._size // 2, self._size, self._size)
        painter.drawPixmap(place.topLeft(), self._discs[tint])
        painter.setFont(self._letters)
        painter.setPen(self._inks[tint])
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, initials(row.child.name))
        box.setLeft(left + self._size + self._gap)
        painter.setFont(self._font)
        painter.setPen(self._ink)
        words = self._metrics.elidedText(name_of(row), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, LEFT, words)

    def wear(self, worn: Look) -> None:
        """Make what every row is painted with; the table says when the look changes."""
        self._size, self._edge, self._gap = worn.px(AVATAR), worn.px(EDGE), worn.px(GAP)
        self._selection, self._line = QColor(worn.tokens.selection), QColor(worn.tokens.line)
        self._ink, self._font = QColor(worn.tokens.text), worn.font(weight=QFont.Weight.DemiBold)
        self._metrics = QFontMetrics(self._font)
        self._letters = avatar_font(worn, self._size)
        self._inks = {tint: QColor(ink) for tint, (_, ink) in worn.tokens.tints.items()}
        # A smooth disc takes longer than all the rest of a row: painted once for each tint.
        self._discs = {tint: _disc(ground, self._size) for tint, (ground, _) in worn.tokens.tints.items()}


def _disc(ground: str, size: int) -> QPixmap:
    picture = QPixmap(round(size * SHARP), round(size * SHARP))
    picture.setDevicePixelRatio(SHARP)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawEllipse(QRectF(0, 0, size, size))
    painter.end()
    return picture
