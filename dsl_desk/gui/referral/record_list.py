"""The child's records with a tick each; nothing is ticked until a person ticks it."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.when import NOT_STATED, say_when
from dsl_desk.gui.theme import Look, look, pixmap
from dsl_desk.gui.widgets.ink import RIGHT, draw_line

Index = QModelIndex | QPersistentModelIndex
DISPLAY, ACCESSIBLE, CHECK, ENTRY = 0, 11, 10, 256
TALL = 58
SHOWN = 7  # rows in sight; the rest scrolls


def say_entry(entry: ChronologyEntry) -> str:
    """`Monday 16 March 2026, contact, Call: mother`"""
    when = "" if entry.when == NOT_STATED else say_when(entry.when)
    return ", ".join(part for part in (when, entry.kind, entry.title) if part)


class RecordModel(QAbstractListModel):
    """Entries and the set of ids that are ticked; ``ticked`` tells of every change."""

    ticked = Signal()

    def __init__(self, entries: Sequence[ChronologyEntry] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries = tuple(entries)
        self._ticked: set[str] = set()

    def set_entries(self, entries: Sequence[ChronologyEntry]) -> None:
        """Show these; a tick on a record that is no longer there goes."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self._ticked &= {entry.id for entry in entries}
        self.endResetModel()

    def tick(self, ids: Collection[str]) -> None:
        """Tick exactly these, as far as they are there."""
        self.beginResetModel()
        self._ticked = {entry.id for entry in self._entries if entry.id in ids}
        self.endResetModel()

    def chosen(self) -> tuple[ChronologyEntry, ...]:
        """What is ticked, in the order shown."""
        return tuple(entry for entry in self._entries if entry.id in self._ticked)

    def toggle(self, index: Index) -> None:
        entry = self._entries[index.row()]
        self._ticked ^= {entry.id}
        self.dataChanged.emit(index, index)
        self.ticked.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role == CHECK:
            return Qt.CheckState.Checked if entry.id in self._ticked else Qt.CheckState.Unchecked
        if role in (DISPLAY, ACCESSIBLE):
            state = "leaves" if entry.id in self._ticked else "stays in the school"
            return f"{say_entry(entry)}, {' '.join(_words(entry).split())}, {state}"
        return None


class RecordDelegate(QStyledItemDelegate):
    """A box, the title with its date, and the beginning of the words."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        return QSize(10, look().px(TALL))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        worn, rect, entry = look(), QRect(option.rect), index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(worn.tokens.raised))
        if index.row():
            painter.setPen(QPen(QColor(worn.tokens.line), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
        _paint_box(painter, rect, worn, ticked=index.data(CHECK) == Qt.CheckState.Checked)
        box = rect.adjusted(worn.px(50), worn.px(8), -worn.px(14), 0)
        box.setHeight(worn.px(21))
        when = "" if entry.when == NOT_STATED else say_when(entry.when)
        half = box.adjusted(box.width() * 11 // 20, 0, 0, 0)
        draw_line(painter, half, when, worn, size=14, muted=True, align=RIGHT)
        title = box.adjusted(0, 0, -box.width() * 9 // 20 - worn.px(8), 0) if when else box
        draw_line(painter, title, f"{entry.title}", worn, weight=QFont.Weight.DemiBold)
        draw_line(painter, box.translated(0, box.height()), _words(entry), worn, size=14, muted=True)
        painter.restore()


def _words(entry: ChronologyEntry) -> str:
    """What the record says, after how many files of it a bundle does not carry."""
    count = len(entry.files)
    return (
        f"{count} {'file stays' if count == 1 else 'files stay'} in the school. {entry.text}" if count else entry.text
    )


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


class RecordList(QListView):
    """Space, Enter or a click ticks the record and unticks it again."""

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = RecordModel((), self)
        self.setModel(self.records)
        self.setItemDelegate(RecordDelegate(self))
        self.setAccessibleName("Records that could leave")
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet("QListView { border: none; background: transparent; }")
        self.records.ticked.connect(self.ticked)

    def set_entries(self, entries: Sequence[ChronologyEntry]) -> None:
        self.records.set_entries(entries)
        self.setFixedHeight(look().px(TALL) * max(1, min(SHOWN, len(entries))) + 2)
        if entries:
            self.setCurrentIndex(self.records.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.currentIndex().isValid():
                self.records.toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.records.toggle(index)
