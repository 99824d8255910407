"""Paints one entry of the chronology: disc on the time line, title and time, the words, tag and author."""

from functools import lru_cache

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.gui.child.found_words import paint_found
from dsl_desk.gui.child.kinds import KINDS, tag_of
from dsl_desk.gui.child.spoken import earlier, marks, meaning, say_entry_when, shortened, shown_words
from dsl_desk.gui.theme import Look, look, pixmap
from dsl_desk.gui.widgets.ink import RIGHT, draw_line, width_of
from dsl_desk.gui.widgets.rows import ROW, Index
from dsl_desk.gui.widgets.tag import paint_tag, tag_size

# Logical pixels.
EDGE, DISC, WORDS_AT, AFTER = 20, 30, 68, 28
HEAD, FOOT, ABOVE, BELOW = 21, 22, 12, 14
INSET = 10
ROOMY = 520  # under this the time goes below the title
WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)


def height_of(entry: ChronologyEntry, width: int, worn: Look) -> int:
    """Pixels the entry needs at this width."""
    room = width - worn.px(WORDS_AT + AFTER)
    words = words_height(shown_words(entry), room, worn.text_scale)
    return worn.px(ABOVE + _head(width, worn) + 4 + 8 + FOOT + BELOW) + words + _meaning_height(entry, room, worn)


class EntryDelegate(QStyledItemDelegate):
    """One entry in one pass of the painter; ``wanted`` are words to mark."""

    wanted = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, worn, rect = index.data(ROW), look(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(worn.tokens.raised))
        first, last = index.row() == 0, index.row() == index.model().rowCount() - 1
        _paint_line(painter, rect, entry, worn, first, last)
        box = rect.adjusted(worn.px(WORDS_AT), worn.px(ABOVE), -worn.px(AFTER), -worn.px(BELOW))
        top = _paint_head(painter, box, entry, worn, rect.width())
        foot = QRect(box.left(), box.bottom() - worn.px(FOOT), box.width(), worn.px(FOOT))
        painter.setFont(worn.font())
        painter.setPen(QColor(worn.tokens.text))
        below = foot.top() - _meaning_height(entry, box.width(), worn)
        words = QRect(box.left(), top, box.width(), below - top)
        if self.wanted:
            paint_found(painter, words, shown_words(entry), self.wanted, worn)
        else:
            painter.drawText(words, WRAP, shown_words(entry))
        _paint_meaning(painter, QRect(box.left(), below, box.width(), foot.top() - below), entry, worn)
        _paint_foot(painter, foot, entry, worn)
        painter.restore()


def _head(width: int, worn: Look) -> int:
    """Height of title and time: one line, or two where there is little room."""
    return HEAD if width >= worn.px(ROOMY) else 2 * HEAD


@lru_cache(maxsize=4096)
def words_height(words: str, width: int, text_scale: int) -> int:
    """Pixels that wrapped words take; ``text_scale`` tells one size of the look from another."""
    return QFontMetrics(look().font()).boundingRect(QRect(0, 0, width, 1_000_000), WRAP, words).height()


def _meaning_height(entry: ChronologyEntry, room: int, worn: Look) -> int:
    """Pixels of the box with what the DSL made of it, and of the gap under it."""
    words = shortened(meaning(entry))
    return words_height(words, room - 2 * worn.px(INSET), worn.text_scale) + worn.px(2 * INSET) if words else 0


def _paint_meaning(painter: QPainter, place: QRect, entry: ChronologyEntry, worn: Look) -> None:
    """Apart from the facts: in a box of its own, with words that say whose view it is."""
    if place.height() <= 0:
        return
    inset = worn.px(INSET)
    box = place.adjusted(0, 0, 0, -inset)
    painter.fillRect(box, QColor(worn.tokens.raised))
    painter.fillRect(QRect(box.left(), box.top(), worn.px(3), box.height()), QColor(worn.tokens.edge))
    words = box.adjusted(inset, inset // 2, -inset, -inset // 2)
    painter.drawText(words, WRAP, shortened(meaning(entry)))


def _paint_line(painter: QPainter, rect: QRect, entry: ChronologyEntry, worn: Look, first: bool, last: bool) -> None:
    kind, size = KINDS[entry.kind], worn.px(DISC)
    disc = QRectF(rect.left() + worn.px(EDGE), rect.top() + worn.px(ABOVE - 4), size, size)
    middle = round(disc.center().x())
    painter.setPen(QPen(QColor(worn.tokens.line), 2))
    top = round(disc.center().y()) if first else rect.top()
    bottom = round(disc.center().y()) if last else rect.bottom() + 1
    painter.drawLine(QPoint(middle, top), QPoint(middle, bottom))
    ground, ink = worn.tokens.tints[kind.tint]
    painter.setPen(QPen(QColor(ink), 1) if ground == worn.tokens.surface else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawEllipse(disc)
    inset = size * 0.25
    painter.drawPixmap(disc.topLeft() + QPointF(inset, inset), pixmap(kind.icon, ink, round(size - 2 * inset)))


def _paint_head(painter: QPainter, box: QRect, entry: ChronologyEntry, worn: Look, width: int) -> int:
    """Title, and the time beside or below it; returns where the words start."""
    line = QRect(box.left(), box.top(), box.width(), worn.px(HEAD))
    when = say_entry_when(entry)
    if width < worn.px(ROOMY):
        draw_line(painter, line, entry.title, worn, weight=QFont.Weight.DemiBold)
        draw_line(painter, line.translated(0, worn.px(HEAD)), when, worn, size=14, muted=True)
        return box.top() + worn.px(2 * HEAD + 4)
    room = width_of(when, worn, size=14) + worn.px(12)
    draw_line(painter, line.adjusted(0, 0, -room, 0), entry.title, worn, weight=QFont.Weight.DemiBold)
    draw_line(painter, line, when, worn, size=14, muted=True, align=RIGHT)
    return box.top() + worn.px(HEAD + 4)


def _paint_foot(painter: QPainter, foot: QRect, entry: ChronologyEntry, worn: Look) -> None:
    tag, tint = tag_of(entry)
    size = tag_size(tag, worn)
    place = QRectF(foot.left(), foot.center().y() - size.height() / 2, size.width(), size.height())
    paint_tag(painter, place, tag, tint, worn)
    author = f"by {entry.author}" if entry.author else ""
    words = " · ".join(part for part in (author, *marks(entry), earlier(entry)) if part)
    draw_line(painter, foot.adjusted(size.width() + worn.px(10), 0, 0, 0), words, worn, size=14, muted=True)
