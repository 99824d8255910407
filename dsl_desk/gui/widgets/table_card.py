"""A card with a table that is as tall as its rows, up to a few."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex

from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.table import Column, Table
from dsl_desk.gui.widgets.words import Kind, Words

T = TypeVar("T")
MOST_SHOWN = 6  # rows without scrolling
LINE, LONG_LINE = 36, 48  # logical pixels of a row with one line of words, with two


class TableCard(Card, Generic[T]):
    """A heading with a count, a sentence, and the table; hidden while there is nothing in it.

    With ``long_words`` the last column of the current row stands in full below, however narrow the window is.
    """

    def __init__(self, name: str, words: str, columns: Sequence[Column[T]], *, long_words: bool = False) -> None:
        super().__init__()
        self._name, self._row = name, look().px(LONG_LINE if long_words else LINE)
        self.heading = Words(name, Kind.HEADING)
        self.words = Words(words)
        self.table: Table[T] = Table(name, columns)
        self.table.setWordWrap(long_words)
        self.table.verticalHeader().setDefaultSectionSize(self._row)
        self.full = Words("", Kind.MUTED)
        self.add(self.heading, self.words, self.table, self.full)
        self.words.setVisible(bool(words))
        self.full.setVisible(long_words)
        self.table.selectionModel().currentChanged.connect(self._show_full)
        self.hide()

    def show_items(self, items: Sequence[T]) -> None:
        self.heading.setText(f"{self._name} ({len(items):,})")
        self.table.set_items(items)
        shown = min(len(items), MOST_SHOWN)
        self.table.setFixedHeight(
            self.table.horizontalHeader().sizeHint().height() + shown * self._row + look().px(6)
        )
        self.setVisible(bool(items))

    def _show_full(self, current: QModelIndex) -> None:
        model = self.table.model()
        cells = [str(model.index(current.row(), column).data()) for column in range(model.columnCount())]
        self.full.setText(" · ".join(cells) if current.isValid() else "")

    def say_again(self) -> None:
        """What a column says about the current row has changed."""
        model, row = self.table.model(), self.table.currentIndex().row()
        model.dataChanged.emit(model.index(row, 0), model.index(row, model.columnCount() - 1))
        # The row is said anew to whoever listens.
        self.table.selectionModel().setCurrentIndex(
            model.index(row, model.columnCount() - 1), QItemSelectionModel.SelectionFlag.NoUpdate
        )
