"""One's own new passphrase."""

from PySide6.QtCore import Qt, Signal

from dsl_desk.domain.errors import DeskError, InvalidRecord
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.new_passphrase import NewPassphrase
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.people import set_passphrase

ABOUT = "The recovery code stays as it is. Old backups open with the passphrase of their day."


class PassphraseCard(Card):
    """``said`` and ``failed`` tell the page how it ended, ``asked_whose`` that a printed code opened for several."""

    said = Signal(str)
    failed = Signal(object)
    asked_whose = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self.new = NewPassphrase(tasks)
        self.new.entered.connect(self.save)
        self.summary = ErrorSummary(self.new.fields)
        self.progress = ProgressPanel()
        self.save_button = secondary("Set the new passphrase", "key")
        self.save_button.clicked.connect(self.save)
        self.body.setSpacing(look().px(12))
        self.add(Words("Passphrase", Kind.HEADING), Words(ABOUT, Kind.MUTED), self.summary, self.new, self.progress)
        self.body.addWidget(self.save_button, alignment=Qt.AlignmentFlag.AlignLeft)

    def forget(self) -> None:
        """Nothing of a passphrase stays on the screen."""
        self.new.clear()

    def save(self) -> None:
        """Set it when both fields say the same; the vault judges whether it could be guessed."""
        try:
            typed = self.new.passphrase()
        except InvalidRecord as error:
            self.summary.show_problems(error.problems)
            return
        self.save_button.setEnabled(False)
        self.progress.begin("Setting the new passphrase", can_cancel=False)
        self._tasks.read(self, lambda desk: set_passphrase(desk, typed), lambda _: self._saved(), self._refuse)

    def _saved(self) -> None:
        self._end("The new passphrase is set")
        self.summary.clear()
        self.forget()
        self.said.emit("The new passphrase is set")

    def _refuse(self, error: DeskError) -> None:
        self._end(str(error))
        if isinstance(error, InvalidRecord) and any(problem.field == "person" for problem in error.problems):
            self.asked_whose.emit()
        elif isinstance(error, InvalidRecord):
            self.summary.show_problems(error.problems)
        else:
            self.failed.emit(error)

    def _end(self, words: str) -> None:
        self.save_button.setEnabled(True)
        self.progress.finish(words)
