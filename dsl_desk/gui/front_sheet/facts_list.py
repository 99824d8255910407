"""Facts as a list: what each is at the left, the words beside it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.words import Kind, Words

NAMES = 135  # logical pixels of the column of names


class FactsList(QWidget):
    """One line for each (name, words)."""

    def __init__(self, facts: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look().px(14))
        grid.setVerticalSpacing(look().px(4))
        grid.setColumnMinimumWidth(0, look().px(NAMES))
        grid.setColumnStretch(1, 1)
        for row, (name, words) in enumerate(facts):
            # An email address has no space to end a line at.
            label, said = Words(name, Kind.MUTED), Words(words.replace("@", "@\u200b"))
            label.setFixedWidth(look().px(NAMES))
            for column, shown in enumerate((label, said)):
                shown.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                grid.addWidget(shown, row, column)
