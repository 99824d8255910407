"""How far the backup is that is being made, with Cancel; and why the last one was not made."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.backups.backing_up import backing_up
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.words import Kind, Words


class MakingPanel(QWidget):
    """Shows whatever backup is being made, whoever asked for it; ``busy(whether)`` is for the buttons beside."""

    busy = Signal(bool)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._work = backing_up(tasks)
        self.progress = ProgressPanel()
        self.problem = Words("", Kind.ERROR)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.problem)
        column.addWidget(self.progress)
        self.progress.cancelled.connect(self._work.cancel)
        self._work.began.connect(self._began)
        self._work.progressed.connect(self.progress.progressed)
        self._work.made.connect(lambda: self._ended("Backup made and checked"))
        self._work.stopped.connect(lambda: self._ended("The backup was stopped and removed"))
        self._work.failed.connect(self._failed)
        if self._work.running:
            self._began()
        else:
            self.hide()

    def begin(self, place: Path) -> None:
        """Make a backup in ``place``."""
        self._work.begin(place)

    def _began(self) -> None:
        self.problem.hide()
        self.show()
        self.progress.begin("Looking at the place for backups")
        self.busy.emit(True)

    def _ended(self, words: str) -> None:
        self.progress.finish(words)
        self.hide()
        self.busy.emit(False)

    def _failed(self, error: DeskError) -> None:
        self.progress.finish(str(error))
        self.problem.setText(str(error))
        self.problem.show()
        self.busy.emit(False)
