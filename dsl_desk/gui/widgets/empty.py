"""What a list says when it holds nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import Button
from dsl_desk.gui.widgets.words import Kind, Words


class EmptyState(QWidget):
    """One sentence about why it is empty, one about what to do, perhaps the button that does it."""

    def __init__(
        self, words: str, advice: str = "", deed: Button | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        edge = look().px(22)
        box = QVBoxLayout(self)
        box.setContentsMargins(edge, edge, edge, edge)
        box.addWidget(Words(words, Kind.STRONG))
        if advice:
            box.addWidget(Words(advice, Kind.MUTED))
        if deed:
            box.addWidget(deed, alignment=Qt.AlignmentFlag.AlignLeft)
