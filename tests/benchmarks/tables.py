"""Two tables over the roll that are used alike: ours, and the least that Qt and SQLite need.

Both read blocks of rows after the paint that misses them, as no SQL runs on the thread that paints.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QHeaderView, QTableView

from dsl_desk.gui.children.model import BLOCK
from dsl_desk.gui.children.table import ROW_HEIGHT, RollTable
from dsl_desk.services.desk import Desk
from dsl_desk.services.roll.listing import Wanted, roll, roll_rows

WIDTH, HEIGHT = 1100, 560
COLUMNS = ("name", "year", "left_on", "sort_name", "found_as")  # one of them empty, as in ours


class Shown(Protocol):
    """A table that shows the children found, and paints until all in sight is there."""

    def make(self) -> None: ...

    def find(self, text: str) -> None: ...

    def go_to_end(self) -> None: ...


class OurTable:
    """The table of the page."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def make(self) -> None:
        self._asked: list[tuple[int, tuple[str, ...]]] = []
        self._table = RollTable()
        self._table.resize(WIDTH, HEIGHT)
        self._table.roll.wanted.connect(lambda block, ids: self._asked.append((block, ids)))

    def find(self, text: str) -> None:
        self._table.show_ids(roll(self._desk, Wanted(text)))
        self._paint()

    def go_to_end(self) -> None:
        self._table.scrollToBottom()
        self._paint()

    def _paint(self) -> None:
        self._table.grab()
        for block, ids in self._asked:
            self._table.roll.put(block, roll_rows(self._desk, ids))
        self._asked.clear()
        self._table.grab()


class BareTable:
    """A QTableView as it comes, with its own painting of cells."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def make(self) -> None:
        self._table = QTableView()
        self._table.resize(WIDTH, HEIGHT)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def find(self, text: str) -> None:
        self._model = _Model(self._desk, text)
        self._table.setModel(self._model)
        self._paint()

    def go_to_end(self) -> None:
        self._table.scrollToBottom()
        self._paint()

    def _paint(self) -> None:
        self._table.grab()
        self._model.fetch()
        self._table.grab()


class _Model(QAbstractTableModel):
    """Ids in an array, and blocks of plain columns of the table."""

    def __init__(self, desk: Desk, text: str) -> None:
        super().__init__()
        self._desk = desk
        words = [f" {word}" for word in text.split()]
        condition = " AND ".join("instr(found_as, ?)" for _ in words) or "1"
        rows = desk.connection.execute(f"SELECT id FROM child WHERE {condition} ORDER BY sort_name", words)  # noqa: S608
        self._ids = [id_ for (id_,) in rows.fetchall()]
        self._rows: dict[str, Sequence[str]] = {}
        self._asked: set[int] = set()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return len(self._ids)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return len(COLUMNS)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        if role != 0:
            return None
        row = self._rows.get(self._ids[index.row()])
        if row is None:
            self._asked.add(index.row() // BLOCK)
            return None
        return row[index.column()]

    def fetch(self) -> None:
        for block in self._asked:
            ids = self._ids[block * BLOCK :][:BLOCK]
            places = ", ".join("?" * len(ids))
            rows = self._desk.connection.execute(
                f"SELECT id, {', '.join(COLUMNS)} FROM child WHERE id IN ({places})",  # noqa: S608
                ids,
            )
            self._rows |= {id_: rest for id_, *rest in rows.fetchall()}
        self._asked.clear()
