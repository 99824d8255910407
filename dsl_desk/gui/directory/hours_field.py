"""Opening hours typed as people write them, with the reading under the line."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dsl_desk.domain.opening import read_hours, say_hours
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.words import Kind, Words

NOT_READ = "Kept as typed. Whether it is open now cannot be said from these words."


class HoursField(QWidget):
    """Any words may stand in it; only those that are understood say whether a contact is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self._reading = Words("", Kind.MUTED)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().px(3))
        box.addWidget(self.line)
        box.addWidget(self._reading)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._read)
        self._read()

    def reading(self) -> str:
        """The words under the line."""
        return self._reading.text()

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        self.line.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802
        super().setAccessibleDescription(description)
        self._describe()

    def _read(self) -> None:
        hours = read_hours(self.line.text())
        typed = bool(self.line.text().strip())
        self._reading.setText(f"Read as: {say_hours(hours)}" if hours else NOT_READ if typed else "")
        self._reading.setVisible(typed)
        self._describe()

    def _describe(self) -> None:
        about = ". ".join(part for part in (self.accessibleDescription(), self._reading.text()) if part)
        self.line.setAccessibleDescription(about)
