"""The chronology: one column of entries of different heights, measured only where one looks."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.gui.child.delegate import EntryDelegate, height_of
from dsl_desk.gui.child.kinds import tag_of
from dsl_desk.gui.child.spoken import earlier, marks, meaning, say_entry_when
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.rows import Index, ListModel

USUAL = 104  # logical pixels of an entry not measured yet


class ChronologyView(QTableView):
    """Enter or a click emits ``chosen(entry)``."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: ListModel[ChronologyEntry] = ListModel(spoken, (), self)
        self._measured: set[int] = set()
        self.setAccessibleName("Chronology")
        self.setModel(self.entries)
        self._painted = EntryDelegate(self)
        self.setItemDelegate(self._painted)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalScrollBar().setSingleStep(look().px(24))

    def set_entries(self, entries: Sequence[ChronologyEntry]) -> None:
        """Show these from the top; the current entry stays current when it is still there."""
        before = self.currentIndex()
        kept = self.entries.item(before.row()).id if before.isValid() else ""
        self._forget_heights()
        self.entries.set_items(entries)
        row = next((place for place, entry in enumerate(entries) if entry.id == kept), 0)
        if entries:
            selection = self.selectionModel()
            selection.setCurrentIndex(self.entries.index(row, 0), selection.SelectionFlag.NoUpdate)
        self._measure_in_sight()

    def mark(self, words: str) -> None:
        """Mark these words wherever they stand."""
        self._painted.wanted = words
        self.viewport().update()

    def go_by(self, step: int) -> str:
        """Select the next (1) or previous (-1) entry, round the end; says which one it is."""
        count = self.entries.rowCount()
        if not count:
            return ""
        selected = self.selectionModel().hasSelection()
        row = (self.currentIndex().row() + step) % count if selected else 0
        self.show_entry(self.entries.item(row).id)
        return f"{row + 1} of {count}"

    def show_entry(self, entry_id: str) -> None:
        """Select this entry and bring it into sight; nothing happens when it is not among those shown."""
        rows = range(self.entries.rowCount())
        row = next((row for row in rows if self.entries.item(row).id == entry_id), None)
        if row is not None:
            self.setCurrentIndex(self.entries.index(row, 0))
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtTop)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        bar = self.verticalScrollBar()
        at_end = 0 < bar.value() == bar.maximum()
        super().scrollContentsBy(dx, dy)
        if self._measure_in_sight() and at_end:
            self.scrollToBottom()

    def scrollTo(  # noqa: N802
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        self._measure_before(index.row())
        super().scrollTo(index, hint)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        if event.size().width() != event.oldSize().width():
            self._forget_heights()
        super().resizeEvent(event)
        self._measure_in_sight()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.StyleChange:
            self._forget_heights()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.entries.item(self.currentIndex().row()))
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.chosen.emit(self.entries.item(index.row()))

    def _forget_heights(self) -> None:
        self._measured.clear()
        self.verticalHeader().setDefaultSectionSize(look().px(USUAL))

    def _measure_in_sight(self) -> bool:
        """Give the entries in the viewport the height they need; whether any was not measured yet."""
        row, before = max(0, self.rowAt(0)), len(self._measured)
        while row < self.entries.rowCount() and self.rowViewportPosition(row) < self.viewport().height():
            self._measure(row)
            row += 1
        if len(self._measured) == before:
            return False
        self.updateGeometries()
        return True

    def _measure_before(self, row: int) -> None:
        """Measure up from an entry as far as a viewport holds, so that going there lands on it."""
        room = self.viewport().height()
        while row >= 0 and room > 0:
            self._measure(row)
            room -= self.rowHeight(row)
            row -= 1
        self.updateGeometries()

    def _measure(self, row: int) -> None:
        if row not in self._measured:
            self._measured.add(row)
            self.setRowHeight(row, height_of(self.entries.item(row), self.viewport().width(), look()))


def spoken(entry: ChronologyEntry) -> str:
    """What a screen reader says of an entry."""
    tag, _ = tag_of(entry)
    said = (entry.title, say_entry_when(entry), entry.text, entry.exact_words, tag, f"by {entry.author}")
    parts = (*said, *marks(entry), meaning(entry), earlier(entry))
    return ", ".join(part for part in parts if part)
