"""The way through a list of tasks: the list, one task at a time, and what stands at its end."""

from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.errors import BundleError, DeskError, InvalidRecord
from dsl_desk.gui.referral.checking import Checking
from dsl_desk.gui.referral.confirmation import Confirmation
from dsl_desk.gui.referral.made_bundle import MadeBundle
from dsl_desk.gui.referral.names import Names
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.referral.task_list import TaskList
from dsl_desk.gui.referral.task_steps import TaskSteps
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.exporting import NamesUndecided


class BundleSteps(Protocol):
    """Tasks that end in a bundle."""

    checking: Checking
    names: Names


class TaskFlow(QWidget):
    """One view in front at a time. ``turned`` when it is another one, ``left`` to go back to the child.

    ``stale`` when what can be chosen has to be read again.
    """

    turned = Signal()
    stale = Signal()
    left = Signal()
    failed = Signal(object)
    announced = Signal(str)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._last: Step | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def lay_out(self, steps: TaskSteps) -> None:
        """Put the list and every task in their places, none of them in front yet."""
        self._steps = steps
        self.list = TaskList(steps.sections)
        self.list.chosen.connect(self.open)
        self._views: tuple[QWidget, ...] = (self.list, *steps.all)
        for view in self._views:
            self._column.addWidget(view)
            view.hide()

    def open(self, step: Step) -> None:
        """Put one task in front."""
        self._last = step
        self._show(step)
        step.opened()

    def _show_list(self) -> None:
        """Put the list in front, with the keyboard on what comes next."""
        self._show(self.list)
        self.list.focus_after(self._last)

    def _show(self, view: QWidget) -> None:
        for other in self._views:
            other.setVisible(other is view)
        self.turned.emit()

    def _show_end(self, end: QWidget, first: QWidget) -> None:
        """Put what stands at the end in front, with the keyboard on its ``first`` control."""
        self._column.addWidget(end)
        self._show(end)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, error: DeskError) -> None:
        """Nothing was made: the task that it is about says why."""
        step = self._steps.refuse(error.problems) if isinstance(error, InvalidRecord) else None
        if step:
            self.open(step)
        else:
            self.failed.emit(error)


class BundleFlow(TaskFlow):
    """Ends in a bundle that is signed and saved, and in what to do with it."""

    saved = "The bundle is signed and saved."

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks)
        self.confirmation: Confirmation | None = None

    @property
    def bundle_steps(self) -> BundleSteps:
        raise NotImplementedError

    def show_list(self) -> None:
        raise NotImplementedError

    def _not_drawn(self, error: DeskError) -> None:
        """The report cannot be put together."""
        if isinstance(error, NamesUndecided):
            self.bundle_steps.names.ask_about(error.found)
        self._refuse(error)

    def _not_sealed(self, error: DeskError) -> None:
        """Nothing has left. What changed since the report was read asks for it to be read again."""
        if isinstance(error, BundleError | InvalidRecord):
            self.bundle_steps.checking.drop()
            self.show_list()
        self._not_drawn(error)

    def _confirm(self, bundle: MadeBundle) -> None:
        self.confirmation = Confirmation(self._tasks, bundle)
        self.confirmation.finished.connect(self.left)
        self._show_end(self.confirmation, self.confirmation.first)
        self.announced.emit(self.saved)

    def _forget_confirmation(self) -> None:
        """Nothing of this bundle stays on the screen."""
        if self.confirmation:
            self.confirmation.forget()
            self.confirmation.deleteLater()
        self.confirmation = None
