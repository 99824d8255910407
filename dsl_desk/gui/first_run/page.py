"""First run, in six steps from the school to the place of its backups. One thing on the screen at a time."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsl_desk.domain.errors import DeskError, InvalidRecord, Problem
from dsl_desk.gui.first_run.steps import (
    BackupStep,
    ChildrenStep,
    Founding,
    PassphraseStep,
    PoliceStep,
    RecoveryStep,
    SchoolStep,
    Step,
)
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import link, primary
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.words import Kind, Words

WIDTH = 640


class FirstRunPage(QWidget):
    """Six steps. ``make_vault(Founding)`` is answered by ``show_recovery_code`` or ``show_error``.

    ``typed_back`` comes when the code was read from its paper.

    ``finished(PoliceContact, backup folder, import a pupil list next)`` comes when the last step is right; the first
    two may be empty.
    """

    make_vault = Signal(object)
    print_recovery_code = Signal()
    typed_back = Signal()
    look_round = Signal()
    restore = Signal()
    check = Signal()
    finished = Signal(object, str, bool)

    def __init__(self, offer: Callable[[], str], judge: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(look().px(WIDTH))
        self.school, self.passphrase = SchoolStep(), PassphraseStep(offer, judge)
        self.recovery, self.children_step = RecoveryStep(), ChildrenStep()
        self.police, self.backup = PoliceStep(), BackupStep()
        self._steps: tuple[Step, ...] = (
            self.school, self.passphrase, self.recovery, self.children_step, self.police, self.backup,
        )  # fmt: skip
        self._count = Words("", Kind.MUTED)
        self._stack = QWidget()
        self._back = link("Back")
        self._continue = primary("Continue")
        self._demo = link("Look round with made-up children")
        self._restore = link("Restore a backup")
        self._check = link("Check a bundle")
        self.progress = ProgressPanel()
        self.recovery.print_code.connect(self.print_recovery_code)
        self._back.clicked.connect(lambda: self.go_to(self._at - 1))
        self._continue.clicked.connect(self._go_on)
        self._demo.clicked.connect(self.look_round)
        self._restore.clicked.connect(self.restore)
        self._check.clicked.connect(self.check)
        self._lay_out()
        self.go_to(0)

    @property
    def step(self) -> Step:
        """The step on the screen."""
        return self._steps[self._at]

    def go_to(self, number: int) -> None:
        """Show step ``number``, from 0."""
        self._at = number
        self._count.setText(f"Step {number + 1} of {len(self._steps)}")
        self._continue.set_words("Finish" if self.step is self.backup else "Continue")
        # The vault is made after the passphrase: from the recovery code on there is no way back through it.
        self._back.setVisible(self.step in (self.passphrase, self.police, self.backup))
        for other_way in (self._restore, self._check, self._demo):
            other_way.setVisible(self.step is self.school)
        for other in self._steps:
            other.setVisible(other is self.step)
        self.step.first.setFocus()

    def wait(self, step: str) -> None:
        """The vault is being made."""
        self._stack.setEnabled(False)
        self._continue.setEnabled(False)
        self.progress.begin(step, can_cancel=False)

    def show_recovery_code(self, code: str) -> None:
        """The vault is made; the passphrase is forgotten here and the code is shown once."""
        self._ready("The records are ready")
        self.passphrase.clear()
        self.recovery.show_code(code)
        self.go_to(self._steps.index(self.recovery))

    def show_error(self, error: DeskError) -> None:
        """Say what went wrong on this step; nothing typed is lost."""
        self._ready(str(error))
        problems = error.problems if isinstance(error, InvalidRecord) else (Problem("", str(error)),)
        self.step.summary.show_problems(problems)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.step.first.setFocus()

    def _ready(self, words: str) -> None:
        self._stack.setEnabled(True)
        self._continue.setEnabled(True)
        self.progress.finish(words)

    def _lay_out(self) -> None:
        worn = look()
        # Not a QStackedWidget: that one is as tall as its tallest page.
        steps = QVBoxLayout(self._stack)
        steps.setContentsMargins(0, 0, 0, 0)
        for step in self._steps:
            steps.addWidget(step)
        buttons = QHBoxLayout()
        buttons.setSpacing(worn.px(16))
        for button in (self._continue, self._back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        others = Flow(gap=16, between=4)
        for other_way in (self._restore, self._check, self._demo):
            others.addWidget(other_way)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(worn.px(10))
        column.addWidget(self._count)
        column.addWidget(self._stack)
        column.addWidget(self.progress)
        column.addLayout(buttons)
        column.addLayout(others)

    def _go_on(self) -> None:
        try:
            self.step.check()
        except InvalidRecord as error:
            self.step.summary.show_problems(error.problems)
            return
        self.step.summary.clear()
        if self.step is self.passphrase:
            school = self.school.school()
            self.make_vault.emit(Founding(school, school.dsl_name, school.dsl_role, self.passphrase.passphrase()))
        elif self.step is self.backup:
            self.finished.emit(self.police.contact(), self.backup.folder(), self.children_step.import_list())
        else:
            if self.step is self.recovery:
                self._leave_recovery()
            self.go_to(self._at + 1)

    def _leave_recovery(self) -> None:
        if self.recovery.typed_back:
            self.typed_back.emit()
        self.recovery.clear()
