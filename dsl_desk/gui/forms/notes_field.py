"""Several short notes that belong together, each with a label of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField


@dataclass(frozen=True, slots=True)
class Part:
    """One of the notes: its name in the record, its label and what to write there."""

    name: str
    label: str
    hint: str = ""


class NotesField(QWidget):
    """Kept as the notes in the order of the parts."""

    edited = Signal()

    def __init__(self, parts: Sequence[Part], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notes = {part.name: NoteField(lines=2) for part in parts}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().px(10))
        for part in parts:
            note = self.notes[part.name]
            note.editor.textChanged.connect(self.edited)
            box.addWidget(LabelledField(part.label, note, part.hint))
        self.setFocusProxy(self.notes[parts[0].name])

    def texts(self) -> dict[str, str]:
        """What is written, by name."""
        return {name: note.text() for name, note in self.notes.items()}

    def text(self) -> list[str]:
        return [note.text() for note in self.notes.values()]

    def set_text(self, kept: Sequence[str]) -> None:
        for number, note in enumerate(self.notes.values()):
            note.set_text(kept[number] if number < len(kept) else "")
