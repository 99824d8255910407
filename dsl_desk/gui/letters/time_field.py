"""A time of day typed as people say it, with the reading under it."""

from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.when import read_when, say_time
from dsl_desk.gui.forms.times import now
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.words import Kind, Words

NOT_A_TIME = "Type a time such as 15:30 or 3:30pm"


class TimeField(QWidget):
    """Reads 15:30, 3:30pm, 3pm, noon."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setMaximumWidth(look().px(160))
        self.line.setPlaceholderText("15:30, 3:30pm")
        self._reading, self._about = Words("", Kind.MUTED), ""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().px(3))
        box.addWidget(self.line)
        box.addWidget(self._reading)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._read)

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

    def text(self) -> str:
        return self.line.text()

    def set_text(self, text: str) -> None:
        self.line.setText(text)

    def reading(self) -> str:
        """The words under the field."""
        return self._reading.text()

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        self.line.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802
        self._about = description
        self._describe()

    def _read(self) -> None:
        try:
            at = self.time()
            words = say_time(at) if at else ""
        except InvalidRecord as error:
            words = error.problems[0].words
        self._reading.setText(words)
        self._describe()
        self.edited.emit()

    def _describe(self) -> None:
        self.line.setAccessibleDescription(". ".join(filter(None, (self._about, self._reading.text()))))
