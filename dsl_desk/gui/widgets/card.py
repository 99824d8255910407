"""Cards: white boxes that hold one thing each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.words import Kind, Words, rule


class Card(QFrame):
    """A bordered box with a column of things in it; ``body`` is the column."""

    def __init__(
        self, heading: str = "", parent: QWidget | None = None, *, kind: str = "card", snug: bool = False
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        worn = look()
        self.body = QVBoxLayout(self)
        self.body.setSpacing(worn.px(8))
        if snug:
            self.body.setContentsMargins(1, worn.px(5), 1, worn.px(5))
            self.body.setSpacing(0)
        else:
            self.body.setContentsMargins(worn.px(18), worn.px(14), worn.px(18), worn.px(16))
        if heading:
            self.body.addWidget(Words(heading, Kind.STRONG))

    def add(self, *widgets: QWidget) -> None:
        """Put widgets under what is already there."""
        for widget in widgets:
            self.body.addWidget(widget)

    def add_rule(self) -> None:
        self.body.addWidget(rule(self))

    def add_fact(self, name: str, value: str) -> Words:
        """A line "name ... value"; returns the value's label."""
        line = QHBoxLayout()
        line.addWidget(Words(name, Kind.MUTED, wrap=False))
        shown = Words(value)
        shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(shown, 1)
        self.body.addLayout(line)
        return shown


class SectionHeading(QWidget):
    """A heading with an optional count, and room at the right for one link."""

    def __init__(
        self, words: str, count: str = "", beside: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, look().px(6), 0, 0)
        line.setSpacing(look().px(8))
        line.addWidget(Words(words, Kind.HEADING, wrap=False))
        self._count = Words(count, Kind.MUTED, wrap=False)
        line.addWidget(self._count)
        line.addStretch(1)
        if beside:
            line.addWidget(beside)

    def set_count(self, count: str) -> None:
        self._count.setText(count)
