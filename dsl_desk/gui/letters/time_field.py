"""A time of day typed as people say it, with the reading under it."""

from datetime import time

from PySide6.QtWidgets import QWidget

from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.when import read_when, say_time
from dsl_desk.gui.forms.times import now
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.read_line import ReadLine

NOT_A_TIME = "Type a time such as 15:30 or 3:30pm"


class TimeField(ReadLine):
    """Reads 15:30, 3:30pm, 3pm, noon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line.setMaximumWidth(look().px(160))
        self.line.setPlaceholderText("15:30, 3:30pm")

    def time(self) -> time | None:
        """What is typed, None where nothing is; raises InvalidRecord when it cannot be read."""
        typed = self.line.text().strip()
        if not typed:
            return None
        try:
            at = read_when(f"today {typed}", now(), future=True).time
        except InvalidRecord:
            at = None
        if at is None:
            raise InvalidRecord(Problem("time", NOT_A_TIME))
        return at

    def _words(self) -> str:
        at = self.time()
        return say_time(at) if at else ""
