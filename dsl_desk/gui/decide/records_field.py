"""Ticking the records that something rests on."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.when import say_day
from dsl_desk.gui.theme import look

ROWS = 6
ID = Qt.ItemDataRole.UserRole


class RecordsField(QListWidget):
    """A child's records, newest first, each with a box to tick; kept as the ids ticked."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticked: set[str] = set()
        self.setProperty("kind", "choices")
        self.setUniformItemSizes(True)
        self.setSpacing(look().px(2))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFixedHeight(look().px(30) * ROWS)
        self.itemChanged.connect(self._tick)

    def set_entries(self, entries: Iterable[ChronologyEntry]) -> None:
        """Offer these; what was ticked stays ticked."""
        self.blockSignals(True)
        self.clear()
        for entry in entries:
            item = QListWidgetItem(_words(entry), self)
            item.setData(ID, entry.id)
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


def _words(entry: ChronologyEntry) -> str:
    day = entry.when.day or school_time(entry.recorded).date()
    first_line = entry.text.strip().split("\n", 1)[0][:120]
    return f"{say_day(day)} · {entry.title} · {first_line}"
