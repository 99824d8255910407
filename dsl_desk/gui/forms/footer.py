"""The buttons under a form, the question before a draft is thrown away, and when the draft was last kept."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.buttons import danger, link, primary, secondary
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.drafts import Draft

QUESTION = "Throw away what you typed? It cannot be brought back."


class FormFooter(QObject):
    """Save, Save as unfinished, Discard draft; ``more`` buttons stand after Save. ``discarded`` is the confirmed no."""

    discarded = Signal()

    def __init__(self, save: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.save = primary(save, "check")
        self.unfinished = secondary("Save as unfinished")
        self.discard = link("Discard draft")
        self.note = Words("", Kind.MUTED)
