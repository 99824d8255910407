"""A new passphrase: typed twice, or offered and typed once more. Nothing of it is kept, as a draft or otherwise."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.passphrase_field import PassphraseField
from dsl_desk.services.passphrases import offered_passphrase

HINT = "At least four unrelated words, not only everyday ones. Spaces count."


class NewPassphrase(QWidget):
    """``fields`` are for the error summary of the form it stands in; ``entered`` when Enter is pressed."""

    entered = Signal()

    def __init__(
        self, tasks: Tasks, label: str = "New passphrase", offered: Callable[[], str] = offered_passphrase
    ) -> None:
        super().__init__()
        self._tasks, self._offered = tasks, offered
        self._field, self._again = PassphraseField(), QLineEdit()
        self._again.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.entered.connect(self.entered)
        self._again.returnPressed.connect(self.entered)
        self.fields = {
            "passphrase": LabelledField(label, self._field, HINT),
            "again": LabelledField("Type it once more", self._again),
        }
        offer = secondary("Offer me a passphrase")
        offer.clicked.connect(self._offer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(12))
        for field in self.fields.values():
            column.addWidget(field)
        column.addWidget(offer, alignment=Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._field)

    def passphrase(self) -> str:
        """What both fields say; raises InvalidRecord when they do not say the same."""
        typed = self._field.text()
        if not typed:
            raise InvalidRecord(Problem("passphrase", "Enter a passphrase, or take the one offered"))
        if typed != self._again.text():
            raise InvalidRecord(Problem("again", "The two passphrases are not the same. Type it once more"))
        return typed

    def clear(self) -> None:
        """Nothing of a passphrase stays on the screen."""
        self._field.clear()
        self._again.clear()

    def _offer(self) -> None:
        self._tasks.make(self, lambda progress: self._offered(), self._show_offer)

    def _show_offer(self, passphrase: str) -> None:
        self._field.set_text(passphrase)
        self._field.show_text()
        self._again.clear()
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)
