"""Tables with columns, over a tuple of anything."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.rows import ACCESSIBLE, DISPLAY, Index, ListModel

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A heading and how to say that column of one item."""

    title: str
    say: Callable[[T], str]


class TableModel(ListModel[T]):
    """The same through several columns."""

    def __init__(self, columns: Sequence[Column[T]], items: Sequence[T] = (), parent: QObject | None = None) -> None:
        super().__init__(columns[0].say, items, parent)
        self._columns = tuple(columns)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if index.isValid() and role in (DISPLAY, ACCESSIBLE):
            return self._columns[index.column()].say(self._items[index.row()])
        return super().data(index, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:  # noqa: N802
        if orientation == Qt.Orientation.Horizontal and role == DISPLAY and section < len(self._columns):
            return self._columns[section].title
        return None


class TableView(QTableView):
    """Rows chosen with Enter or a click; ``chosen(what the subclass says stands there)``."""

    chosen = Signal(object)

    def __init__(self, name: str, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        model.setParent(self)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(look().px(40))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)

    def at(self, row: int) -> object:
        """What is chosen there."""
        raise NotImplementedError

    def start_at_top(self) -> None:
        """Make the first row current, so that the keyboard starts there."""
        first = self.model().index(0, 0)
        if first.isValid():
            self.selectionModel().setCurrentIndex(first, self.selectionModel().SelectionFlag.NoUpdate)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.at(self.currentIndex().row()))
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.chosen.emit(self.at(index.row()))


class Table(TableView, Generic[T]):
    """A table of few enough items to hold them all; ``chosen(item)``."""

    def __init__(self, name: str, columns: Sequence[Column[T]], parent: QWidget | None = None) -> None:
        self._items: TableModel[T] = TableModel(columns)
        super().__init__(name, self._items, parent)

    def set_items(self, items: Sequence[T]) -> None:
        """Show these."""
        self._items.set_items(items)
        self.start_at_top()

    def at(self, row: int) -> T:
        return self._items.item(row)
