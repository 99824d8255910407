"""The table of the roll: as quick at a hundred thousand children as at a hundred."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from dsl_desk.gui.children.delegate import NameDelegate
from dsl_desk.gui.children.model import RollModel
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.rows import Index
from dsl_desk.gui.widgets.table import TableView

NAME, PLACE, STATUS, BORN, LAST = range(5)
WIDTHS = {PLACE: 150, STATUS: 210, BORN: 170, LAST: 170}  # logical pixels; the name takes the rest
ROOM = {STATUS: 960, BORN: 760}  # under this a column gives way to the name
ROW_HEIGHT, LEAST_HEIGHT = 44, 240


class RollTable(TableView):
    """Enter or a click emits ``chosen(child id)``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.roll = RollModel()
        super().__init__("Children", self.roll, parent)
        self._names = NameDelegate(self)
        worn = look()
        self.setProperty("kind", "roll")
        self.setItemDelegateForColumn(NAME, self._names)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(worn.px(ROW_HEIGHT))
        for column, width in WIDTHS.items():
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, worn.px(width))
        self.setMinimumHeight(worn.px(LEAST_HEIGHT))

    def show_ids(self, ids: tuple[str, ...]) -> None:
        """Show these children from the top."""
        self.roll.set_ids(ids)
        self.start_at_top()

    def at(self, row: int) -> str:
        return self.roll.ids[row]

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._names.wear(look())

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self.viewport().update()  # the line below a row is painted with its name

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        for column, room in ROOM.items():
            self.setColumnHidden(column, event.size().width() < look().px(room))
