"""A new passphrase, offered or one's own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.errors import DeskError, InvalidRecord, Problem
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.passphrase_field import PassphraseField
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.passphrases import offered_passphrase
from dsl_desk.services.people import set_passphrase


class PassphraseCard(Card):
    """Typed twice. Nothing of it is kept, as a draft or otherwise."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._field, self._again = PassphraseField(), QLineEdit()
        self._again.setEchoMode(QLineEdit.EchoMode.Password)
        self._again.returnPressed.connect(self.save)
        self._field.entered.connect(self.save)
        self.fields = {
            "passphrase": LabelledField(
                "New passphrase", self._field, "At least four unrelated words. Spaces count."
            ),
            "again": LabelledField("Type it once more", self._again),
        }
        self.summary = ErrorSummary(self.fields)
        self.progress = ProgressPanel()
        self.save_button = secondary("Set the new passphrase", "key")
        self.save_button.clicked.connect(self.save)
        offer = secondary("Offer me a passphrase")
        offer.clicked.connect(self._offer)
        self.body.setSpacing(look().px(12))
        about = "The recovery code stays as it is. Old backups open with the passphrase of their day."
        self.add(Words("Passphrase", Kind.HEADING), Words(about, Kind.MUTED), self.summary, *self.fields.values())
        self.add(self.progress)
        buttons = Flow()
        buttons.addWidget(self.save_button)
        buttons.addWidget(offer)
        self.body.addLayout(buttons)

    def forget(self) -> None:
        """Nothing of a passphrase stays on the screen."""
        self._field.clear()
        self._again.clear()

    def save(self) -> None:
        """Set it when both fields say the same; the vault judges whether it could be guessed."""
        typed = self._field.text()
        if not typed:
            self.summary.show_problems([Problem("passphrase", "Enter a passphrase, or take the one offered")])
        elif typed != self._again.text():
            self.summary.show_problems([Problem("again", "The two passphrases are not the same. Type it once more")])
        else:
            self.save_button.setEnabled(False)
            self.progress.begin("Setting the new passphrase", can_cancel=False)
            self._tasks.read(self, lambda desk: set_passphrase(desk, typed), lambda _: self._saved(), self._refuse)

    def _offer(self) -> None:
        self._tasks.make(self, lambda progress: offered_passphrase(), self._show_offer)

    def _show_offer(self, passphrase: str) -> None:
        self._field.set_text(passphrase)
        self._field.show_text()
        self._again.clear()
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _saved(self) -> None:
        self._end("The new passphrase is set")
        self.summary.clear()
        self.forget()
        self.said.emit("The new passphrase is set")

    def _refuse(self, error: DeskError) -> None:
        self._end(str(error))
        if isinstance(error, InvalidRecord):
            self.summary.show_problems(error.problems)
        else:
            self.failed.emit(error)

    def _end(self, words: str) -> None:
        self.save_button.setEnabled(True)
        self.progress.finish(words)
