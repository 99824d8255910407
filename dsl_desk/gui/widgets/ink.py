"""Words drawn by a delegate: one line, cut with an ellipsis where there is no more room."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from dsl_desk.gui.theme import Look

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def draw_line(
    painter: QPainter,
    box: QRect,
    words: str,
    worn: Look,
    *,
    size: float = 15,
    weight: QFont.Weight = QFont.Weight.Normal,
    muted: bool = False,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """``words`` as one line in ``box``."""
    font = worn.font(size, weight)
    painter.setFont(font)
    painter.setPen(QColor(worn.tokens.muted if muted else worn.tokens.text))
    one_line = " ".join(words.split())
    shown = QFontMetrics(font).elidedText(one_line, Qt.TextElideMode.ElideRight, max(0, box.width()))
    painter.drawText(box, align | Qt.TextFlag.TextSingleLine, shown)


def width_of(words: str, worn: Look, *, size: float = 15, weight: QFont.Weight = QFont.Weight.Normal) -> int:
    """Pixels that ``words`` take on one line."""
    return QFontMetrics(worn.font(size, weight)).horizontalAdvance(words)
