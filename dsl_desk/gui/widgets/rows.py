"""Lists: one delegate paints every row of an item model over a tuple."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dsl_desk.gui.theme import Look, Tint, look, pixmap
from dsl_desk.gui.widgets.ink import draw_line, width_of
from dsl_desk.gui.widgets.tag import initials, paint_avatar, paint_tag, tag_size, tint_of

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
# data() runs for every cell painted: plain numbers compare twice as fast as the enum.
DISPLAY, ACCESSIBLE, ROW = 0, 11, 256
TALL, SHORT, LEAST_VERB = 57, 38, 112  # logical pixels
LONG_DAY = 122  # logical pixels of "Wed 30 September"


@dataclass(frozen=True, slots=True)
class Row:
    """One painted line. With ``text`` it is tall: name and detail above, text below; without it is short.

    ``mark`` is a token name ("danger", "warning", "notice") for the bar beside ``when``; the words say the same.
    ``person`` gives the initials, ``icon`` an icon instead. ``verb`` is the button at the right end.
    """

    key: object
    title: str
    detail: str = ""
    text: str = ""
    person: str = ""
    icon: str = ""
    tint: Tint | None = None
    when: str = ""
    by_when: str = ""
    mark: str = ""
    tag: str = ""
    tag_tint: Tint = Tint.GREY
    verb: str = ""
    spoken: str = field(init=False)

    def __post_init__(self) -> None:
        parts = (self.title, self.detail, self.text, self.when, self.by_when, self.tag, self.verb)
        object.__setattr__(self, "spoken", ", ".join(part for part in parts if part))


class ListModel(QAbstractTableModel, Generic[T]):
    """A tuple of anything in one column; the display text is what a screen reader says."""

    def __init__(self, say: Callable[[T], str], items: Sequence[T] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._items = tuple(items)

    def set_items(self, items: Sequence[T]) -> None:
        self.beginResetModel()
        self._items = tuple(items)
        self.endResetModel()

    def item(self, row: int) -> T:
        return self._items[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        if role == ROW:
            return self._items[index.row()]
        if role in (DISPLAY, ACCESSIBLE):
            return self._say(self._items[index.row()])
        return None


class RowDelegate(QStyledItemDelegate):
    """Paints a Row: avatar or icon, words, due date with its bar, tag, verb."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        row = index.data(ROW)
        return QSize(10, look().px(TALL if row.text else SHORT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, worn = index.data(ROW), look()
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _ground(painter, option, rect, index.row() == 0, worn)
        box = rect.adjusted(worn.px(18), 0, -worn.px(18), 0)
        box = _paint_verb(painter, box, row, worn)
        box = _paint_tag_at_end(painter, box, row, worn)
        if row.text:
            box = _paint_due(painter, box, row, worn)
            _paint_tall(painter, _paint_person(painter, box, row, worn), row, worn)
        else:
            _paint_short(painter, box, row, worn)
        painter.restore()


def _ground(painter: QPainter, option: QStyleOptionViewItem, rect: QRect, first: bool, worn: Look) -> None:
    state = option.state
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, QColor(worn.tokens.selection))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, QColor(worn.tokens.raised))
    if not first:
        painter.setPen(QPen(QColor(worn.tokens.line), 1))
        painter.drawLine(rect.topLeft(), rect.topRight())


