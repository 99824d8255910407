"""The way through a referral: the gate first, then the task list, one task at a time, and the confirmation."""

from PySide6.QtCore import Signal

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError, InvalidRecord
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.referral.draft import ReferralDraft
from dsl_desk.gui.referral.made_bundle import MadeBundle
from dsl_desk.gui.referral.material import Material
from dsl_desk.gui.referral.sealing import ChooseFolder
from dsl_desk.gui.referral.steps import Steps
from dsl_desk.gui.referral.task_flow import BundleFlow
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.exporting import ExportRequest, answer_route_gate


class ReferralFlow(BundleFlow):
    """Nothing is offered before the route gate was answered and its answer stored.

    ``decided`` when what the bundle holds may have changed.
    """

    decided = Signal()

    def __init__(self, tasks: Tasks, choose_folder: ChooseFolder) -> None:
        super().__init__(tasks)
        self.steps = Steps(tasks, self.request, self._not_drawn, choose_folder)
        self.draft = ReferralDraft(tasks, self.steps, self.failed.emit, self)
        self._new_answer_id = ""
        self.lay_out(self.steps)
        only_who_records(tasks, self.steps.gate.onward, self.steps.sealing.onward)
        self._connect()

    @property
    def bundle_steps(self) -> Steps:
        return self.steps

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

    def show_list(self) -> None:
        """Put the task list in front, with the keyboard on what comes next."""
        self.draft.keep()
        if not self.draft.route_id:
            self.left.emit()
            return
        self.steps.checking.pdf.clear()
        self.steps.names.look()
        self._show_statuses()
        self._show_list()

    def leave(self) -> None:
        """Keep the draft; after the bundle was made, forget it all."""
        self.draft.keep()
        if self.confirmation:
            self._start_again()
        elif self.steps.checking.isVisibleTo(self):
            self.show_list()

    def _connect(self) -> None:
        steps = self.steps
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

    def _confirm(self, bundle: MadeBundle) -> None:
        self.draft.end()
        super()._confirm(bundle)

    def _start_again(self) -> None:
        """A new referral the next time; nothing of this one stays on the screen."""
        self._forget_confirmation()
        self.draft.forget()
        self.steps.forget_report()
