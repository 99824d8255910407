"""What could leave, with a tick each; nothing is ticked until a person ticks it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from dsl_desk.gui.theme import Look, look, pixmap
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.ink import RIGHT, draw_line
from dsl_desk.gui.widgets.words import Kind, Words

Index = QModelIndex | QPersistentModelIndex
DISPLAY, ACCESSIBLE, CHECK, ROW = 0, 11, 10, 256
TALL, SHOWN = 58, 6  # logical pixels of a row, and rows in sight; the rest scrolls
INDENT = 34
LEAVES = ("leaves", "stays in the school")
"""What a ticked row is said to do, and one that is not."""
FULL = 900  # characters shown of what the current row says; the report has all of them


@dataclass(frozen=True, slots=True)
class TickRow:
    """``text`` is the line under the title, ``at_end`` at its right, such as a day; ``full`` is read below the list.

    One ``under`` another leaves with it only.
    """

    id: str
    title: str
    text: str = ""
    at_end: str = ""
    full: str = ""
    under: str = ""

    @property
    def spoken(self) -> str:
        return ", ".join(" ".join(part.split()) for part in (self.at_end, self.title, self.text) if part)


class TickModel(QAbstractListModel):
    """Rows and the set of ids that are ticked; ``ticked`` tells of every change a person makes."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None, spoken: tuple[str, str] = LEAVES) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self._rows: tuple[TickRow, ...] = ()
        self._ticked: set[str] = set()

    def set_rows(self, rows: Sequence[TickRow]) -> None:
        """Show these; a tick on a row that is no longer there goes."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._ticked &= {row.id for row in rows}
        self.endResetModel()

    def tick(self, ids: Collection[str]) -> None:
        """Tick exactly these, as far as they are there."""
        self.beginResetModel()
        self._ticked = {row.id for row in self._rows if row.id in ids}
        self.endResetModel()

    def chosen(self) -> tuple[TickRow, ...]:
        """What is ticked, in the order shown."""
        return tuple(row for row in self._rows if row.id in self._ticked)

    def toggle(self, index: Index) -> None:
        """What stands under another leaves with it only, and stays with it."""
        row = self._rows[index.row()]
        if row.id in self._ticked:
            self._ticked -= {row.id, *(each.id for each in self._rows if each.under == row.id)}
        else:
            self._ticked |= {row.id, row.under} - {""}
        self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        self.ticked.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == CHECK:
            return Qt.CheckState.Checked if row.id in self._ticked else Qt.CheckState.Unchecked
        if role in (DISPLAY, ACCESSIBLE):
            return f"{row.spoken}, {self._spoken[row.id not in self._ticked]}"
        return None


class TickRows(QWidget):
    """Space, Enter or a click ticks a row and unticks it again. Kept as the ids ticked."""

    edited = Signal()

    def __init__(self, name: str, nothing: str, spoken: tuple[str, str] = LEAVES) -> None:
        super().__init__()
        self._nothing = nothing
        self.view = _View(spoken)
        self.rows = self.view.rows
        self.count, self._full = Words("", Kind.MUTED), Words("")
        self._full.setMinimumHeight(look().px(44))
        self.view.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(6))
        for part in (self.view, self._full, self.count):
            column.addWidget(part)
        self.setFocusProxy(self.view)
        self.rows.ticked.connect(self._ticked)
        self.view.selectionModel().currentChanged.connect(self._show_full)
        self.set_rows(())

    def set_rows(self, rows: Sequence[TickRow]) -> None:
        self.rows.set_rows(rows)
        self.view.fit(len(rows))
        self.view.setVisible(bool(rows))
        self._show_full()
        self.count.setText(self.say_count())

    def chosen(self) -> tuple[TickRow, ...]:
        return self.rows.chosen()

    def say_count(self) -> str:
        """Such as "3 of 7 ticked"."""
        count = self.rows.rowCount()
        return f"{len(self.chosen())} of {count} ticked" if count else self._nothing

    def text(self) -> list[str]:
        return [row.id for row in self.chosen()]

    def set_text(self, ids: Iterable[str]) -> None:
        self.rows.tick(set(ids))
        self.count.setText(self.say_count())

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        self.view.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802
        self.view.setAccessibleDescription(description)

    def _ticked(self) -> None:
        self.count.setText(self.say_count())
        announce(self.view, self.say_count())
        self.edited.emit()

    def _show_full(self) -> None:
        """The row that the keyboard is on, to be read before it is ticked."""
        row = self.view.currentIndex().data(ROW)
        full = row.full if row else ""
        self._full.setText(full if len(full) <= FULL else f"{full[:FULL]} … The report shows the rest.")
        self._full.setVisible(bool(full))


class _View(QListView):
    def __init__(self, spoken: tuple[str, str]) -> None:
        super().__init__()
        self.rows = TickModel(self, spoken)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet("QListView { border: none; background: transparent; }")

    def fit(self, count: int) -> None:
        self.setFixedHeight(look().px(TALL) * max(1, min(SHOWN, count)) + 2)
        if count:
            self.setCurrentIndex(self.rows.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.currentIndex().isValid():
                self.rows.toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.rows.toggle(index)


class _Delegate(QStyledItemDelegate):
    """A box, the title with what stands at its end, and the line below."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        return QSize(10, look().px(TALL))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        worn, rect, row = look(), QRect(option.rect), index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(worn.tokens.raised))
        if index.row() and not row.under:
            painter.setPen(QPen(QColor(worn.tokens.line), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
        if row.under:
            rect.adjust(worn.px(INDENT), 0, 0, 0)
        _paint_box(painter, rect, worn, ticked=index.data(CHECK) == Qt.CheckState.Checked)
        box = rect.adjusted(worn.px(50), worn.px(8), -worn.px(14), 0)
        box.setHeight(worn.px(21))
        half = box.adjusted(box.width() * 11 // 20, 0, 0, 0)
        draw_line(painter, half, row.at_end, worn, size=14, muted=True, align=RIGHT)
        title = box.adjusted(0, 0, -box.width() * 9 // 20 - worn.px(8), 0) if row.at_end else box
        draw_line(painter, title, row.title, worn, weight=QFont.Weight.DemiBold)
        draw_line(painter, box.translated(0, box.height()), row.text, worn, size=14, muted=True)
        painter.restore()


def _paint_box(painter: QPainter, rect: QRect, worn: Look, *, ticked: bool) -> None:
    side = worn.px(22)
    box = QRect(rect.left() + worn.px(16), rect.center().y() - side // 2, side, side)
    painter.setPen(QPen(QColor(worn.tokens.edge), 2))
    painter.setBrush(QColor(worn.tokens.accent if ticked else worn.tokens.surface))
    painter.drawRoundedRect(box, worn.px(4), worn.px(4))
    if ticked:
        inset = worn.px(3)
        mark = pixmap("check", worn.tokens.on_accent, side - 2 * inset)
        painter.drawPixmap(box.left() + inset, box.top() + inset, mark)
