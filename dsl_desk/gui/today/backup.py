"""Backup and safety: when the last copy was proved, and the button that makes the next."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look, pixmap
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.backups.making import back_up

ChooseFolder = Callable[[QWidget, str], str]


def ask_for_folder(parent: QWidget, start: str) -> str:
    """The folder a person picks, or nothing."""
    return QFileDialog.getExistingDirectory(parent, "Choose where the backup goes", start)


class BackupCard(Card):
    """``backed_up`` comes after a copy was made and verified."""

    backed_up = Signal()

    def __init__(self, tasks: Tasks, choose_folder: ChooseFolder = ask_for_folder) -> None:
        super().__init__("Backup and safety")
        self._tasks = tasks
        self._choose_folder = choose_folder
        self._start = ""
        self._last, self._checked = _Line(), _Line()
        self.problem = Words("", Kind.ERROR)
        self.problem.hide()
        self.progress = ProgressPanel()
        self.button = secondary("Back up now …", "backup")
        self.button.clicked.connect(self._ask)
        self.add(self._last, self._checked, self.problem, self.progress, self.button)

    def show_state(self, last_backup: str, folder: str, sound: bool) -> None:
        """When the last verified backup was made, where it went, and whether opening found nothing to worry about."""
        self._start = folder
        self._last.say(
            f"Backup made and checked: {last_backup}" if last_backup else "No backup yet", bool(last_backup)
        )
        words = "Records passed their check when opened" if sound else "Read the notice at the top of this page"
        self._checked.say(words, sound)

    def _ask(self) -> None:
        chosen = self._choose_folder(self, self._start)
        if not chosen:
            return
        self.button.setEnabled(False)
        self.problem.hide()
        self.progress.begin("Making a copy and checking it", can_cancel=False)
        self._tasks.read(self, lambda desk: back_up(desk, Path(chosen)), self._made, self._failed)

    def _made(self, _folder: Path) -> None:
        self.button.setEnabled(True)
        self.progress.finish("Backup made and checked")
        self.backed_up.emit()

    def _failed(self, error: DeskError) -> None:
        self.button.setEnabled(True)
        self.progress.finish(str(error))
        self.problem.setText(str(error))
        self.problem.show()


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
