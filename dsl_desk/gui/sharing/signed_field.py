"""A signed receipt as a field: chosen by the person, checked away from the vault, told before it is saved."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.sharing.sayings import say_signature
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.words import Words
from dsl_desk.services.receipts import ReceiptCheck, SignedFile, receipt_check

ChooseReceipt = Callable[[QWidget], str]


def ask_for_receipt(parent: QWidget) -> str:
    """Where the signed file is, or nothing."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent, "Choose the signed receipt", "", "Signed receipts (*.pdf *.p7m *.p7s *.pem);;All files (*)"
    )
    return chosen


class SignedReceiptField(QWidget):
    """``signed`` is what was checked, or None. A draft keeps nothing of it: the file is chosen again."""

    edited = Signal()

    def __init__(self, tasks: Tasks, sharing_id: str, choose: ChooseReceipt = ask_for_receipt) -> None:
        super().__init__()
        self._tasks, self._sharing_id, self._choose = tasks, sharing_id, choose
        self.signed: SignedFile | None = None
        self.button = secondary("Choose a signed receipt …")
        self.said = Words("")
        self.said.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().px(6))
        box.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.said)
        self.setFocusProxy(self.button)
        self.button.clicked.connect(self._ask)

    def text(self) -> str:
        return ""

    def set_text(self, text: str) -> None:
        """Nothing of a file is kept in a draft."""

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802
        self.button.setAccessibleDescription(description)

    def _ask(self) -> None:
        chosen = self._choose(self)
        if not chosen:
            return
        sharing_id = self._sharing_id
        self.signed = None

        def check(against: ReceiptCheck) -> None:
            self._tasks.make(self, lambda _: against.check(Path(chosen)), self._show, self._refuse)

        self._tasks.read(self, lambda desk: receipt_check(desk, sharing_id), check, self._refuse)

    def _show(self, signed: SignedFile) -> None:
        self.signed = signed
        self._say(say_signature(signed.shown, signed.signature))
        self.edited.emit()

    def _refuse(self, error: DeskError) -> None:
        self._say(str(error))

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()
        announce(self, words)
