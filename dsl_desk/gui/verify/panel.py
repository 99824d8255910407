"""Checking a bundle: the same before unlocking and after it, for nothing here needs a vault."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.tasks import Cancelled, Progress, Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.verify.choosing import ChooseFiles, ChooseFolder, ChoosingCard, ask_for_files, ask_for_folder
from dsl_desk.gui.verify.findings import Findings
from dsl_desk.gui.verify.keys import ChooseFile, KeysPart, ask_for_root
from dsl_desk.gui.widgets.announce import Banner
from dsl_desk.gui.widgets.buttons import primary, secondary
from dsl_desk.gui.widgets.card import SectionHeading
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.verifying import Handed, check

if TYPE_CHECKING:
    from dsl_desk.services.verifying import Verdict

ABOUT = (
    "For a bundle that reached you. Nothing leaves this computer, and nothing of the bundle is saved: only that it "
    "came, and in which order."
)
STOPPED = "Stopped. Nothing was kept of it."


class VerifyPanel(QWidget):
    """Choose, check, read the answers. ``found`` when they are there."""

    found = Signal()

    def __init__(
        self,
        tasks: Tasks,
        ledger: Path,
        choose_files: ChooseFiles = ask_for_files,
        choose_folder: ChooseFolder = ask_for_folder,
        choose_root: ChooseFile = ask_for_root,
    ) -> None:
        super().__init__()
        self._tasks, self._ledger = tasks, ledger
        self._work: Progress | None = None
        self.banner = Banner()
        self.choosing = ChoosingCard(choose_files, choose_folder)
        self.check_button, self.another_button = primary("Check it", "shield"), secondary("Check another bundle")
        self.progress = ProgressPanel()
        self.findings = Findings()
        self.keys = KeysPart(tasks, ledger, choose_root)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().px(12))
        for above in (Words(ABOUT, Kind.MUTED), self.banner, self.choosing.summary, self.findings, self.choosing):
            box.addWidget(above)
        for button in (self.check_button, self.another_button):
            box.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        for below in (self.progress, SectionHeading("Keys you accepted"), self.keys):
            box.addWidget(below)
        self._ask_for_another()
        self.another_button.clicked.connect(self._ask_for_another)
        self.choosing.check.connect(self.check)
        self.check_button.clicked.connect(self.check)
        self.progress.cancelled.connect(self._stop)
        self.keys.failed.connect(self._say)

    def begin(self) -> None:
        """Read whose keys are accepted, and take the keyboard."""
        self._ask_for_another()
        self.keys.read()

    def forget(self) -> None:
        """Drop the passphrase and everything that was read."""
        self.choosing.forget()
        self.findings.clear()

    def check(self) -> None:
        """Check what was chosen, or say what is missing."""
        self.banner.hide()
        self.findings.clear()
        if not self.choosing.is_complete():
            return
        handed = self._handed()
        self.check_button.setEnabled(False)
        self.progress.begin("Opening the bundle")
        self._work = self._tasks.make(
            self, lambda progress: _check(handed, progress), self._show, self._fail, self.progress.progressed
        )

    def _handed(self) -> Handed:
        path, *others = self.choosing.bundle.paths
        return Handed(
            path=path,
            apart=others[0] if others else None,
            passphrase=self.choosing.passphrase.text() or None,
            ledger=self._ledger,
            demonstration=self.choosing.demonstration.isChecked(),
        )

    def show_verdict(self, verdict: "Verdict") -> None:
        """The answers, in place of what was chosen where it could be read."""
        self._show_choosing(shown=not verdict.readable)
        self.findings.show_verdict(verdict)
        self.found.emit()

    def _show(self, verdict: "Verdict | None") -> None:
        self._ready(STOPPED if verdict is None else "The check is done")
        if verdict is None:
            self.banner.say(STOPPED)
        else:
            self.show_verdict(verdict)

    def _ask_for_another(self) -> None:
        self.forget()
        self._show_choosing(shown=True)
        self.choosing.bundle.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_choosing(self, *, shown: bool) -> None:
        """What was chosen stays in sight until it could be read: then the answers take its place."""
        for part in (self.choosing, self.check_button):
            part.setVisible(shown)
        self.another_button.setVisible(not shown)

    def _fail(self, error: DeskError) -> None:
        self._ready(str(error))
        self._say(error)

    def _say(self, error: DeskError) -> None:
        self.banner.say(str(error), urgent=True)

    def _ready(self, words: str) -> None:
        self.progress.finish(words)
        self.check_button.setEnabled(True)

    def _stop(self) -> None:
        if self._work:
            self._work.cancel()


def _check(handed: Handed, progress: Progress) -> "Verdict | None":
    """Nothing when it was stopped."""
    try:
        return check(handed, progress)
    except Cancelled:
        return None
