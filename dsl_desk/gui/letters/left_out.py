"""Which contacts a letter could not carry, and how to mend that."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from dsl_desk.gui.widgets.buttons import link
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.words import Kind, Words


class LeftOut(Card):
    """Hidden when nothing was left out; ``directory`` asks to go there."""

    directory = Signal()

    def __init__(self) -> None:
        super().__init__(kind="warning")
        self.notes = Words("")
        go = link("Open the directory")
        go.clicked.connect(self.directory)
        self.add(Words("Left out of this letter", Kind.STRONG), self.notes)
        self.body.addWidget(go, alignment=Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_notes(self, notes: Sequence[str]) -> None:
        self.notes.setText("\n\n".join(notes))
        self.setVisible(bool(notes))
