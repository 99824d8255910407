"""A line typed as people say it, with the reading under it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.words import Kind, Words


class ReadLine(QWidget):
    """Says at every letter how the line is read, to the eye and to a screen reader."""

    edited = Signal()

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

    def text(self) -> str:
        return self.line.text()

    def set_text(self, text: str) -> None:
        self.line.setText(text)

    def reading(self) -> str:
        """The words under the line."""
        return self._reading.text()

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        self.line.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802
        super().setAccessibleDescription(description)
        self._describe()

    def _words(self) -> str:
        """How the line is read; raises InvalidRecord, whose words are shown, when it cannot be."""
        raise NotImplementedError

    def _read(self) -> None:
        try:
            words = self._words()
        except InvalidRecord as error:
            words = error.problems[0].words
        self._reading.setText(words)
        self._describe()
        self.edited.emit()

    def _describe(self) -> None:
        about = ". ".join(filter(None, (self.accessibleDescription(), self._reading.text())))
        self.line.setAccessibleDescription(about)