def verb_box(rect: QRect, verb: str, worn: Look) -> QRect:
    """Where the verb stands in a row's rectangle, so that a click can find it."""
    words = width_of(verb, worn, weight=QFont.Weight.Medium)
    width, height = max(worn.px(LEAST_VERB), words + worn.px(28)), worn.px(36)
    return QRect(rect.right() - worn.px(18) - width, rect.center().y() - height // 2, width, height)


def _paint_verb(painter: QPainter, box: QRect, row: Row, worn: Look) -> QRect:
    if not row.verb:
        return box
    button = verb_box(box.adjusted(0, 0, worn.px(18), 0), row.verb, worn)
    painter.setPen(QPen(QColor(worn.tokens.edge), 1))
    painter.setBrush(QColor(worn.tokens.surface))
    painter.drawRoundedRect(QRectF(button).adjusted(0.5, 0.5, -0.5, -0.5), worn.px(6), worn.px(6))
    draw_line(painter, button, row.verb, worn, weight=QFont.Weight.Medium, align=Qt.AlignmentFlag.AlignCenter)
    return box.adjusted(0, 0, -button.width() - worn.px(18), 0)


def _paint_tag_at_end(painter: QPainter, box: QRect, row: Row, worn: Look) -> QRect:
    if not row.tag:
        return box
    size = tag_size(row.tag, worn)
    place = QRect(box.right() - size.width(), box.center().y() - size.height() // 2, size.width(), size.height())
    paint_tag(painter, QRectF(place), row.tag, row.tag_tint, worn)
    return box.adjusted(0, 0, -size.width() - worn.px(14), 0)


def _paint_due(painter: QPainter, box: QRect, row: Row, worn: Look) -> QRect:
    if not row.when:
        return box
    width = min(worn.px(162), box.width() // 2)
    place = QRect(box.right() - width, box.top(), width, box.height())
    if row.mark:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(worn.tokens, row.mark)))
        bar = QRectF(place.left(), box.center().y() - worn.px(17), worn.px(4), worn.px(35))
        painter.drawRoundedRect(bar, 2, 2)
    _two_lines(painter, place.adjusted(worn.px(13), 0, 0, 0), row.when, row.by_when, worn)
    return box.adjusted(0, 0, -width - worn.px(12), 0)


def _paint_person(painter: QPainter, box: QRect, row: Row, worn: Look) -> QRect:
    if not row.person and not row.icon:
        return box
    size = worn.px(38)
    disc = QRectF(box.left(), box.center().y() - size / 2 + 1, size, size)
    tint = row.tint or (tint_of(str(row.key)) if row.person else Tint.GREY)
    paint_avatar(painter, disc, initials(row.person) if row.person else "", tint, worn)
    if row.icon:
        inset = size * 0.26
        picture = pixmap(row.icon, worn.tokens.tints[tint][1], round(size - 2 * inset))
        painter.drawPixmap(QPointF(disc.left() + inset, disc.top() + inset), picture)
    return box.adjusted(size + worn.px(14), 0, 0, 0)


def _paint_tall(painter: QPainter, box: QRect, row: Row, worn: Look) -> None:
    top = QRect(box.left(), box.center().y() - worn.px(20), box.width(), worn.px(20))
    used = min(width_of(row.title, worn, weight=QFont.Weight.DemiBold) + worn.px(9), box.width())
    draw_line(painter, top, row.title, worn, weight=QFont.Weight.DemiBold)
    draw_line(painter, top.adjusted(used, 0, 0, 0), row.detail, worn, size=14, muted=True)
    draw_line(painter, top.translated(0, worn.px(20)), row.text, worn, muted=True)


def _paint_short(painter: QPainter, box: QRect, row: Row, worn: Look) -> None:
    if row.when:
        when = QRect(box.left(), box.top(), worn.px(LONG_DAY), box.height())
        draw_line(painter, when, row.when, worn, size=14, muted=True)
        box = box.adjusted(worn.px(LONG_DAY + 2), 0, 0, 0)
    draw_line(painter, box, row.title, worn, weight=QFont.Weight.DemiBold)
    used = min(width_of(row.title, worn, weight=QFont.Weight.DemiBold) + worn.px(8), box.width())
    draw_line(painter, box.adjusted(used, 0, 0, 0), row.detail, worn, size=14, muted=True)


def _two_lines(painter: QPainter, box: QRect, upper: str, lower: str, worn: Look) -> None:
    line = QRect(box.left(), box.center().y() - worn.px(19), box.width(), worn.px(19))
    draw_line(painter, line, upper, worn, weight=QFont.Weight.DemiBold)
    draw_line(painter, line.translated(0, worn.px(19)), lower, worn, size=14, muted=True)


class RowList(QTableView):
    """A list of Rows; Enter or a click (on the verb where there is one) emits ``chosen(key)``.

    ``whole=True`` grows with its rows instead of scrolling, for short lists on a scrolling page.
    """

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None, *, whole: bool = False) -> None:
        super().__init__(parent)
        self._whole = whole
        self._rows: ListModel[Row] = ListModel(lambda row: row.spoken, (), self)
        self.setAccessibleName(name)
        self.setModel(self._rows)
        self.setItemDelegate(RowDelegate(self))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.set_rows(())

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the current row stays current when its key is still there."""
        before = self.currentIndex()
        key = self._rows.item(before.row()).key if before.isValid() else None
        self._rows.set_items(rows)
        tall = any(row.text for row in rows)
        self.verticalHeader().setDefaultSectionSize(look().px(TALL if tall else SHORT))
        kept = next((number for number, row in enumerate(rows) if row.key == key), 0)
        if rows:
            self.selectionModel().setCurrentIndex(
                self._rows.index(kept, 0), self.selectionModel().SelectionFlag.NoUpdate
            )
        if self._whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setFixedHeight(max(1, len(rows)) * self.verticalHeader().defaultSectionSize() + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            verb = self._rows.item(index.row()).verb
            if not verb or verb_box(self.visualRect(index), verb, look()).contains(place):
                self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self._rows.item(index.row()).key)
