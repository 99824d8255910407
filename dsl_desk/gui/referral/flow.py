"""The way through a referral: the gate first, then the task list, one task at a time, and the confirmation."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import BundleError, DeskError, InvalidRecord
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.referral.confirmation import Confirmation
from dsl_desk.gui.referral.draft import ReferralDraft
from dsl_desk.gui.referral.made_bundle import MadeBundle
from dsl_desk.gui.referral.material import Material
from dsl_desk.gui.referral.sealing import ChooseFolder
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.referral.steps import Steps
from dsl_desk.gui.referral.task_list import TaskList
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.exporting import ExportRequest, NamesUndecided, answer_route_gate


class ReferralFlow(QWidget):
    """Nothing is offered before the route gate was answered and its answer stored.

    ``turned`` when another view is in front, ``decided`` when what the bundle holds may have changed, ``stale`` when
    the material has to be read again, ``left`` when the person goes back to the child.
    """

    turned = Signal()
    decided = Signal()
    stale = Signal()
    left = Signal()
    failed = Signal(object)
    announced = Signal(str)

    def __init__(self, tasks: Tasks, choose_folder: ChooseFolder) -> None:
        super().__init__()
        self._tasks = tasks
        self.steps = Steps(tasks, self.request, self._not_drawn, choose_folder)
        self.draft = ReferralDraft(tasks, self.steps, self.failed.emit, self)
        self.list = TaskList(self.steps.sections)
        self.confirmation: Confirmation | None = None
        self._new_answer_id = ""
        self._last: Step | None = None
        self._views: tuple[QWidget, ...] = (self.list, *self.steps.all)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for view in self._views:
            self._column.addWidget(view)
            view.hide()
        only_who_records(tasks, self.steps.gate.onward, self.steps.sealing.onward)
        self._connect()

    def offer(self, material: Material) -> None:
        """What can be chosen has changed."""
        self._new_answer_id = material.new_answer_id
        self.steps.offer(material)
        self.steps.names.look_again()
        if self.list.isVisibleTo(self):
            self.steps.names.look()
            self._show_statuses()

    def begin(self, material: Material) -> None:
        """A referral for this child, from the start or from where the draft left it."""
        assert material.child, "a referral begins with a child"
        self.offer(material)
        draft_id = material.draft.id if material.draft else material.new_draft_id
        self.draft.begin(draft_id, material.child.id, material.draft.fields if material.draft else None)
        self.steps.sealing.set_draft(draft_id)
        if self.draft.route_id:
            self.show_list()
        else:
            self.open(self.steps.gate)

    def request(self) -> ExportRequest:
        """Everything decided; raises InvalidRecord while something is missing."""
        return self.steps.request(self.draft.child_id, self.draft.route_id)

    def open(self, step: Step) -> None:
        """Put one task in front."""
        self._last = step
        self._show(step)
        step.opened()

    def show_list(self) -> None:
        """Put the task list in front, with the keyboard on what comes next."""
        self.draft.keep()
        if not self.draft.route_id:
            self.left.emit()
            return
        self.steps.checking.pdf.clear()
        self.steps.names.look()
        self._show_statuses()
        self._show(self.list)
        self.list.focus_after(self._last)

    def leave(self) -> None:
        """Keep the draft; after the bundle was made, forget it all."""
        self.draft.keep()
        if self.confirmation:
            self._start_again()
        elif self.steps.checking.isVisibleTo(self):
            self.show_list()

    def _connect(self) -> None:
        steps = self.steps
        self.list.chosen.connect(self.open)
        for step in steps.all:
            step.edited.connect(self.draft.touch)
            step.back.connect(self._withdraw_route if step is steps.gate else self.show_list)
        for answered in steps.answers:
            answered.edited.connect(steps.forget_report)
            answered.edited.connect(self.decided)
            answered.finished.connect(self.show_list)
        steps.gate.finished.connect(self._record_route)
        steps.names.looked.connect(self._names_looked)
        steps.wording.to_change.connect(self.open)
        steps.checking.finished.connect(self.show_list)
        steps.checking.finished.connect(self.stale)  # the school's key was made with its first report
        steps.sealing.made.connect(self._confirm)
        steps.sealing.failed.connect(self._not_sealed)

    def _record_route(self) -> None:
        """Stored before anything else is offered; answered again, it is a second answer and the first one stays."""
        gate = self.steps.gate
        answer = gate.answer(self._new_answer_id, self.draft.child_id)
        gate.onward.setEnabled(False)
        self._tasks.write(
            self, lambda desk: answer_route_gate(desk, answer), self._route_recorded, self._refuse_route
        )

    def _route_recorded(self, changed: Changed) -> None:
        self.steps.gate.onward.setEnabled(True)
        self.steps.forget_report()
        self.draft.route_recorded(changed.id)
        self.announced.emit("Recorded")
        self.show_list()
        self.stale.emit()  # a second answer needs an id of its own

    def _refuse_route(self, error: DeskError) -> None:
        self.steps.gate.onward.setEnabled(True)
        if isinstance(error, InvalidRecord):
            self.steps.gate.summary.show_problems(error.problems)
        else:
            self.failed.emit(error)

    def _withdraw_route(self) -> None:
        """Back without recording: the answer that was recorded is the one that counts."""
        self.draft.withdraw_route()
        self.show_list()

    def _show_statuses(self) -> None:
        self.steps.checking.ready = self.steps.ready()
        self.list.show_statuses()
        self.decided.emit()

    def _names_looked(self) -> None:
        self._show_statuses()
        self.list.lead_on(self._last)

    def _not_drawn(self, error: DeskError) -> None:
        """The report cannot be put together: the task that it is about says why."""
        if isinstance(error, NamesUndecided):
            self.steps.names.ask_about(error.found)
        step = self.steps.refuse(error.problems) if isinstance(error, InvalidRecord) else None
        if step:
            self.open(step)
        else:
            self.failed.emit(error)

    def _not_sealed(self, error: DeskError) -> None:
        """Nothing has left. What changed since the report was read asks for it to be read again."""
        if isinstance(error, BundleError | InvalidRecord):
            self.steps.checking.drop()
            self.show_list()
        self._not_drawn(error)

    def _confirm(self, bundle: MadeBundle) -> None:
        self.draft.end()
        self.confirmation = Confirmation(self._tasks, bundle)
        self.confirmation.finished.connect(self.left)
        self._column.addWidget(self.confirmation)
        self._show(self.confirmation)
        self.confirmation.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.announced.emit("The bundle is signed and saved.")

    def _start_again(self) -> None:
        """A new referral the next time; nothing of this one stays on the screen."""
        if self.confirmation:
            self.confirmation.forget()
            self.confirmation.deleteLater()
        self.confirmation = None
        self.draft.forget()
        self.steps.forget_report()

    def _show(self, view: QWidget) -> None:
        for other in self._views:
            other.setVisible(other is view)
        self.turned.emit()
