"""Backup and safety: when the last copy was proved, whether one is due, and the button that makes the next."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from dsl_desk.gui.backups.making_panel import MakingPanel
from dsl_desk.gui.proving.words import say_proof
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look, pixmap
from dsl_desk.gui.widgets.buttons import link, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.words import Words
from dsl_desk.services.backups.place import BackupStanding
from dsl_desk.services.proving import Standing

ChooseFolder = Callable[[QWidget, str], str]


def ask_for_folder(parent: QWidget, start: str) -> str:
    """The folder a person picks, or nothing."""
    return QFileDialog.getExistingDirectory(parent, "Choose where the backup goes", start)


class BackupCard(Card):
    """``all_wanted`` leads to the page of all backups."""

    all_wanted = Signal()
    proof_wanted = Signal()

    def __init__(self, tasks: Tasks, choose_folder: ChooseFolder = ask_for_folder) -> None:
        super().__init__("Backup and safety")
        self._choose_folder = choose_folder
        self._folder = ""
        self._last, self._due, self._checked = _Line(), _Line(), _Line()
        self.making = MakingPanel(tasks)
        self.button = secondary("Back up now …", "backup")
        self.button.clicked.connect(self._back_up)
        self.making.busy.connect(lambda busy: self.button.setEnabled(not busy))
        every = link("All backups")
        every.clicked.connect(self.all_wanted)
        whole = link("Are the records whole?")
        whole.clicked.connect(self.proof_wanted)
        self.add(self._last, self._due, self._checked, self.making, self.button, every, whole)

    def show_state(self, standing: BackupStanding, proof: Standing) -> None:
        """How safe the records are, and how far they are proved."""
        self._folder = standing.folder
        self.button.set_words("Back up now" if self._folder else "Back up now …")
        last = standing.last_words
        self._last.say(f"Backup made and checked: {last}", True)
        self._last.setVisible(bool(last))
        self._due.say(standing.reminder, False)
        self._due.setVisible(standing.due)
        self._checked.say(say_proof(proof), not proof.notices)

    def _back_up(self) -> None:
        """To the place it went last; a person is asked where only the first time."""
        place = self._folder or self._choose_folder(self, "")
        if place:
            self.making.begin(Path(place))


class _Line(QWidget):
    """A sentence with a tick, or with a warning triangle."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._words = Words("", wrap=False), Words("")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look().px(8))
        line.addWidget(self._icon)
        line.addWidget(self._words, 1)

    def say(self, words: str, good: bool) -> None:
        tokens = look().tokens
        picture = (
            pixmap("check", tokens.good, look().px(18)) if good else pixmap("warning", tokens.danger, look().px(18))
        )
        self._icon.setPixmap(picture)
        self._words.setText(words)
