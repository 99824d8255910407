"""Opening hours typed as people write them, with the reading under the line."""

from PySide6.QtWidgets import QWidget

from dsl_desk.domain.opening import read_hours, say_hours
from dsl_desk.gui.widgets.read_line import ReadLine

NOT_READ = "Kept as typed. Whether it is open now cannot be said from these words."


class HoursField(ReadLine):
    """Any words may stand in it; only those that are understood say whether a contact is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read()

    def _words(self) -> str:
        hours = read_hours(self.line.text())
        if hours:
            return f"Read as: {say_hours(hours)}"
        return NOT_READ if self.line.text().strip() else ""

    def _read(self) -> None:
        super()._read()
        self._reading.setVisible(bool(self.line.text().strip()))
