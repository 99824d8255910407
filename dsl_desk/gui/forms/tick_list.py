"""Ticking some of a list that is read from the vault."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from dsl_desk.gui.theme import look

ROW = 30  # logical pixels
ID = Qt.ItemDataRole.UserRole


class TickList(QListWidget):
    """Lines with a box to tick each, ``rows`` of them in sight; kept as the ids ticked, offered already or not."""

    edited = Signal()

    def __init__(self, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticked: set[str] = set()
        self.setProperty("kind", "choices")
        self.setUniformItemSizes(True)
        self.setSpacing(look().px(2))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFixedHeight(look().px(ROW) * rows)
        self.itemChanged.connect(self._tick)

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer these (id, words); what was ticked stays ticked."""
        self.blockSignals(True)
        self.clear()
        for id_, words in choices:
            item = QListWidgetItem(words, self)
            item.setData(ID, id_)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        self._show_ticks()
        self.blockSignals(False)

    def text(self) -> list[str]:
        """The ids ticked, in the order of the list; those not offered yet come last."""
        listed = [str(self.item(row).data(ID)) for row in range(self.count())]
        return [id_ for id_ in listed if id_ in self._ticked] + sorted(self._ticked.difference(listed))

    def set_text(self, ids: Collection[str]) -> None:
        """Tick exactly these."""
        self._ticked = set(ids)
        self.blockSignals(True)
        self._show_ticks()
        self.blockSignals(False)

    def _show_ticks(self) -> None:
        for row in range(self.count()):
            item = self.item(row)
            ticked = item.data(ID) in self._ticked
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _tick(self, item: QListWidgetItem) -> None:
        if item.checkState() == Qt.CheckState.Checked:
            self._ticked.add(item.data(ID))
        else:
            self._ticked.discard(item.data(ID))
        self.edited.emit()
