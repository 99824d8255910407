"""The table of the roll: as quick at a hundred thousand children as at a hundred."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from dsl_desk.gui.children.delegate import RollDelegate
from dsl_desk.gui.children.model import RollModel
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.table import TableView

PLACE, STATUS, BORN, LAST = 1, 2, 3, 4  # columns after the name
WIDTHS = {PLACE: 150, STATUS: 210, BORN: 170, LAST: 170}  # logical pixels; the name takes the rest
ROOM = {STATUS: 960, BORN: 760}  # under this a column gives way to the name
ROW_HEIGHT, LEAST_HEIGHT = 44, 240


class RollTable(TableView):
    """Enter or a click emits ``chosen(child id)``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.roll = RollModel()
        super().__init__("Children", self.roll, parent)
        worn = look()
        self.setItemDelegate(RollDelegate(self))
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

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        for column, room in ROOM.items():
            self.setColumnHidden(column, event.size().width() < look().px(room))
