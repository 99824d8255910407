"""One of a few things with names of their own, or none of them."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from dsl_desk.gui.widgets.select import Select

LETTERS = 24  # shown of a name before it is cut


class ChoiceBox(Select):
    """Kept as the id that is chosen, also while the choices to show are still being read."""

    edited = Signal()

    def __init__(self, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = nothing
        self._id = ""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LETTERS)
        self.set_choices(())
        self.activated.connect(self._choose)

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer these (id, words); what was chosen stays chosen."""
        self.clear()
        self.addItem(self._nothing, "")
        for id_, words in choices:
            self.addItem(words, id_)
        self.set_text(self._id)

    def text(self) -> str:
        """The id chosen, or nothing."""
        return self._id

    def set_text(self, id_: str) -> None:
        """Choose the id, as soon as it is offered."""
        self._id = id_
        self.setCurrentIndex(max(0, self.findData(id_)))

    def _choose(self, index: int) -> None:
        self._id = str(self.itemData(index))
        self.edited.emit()
