"""The roll as a table model over ids: rows are read in blocks where one looks, and few of them are kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from dsl_desk.domain.when import say_day
from dsl_desk.gui.widgets.rows import ACCESSIBLE, DISPLAY, ROW, Index
from dsl_desk.services.roll.listing import Listed

BLOCK = 16
"""Rows read at once: about a screen."""

KEPT = 128 * BLOCK
"""Rows held; the ones read first go first."""

WAITING = "…"


@dataclass(frozen=True, slots=True)
class _Row:
    """A child of the roll, and what each column says of it: said once, painted often."""

    listed: Listed
    words: tuple[str | None, ...]


class RollModel(QAbstractTableModel):
    """``wanted(block, ids)`` asks for rows, which come with ``put`` whenever they are there."""

    wanted = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()
        self._rows: dict[str, _Row] = {}
        self._asked: set[int] = set()

    @property
    def ids(self) -> tuple[str, ...]:
        return self._ids

    def set_ids(self, ids: tuple[str, ...]) -> None:
        """Show these children; rows already read are kept."""
        self.beginResetModel()
        self._ids = ids
        self._asked.clear()
        self.endResetModel()

    def forget(self) -> None:
        """Read every row again: something was recorded."""
        self._rows.clear()
        self._asked.clear()

    def put(self, block: int, rows: Sequence[Listed]) -> None:
        """The rows asked for; harmless when other children are shown by now."""
        for row in rows:
            # No words cost Qt less than empty ones.
            self._rows[row.child.id] = _Row(row, tuple(say(row) or None for _, say in COLUMNS))
        for id_ in tuple(self._rows)[: max(0, len(self._rows) - KEPT)]:
            del self._rows[id_]
        self._asked.discard(block)
        first, last = block * BLOCK, min((block + 1) * BLOCK, len(self._ids)) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        # Qt asks for eight other roles of each cell it paints: turn those away first.
        if role != DISPLAY and role != ROW and role != ACCESSIBLE:  # noqa: PLR1714 a tuple takes twice as long
            return None
        number = index.row()
        row = self._rows.get(self._ids[number])
        if row is None:
            self._want(number // BLOCK)
            return None if role == ROW or index.column() else WAITING
        return row.listed if role == ROW else row.words[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:  # noqa: N802
        if orientation == Qt.Orientation.Horizontal and role == DISPLAY and section < len(COLUMNS):
            return COLUMNS[section][0]
        return None

    def _want(self, block: int) -> None:
        if block not in self._asked:
            self._asked.add(block)
            self.wanted.emit(block, self._ids[block * BLOCK : (block + 1) * BLOCK])


def name_of(row: Listed) -> str:
    """`Ward, Fin`: known-as names before legal ones, the family name first as the roll is sorted."""
    child = row.child
    return f"{child.family_known_as or child.family_name}, {child.known_as or child.given_name}"


def _place(row: Listed) -> str:
    left = row.child.left
    return f"Left {_day(say_day(left))}" if left else row.child.place


def _day(words: str) -> str:
    """`14 November 2012`: the day of the week says nothing here."""
    return words.partition(" ")[2]


COLUMNS: tuple[tuple[str, Callable[[Listed], str]], ...] = (
    ("Name", name_of),
    ("Year and form", _place),
    ("Status", lambda row: ", ".join(row.statuses)),
    ("Born", lambda row: _day(say_day(row.child.born)) if row.child.born else ""),
    ("Last record", lambda row: _day(say_day(row.last.date())) if row.last else "No records"),
)
