"""One line of the roll: the name with its initials, the rest beside it."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.ink import draw_line
from dsl_desk.gui.widgets.rows import DISPLAY, ROW, Index
from dsl_desk.gui.widgets.tag import initials, paint_avatar, tint_of

NAME, AVATAR, EDGE = 0, 28, 11  # column; logical pixels


class RollDelegate(QStyledItemDelegate):
    """Paints every column; only the name has a disc before it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        worn, rect, words = look(), QRect(option.rect), str(index.data(DISPLAY))
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(worn.tokens.selection))
        painter.setPen(QPen(QColor(worn.tokens.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = rect.adjusted(worn.px(EDGE), 0, -worn.px(4), 0)
        if index.column() == NAME:
            size = worn.px(AVATAR)
            disc = QRectF(box.left(), box.center().y() - size / 2, size, size)
            row = index.data(ROW)
            if row:
                paint_avatar(painter, disc, initials(row.child.name), tint_of(row.child.id), worn)
            box.setLeft(box.left() + size + worn.px(12))
            draw_line(painter, box, words, worn, weight=QFont.Weight.DemiBold)
        else:
            draw_line(painter, box, words, worn, muted=True)
        painter.restore()
