"""What must be read before anything else goes on being believed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from dsl_desk.gui.theme import look, pixmap
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.words import Kind, Words

SHORTLY = "The check of the records has found something. You can go on working."


class Alarm(QFrame):
    """One line over every page until the window closes; ``chosen`` leads to all of what was found."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "warning")
        mark = Words("", wrap=False)
        mark.setPixmap(pixmap("warning", look().tokens.danger, look().px(22)))
        self.button = secondary("Read what to do")
        self.button.clicked.connect(self.chosen)
        line = QHBoxLayout(self)
        line.setContentsMargins(look().px(14), look().px(4), look().px(14), look().px(4))
        line.addWidget(mark)
        line.addWidget(Words(SHORTLY, Kind.STRONG), 1)
        line.addWidget(self.button)
        self._said: list[str] = []
        self.hide()

    def say(self, words: str) -> None:
        """Once, aloud and whole."""
        if words not in self._said:
            self._said.append(words)
            self.show()
            announce(self, words, urgent=True)

    def words(self) -> tuple[str, ...]:
        """What was said."""
        return tuple(self._said)
