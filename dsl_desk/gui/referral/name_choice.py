"""What becomes of one name."""

from collections.abc import Callable, Collection
from string import ascii_uppercase
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dsl_desk.domain.other_names import NameTreatment
from dsl_desk.gui.forms.options import Option, Options
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import link
from dsl_desk.gui.widgets.field import LabelledField

CHOICES = (
    Option(NameTreatment.NAMED.name, "Name this child: a possible victim or witness"),
    Option(NameTreatment.PSEUDONYM.name, "Write a pseudonym, which police can ask you about"),
    Option(NameTreatment.REMOVED.name, "Take the name out"),
    Option(NameTreatment.MEANT_OTHERWISE.name, "The words mean somebody or something else: leave them"),
)


class Kept(NamedTuple):
    """A choice in a draft. ``typed``: the words were added by hand."""

    treatment: str = ""
    label: str = ""
    typed: str = ""


class NameChoice(QWidget):
    """Four ways and no default. ``new_label`` gives a pseudonym that is not taken; it can be written over."""

    edited = Signal()
    removed = Signal()

    def __init__(self, name: str, kept: Kept, new_label: Callable[[], str]) -> None:
        super().__init__()
        self._name, self._typed, self._new_label = name, kept.typed, new_label
        self.options = Options(CHOICES)
        self.line = QLineEdit(kept.label)
        self.line.setMaximumWidth(look().px(260))
        self._pseudonym = LabelledField("What they read instead", self.line, "The same for one child’s nickname.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.options)
        column.addWidget(self._pseudonym)
        if kept.typed:
            remove = link("Remove these words")
            remove.clicked.connect(self.removed)
            column.addWidget(remove)
        self.options.tick([kept.treatment])
        self._pseudonym.setVisible(kept.treatment == NameTreatment.PSEUDONYM.name)
        self.setFocusProxy(self.options)
        self.options.edited.connect(self._choose)
        self.line.textEdited.connect(self.edited)

    def treatment(self) -> NameTreatment:
        return NameTreatment[self.options.code()]

    def label(self) -> str:
        """What stands in the place of a pseudonym's words."""
        return self.line.text().strip() if self.options.code() == NameTreatment.PSEUDONYM.name else ""

    def kept(self) -> Kept:
        return Kept(self.options.code(), self.label(), self._typed)

    def problem(self) -> str:
        """What is missing, or nothing."""
        if not self.options.code():
            return f"Decide what becomes of {self._name}"
        if self.options.code() == NameTreatment.PSEUDONYM.name and not self.label():
            return f"Enter what they read instead of {self._name}"
        return ""

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802
        self.options.setAccessibleDescription(description)

    def _choose(self) -> None:
        pseudonym = self.options.code() == NameTreatment.PSEUDONYM.name
        if pseudonym and not self.line.text().strip():
            self.line.setText(self._new_label())
        self._pseudonym.setVisible(pseudonym)
        self.edited.emit()


def next_label(taken: Collection[str]) -> str:
    """Child A, Child B and so on: the first that is not taken."""
    letters = (*ascii_uppercase, *(first + second for first in ascii_uppercase for second in ascii_uppercase))
    return next(label for letter in letters if (label := f"Child {letter}") not in taken)
