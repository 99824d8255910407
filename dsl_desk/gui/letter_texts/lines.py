"""A text line by line, and a translation beside the English, to be read with the arrow keys or a screen reader."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.rows import DISPLAY, Index
from dsl_desk.gui.widgets.table import Column, TableModel
from dsl_desk.services.lettering.grammar import BlockKind
from dsl_desk.services.lettering.translations import Row

HEIGHT = 430  # of the lines in sight, at 100 % text
ROOM = 6  # round the words of a cell
BULLET = "• "
_FIELD, _ISOLATED = re.compile(r"\$\w+"), "\u2066\\g<0>\u2069"
"""A field keeps its "$" in front among words that run from the right."""
FONT, ALIGNMENT = 6, 7  # Qt's roles as plain numbers, as in widgets.rows
_STRONG = frozenset({BlockKind.TITLE, BlockKind.HEADING})


class Lines(QTableView):
    """The English, and with ``translated`` a second column for the other language."""

    def __init__(self) -> None:
        super().__init__()
        self._model = _LinesModel((Column("English", lambda row: row.english),))
        self.setModel(self._model)
        self.setItemDelegate(_Wrapped(self))
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(look().px(HEIGHT))

    def show_rows(self, rows: Sequence[Row], translated: str = "", *, right_to_left: bool = False) -> None:
        """``translated`` is the name of the other language."""
        columns: list[Column[Row]] = [Column("English", lambda row: _said(row.kind, row.english))]
        if translated:
            around = _ISOLATED if right_to_left else "\\g<0>"
            columns.append(Column(translated, lambda row: _FIELD.sub(around, _said(row.kind, row.translated))))
        self._model = _LinesModel(columns, rows)
        self.setModel(self._model)
        self.setItemDelegate(_Wrapped(self, right_to_left))
        self.setAccessibleName(f"The English and the {translated}, line by line" if translated else "The text")
        self.selectionModel().setCurrentIndex(self._model.index(0, 0), self.selectionModel().SelectionFlag.NoUpdate)
        self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.resizeRowsToContents()


class _LinesModel(TableModel[Row]):
    """Titles and headings stand out."""

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if role == FONT and index.isValid() and self.item(index.row()).kind in _STRONG:
            strong = QFont()
            strong.setWeight(QFont.Weight.DemiBold)
            return strong
        if role == ALIGNMENT:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
        return super().data(index, role)


class _Wrapped(QStyledItemDelegate):
    """Room around the words; the second column may run from the right."""

    def __init__(self, parent: Lines, right_to_left: bool = False) -> None:
        super().__init__(parent)
        self._right_to_left = right_to_left

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        super().initStyleOption(option, index)
        room = look().px(ROOM)
        option.rect = QRect(option.rect).adjusted(room, room, -room, -room)
        if index.column() and self._right_to_left:
            option.direction = Qt.LayoutDirection.RightToLeft

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return super().sizeHint(option, index) + QSize(0, 2 * look().px(ROOM))


def _said(kind: BlockKind, words: str) -> str:
    return f"{BULLET}{words}" if kind is BlockKind.BULLET and words else words
