"""A passphrase: hidden unless asked, pasting allowed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import Button, Rank


class PassphraseField(QWidget):
    """A line and the button that shows or hides it; Enter emits ``entered``."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.returnPressed.connect(self.entered)
        self._show = Button("Show", Rank.SECONDARY)
        self._show.setCheckable(True)
        self._show.setAccessibleName("Show the passphrase")
        self._show.toggled.connect(self._set_shown)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().px(8))
        row.addWidget(self.line, 1)
        row.addWidget(self._show)
        self.setFocusProxy(self.line)

    def text(self) -> str:
        return self.line.text()

    def set_text(self, text: str) -> None:
        self.line.setText(text)

    def show_text(self) -> None:
        """Show what is typed."""
        self._show.setChecked(True)

    def clear(self) -> None:
        """Forget what was typed and hide what comes next."""
        self.line.clear()
        self._show.setChecked(False)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        self.line.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802
        self.line.setAccessibleDescription(description)

    def _set_shown(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._show.set_words("Hide" if shown else "Show")
        self._show.setAccessibleName("Hide the passphrase" if shown else "Show the passphrase")
