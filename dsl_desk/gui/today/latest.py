"""The latest records, one short line each: when, who, what, and what it is about."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dsl_desk.domain.when import say_time
from dsl_desk.gui.theme import Look, look
from dsl_desk.gui.widgets.domains import domain_tag
from dsl_desk.gui.widgets.due import short_day
from dsl_desk.gui.widgets.ink import draw_line, width_of
from dsl_desk.gui.widgets.rows import ROW, SHORT, Index, Row, RowList
from dsl_desk.gui.widgets.tag import paint_tag, tag_size
from dsl_desk.services.today import Recent, Today

WHEN, WHO = 138, 176  # logical pixels of the first two columns
ROOMY = 560  # under this a line has no room for the time


class LatestList(RowList):
    """Rows of ``latest_rows``, all of them short; ``chosen`` gives the child's id."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent, whole=True)
        self.setItemDelegate(_LatestDelegate(self))

    def set_rows(self, rows: Sequence[Row]) -> None:
        super().set_rows(rows)
        self.verticalHeader().setDefaultSectionSize(look().px(SHORT))
        self.setFixedHeight(max(1, len(rows)) * self.verticalHeader().defaultSectionSize() + 2)


def latest_rows(today: Today) -> tuple[Row, ...]:
    return tuple(_row(recent, today.now.date()) for recent in today.latest)


def _row(recent: Recent, today: date) -> Row:
    tag, tint = domain_tag(recent.observation.domains)
    child = recent.child
    return Row(
        child.id,
        child.name,
        child.form or child.place,
        recent.observation.what,
        when=_when(recent.recorded, today),
        tag=tag,
        tag_tint=tint,
    )


def _when(moment: datetime, today: date) -> str:
    if moment.date() == today:
        return f"Today, {say_time(moment.time())}"
    return "Yesterday" if moment.date() == today - timedelta(days=1) else short_day(moment.date())


class _LatestDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, worn = index.data(ROW), look()
        rect = QRect(option.rect)
        painter.save()
        _ground(painter, option, rect, index.row() == 0, worn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = _tagged(painter, rect.adjusted(worn.px(18), 0, -worn.px(18), 0), row, worn)
        if box.width() >= worn.px(ROOMY):
            draw_line(painter, _column(box, worn.px(WHEN - 8)), row.when, worn, size=14, muted=True)
            box.setLeft(box.left() + worn.px(WHEN))
        _who(painter, _column(box, worn.px(WHO - 8)), row, worn)
        draw_line(painter, box.adjusted(worn.px(WHO), 0, 0, 0), row.text, worn)
        painter.restore()


def _ground(painter: QPainter, option: QStyleOptionViewItem, rect: QRect, first: bool, worn: Look) -> None:
    if option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, QColor(worn.tokens.raised))
    if not first:
        painter.setPen(QPen(QColor(worn.tokens.line), 1))
        painter.drawLine(rect.topLeft(), rect.topRight())


def _column(box: QRect, width: int) -> QRect:
    return QRect(box.left(), box.top(), width, box.height())


def _who(painter: QPainter, box: QRect, row: Row, worn: Look) -> None:
    used = width_of(row.title, worn, weight=QFont.Weight.DemiBold) + worn.px(8)
    draw_line(painter, box, row.title, worn, weight=QFont.Weight.DemiBold)
    draw_line(painter, box.adjusted(used, 0, 0, 0), row.detail, worn, size=14, muted=True)


def _tagged(painter: QPainter, box: QRect, row: Row, worn: Look) -> QRect:
    size = tag_size(row.tag, worn)
    place = QRect(box.right() - size.width(), box.center().y() - size.height() // 2, size.width(), size.height())
    paint_tag(painter, QRectF(place), row.tag, row.tag_tint, worn)
    return box.adjusted(0, 0, -size.width() - worn.px(14), 0)
