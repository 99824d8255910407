"""The buttons under a form, the question before a draft is thrown away, and when the draft was last kept."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.gui.widgets.buttons import Button, danger, link, primary, secondary
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.drafts import Draft

QUESTION = "Throw away what you typed? It cannot be brought back."


class FormFooter(QObject):
    """Save, ``more``, Save as unfinished, Discard draft; ``discarded`` when the question was answered with yes."""

    discarded = Signal()

    def __init__(self, save: str, *more: Button) -> None:
        super().__init__()
        self.save = primary(save, "check")
        self.unfinished = secondary("Save as unfinished")
        self.discard = link("Discard draft")
        self.note = Words("", Kind.MUTED, wrap=False)
        self.yes = danger("Discard it")
        self.no = secondary("Keep writing")
        self.keeping = (self.save, *more, self.unfinished)
        self._deeds: tuple[QWidget, ...] = (*self.keeping, _in_line(self.discard, self.save))
        self._question: tuple[QWidget, ...] = (
            _in_line(Words(QUESTION, Kind.STRONG, wrap=False), self.no),
            self.no,
            self.yes,
        )
        self.yes.clicked.connect(self.discarded)
        self.no.clicked.connect(self.withdraw)
        for widget in self._question:
            widget.hide()

    def widgets(self) -> tuple[QWidget, ...]:
        """Everything that stands in the footer, shown or not."""
        return self._deeds + self._question

    def ask(self) -> None:
        """Put the question in place of the buttons."""
        self._swap(asking=True)
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def withdraw(self) -> None:
        """Put the buttons back."""
        self._swap(asking=False)

    def say_saved(self, draft: Draft) -> None:
        """Such as "Draft saved 8:44:07am, encrypted"."""
        at = draft.saved
        half = "am" if at.hour < 12 else "pm"
        self.note.setText(f"Draft saved {at.hour % 12 or 12}:{at:%M:%S}{half}, encrypted")

    def clear(self) -> None:
        """As for a new form."""
        self.note.clear()
        self.withdraw()

    def _swap(self, *, asking: bool) -> None:
        for widget in self._deeds:
            widget.setVisible(not asking)
        for widget in self._question:
            widget.setVisible(asking)


def _in_line(low: QWidget, tall: QWidget) -> QWidget:
    """``low`` in the middle of a line as high as ``tall``."""
    holder = QWidget()
    holder.setMinimumHeight(tall.sizeHint().height())
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(low, alignment=Qt.AlignmentFlag.AlignVCenter)
    return holder
