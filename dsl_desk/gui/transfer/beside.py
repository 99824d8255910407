"""By when a child's file has to be with the next school, beside the chronology; nothing where no file waits."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt

from dsl_desk.gui.child.part import ChildPart
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.transfer.days import DaysCard
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.transferring.clock import Waiting, file_waiting
from dsl_desk.services.transferring.whole import left_behind

BEHIND = "{count} of this record had not gone with the file: written since, or not seen by whoever sent it."


@dataclass(frozen=True, slots=True)
class Standing:
    """What is shown on a day."""

    today: date
    waiting: Waiting | None
    behind: int


class FileBeside(ChildPart):
    """Also what was written after the file had gone: the next school does not know of it."""

    title = "The child’s file"

    def __init__(self, tasks: Tasks, child_id: str) -> None:
        super().__init__(tasks, child_id)
        self.days, self.behind = DaysCard(), Words("", Kind.STRONG)
        self.button = secondary("Transfer the file …", "folder")
        self.button.clicked.connect(lambda: self.navigate.emit("transfer", child_id))
        self.add(self.days, self.behind)
        self.body.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)
        for widget in (self.days, self.behind, self.button):
            widget.hide()

    def read(self) -> None:
        child_id = self.child_id

        def read(desk: Desk) -> Standing:
            return Standing(desk.today(), file_waiting(desk, child_id), left_behind(desk, child_id))

        self.tasks.read(self, read, self.show_standing, self.failed.emit)

    def show_standing(self, standing: Standing) -> None:
        """Show what was read."""
        self.days.show_waiting(standing.waiting, standing.today)
        entries = "1 entry" if standing.behind == 1 else f"{standing.behind} entries"
        self.behind.setText(BEHIND.format(count=entries))
        self.behind.setVisible(bool(standing.behind) and standing.waiting is None)
        self.button.setVisible(standing.waiting is not None or bool(standing.behind))
