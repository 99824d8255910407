"""A list in a card, with what it says when it holds nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.empty import EmptyState
from dsl_desk.gui.widgets.rows import Row, RowList


class ListCard(Card):
    """Rows, or the words for none; ``chosen(key)``."""

    chosen = Signal(object)

    def __init__(self, name: str, none: str, advice: str = "") -> None:
        super().__init__(snug=True)
        self.rows = RowList(name, whole=True)
        self.rows.chosen.connect(self.chosen)
        self._none = EmptyState(none, advice)
        self.add(self.rows, self._none)
        self.rows.hide()
        self._none.hide()  # nothing is said to be absent before it was read

    def set_rows(self, rows: Sequence[Row]) -> None:
        self.rows.set_rows(rows)
        self.rows.setVisible(bool(rows))
        self._none.setVisible(not rows)
