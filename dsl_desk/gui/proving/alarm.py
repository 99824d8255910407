"""What must be read before anything else goes on being believed."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dsl_desk.gui.theme import look, pixmap
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.words import Kind, Words


class Alarm(QFrame):
    """Stands over every page until the window closes. It holds up nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "warning")
        mark = Words("", wrap=False)
        mark.setPixmap(pixmap("warning", look().tokens.danger, look().px(22)))
        self._lines = QVBoxLayout()
        line = QHBoxLayout(self)
        line.setContentsMargins(look().px(14), look().px(8), look().px(14), look().px(8))
        line.addWidget(mark)
        line.addLayout(self._lines, 1)
        self._said: list[str] = []
        self.hide()

    def say(self, words: str) -> None:
        """Once, aloud and for good."""
        if words not in self._said:
            self._said.append(words)
            self._lines.addWidget(Words(words, Kind.STRONG))
            self.show()
            announce(self, words, urgent=True)

    def words(self) -> tuple[str, ...]:
        return tuple(self._said)
