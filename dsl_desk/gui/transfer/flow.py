"""The way through a transfer: the task list, one task at a time, and the confirmation."""

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.referral.made_bundle import MadeBundle
from dsl_desk.gui.referral.sealing import ChooseFolder
from dsl_desk.gui.referral.task_flow import BundleFlow
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.transfer.material import FORM, FileMaterial
from dsl_desk.gui.transfer.steps import TransferSteps
from dsl_desk.services.drafts import Fields, save_draft
from dsl_desk.services.exporting import ExportRequest
from dsl_desk.services.transferring.sending import add_school, save_transfer


class TransferFlow(BundleFlow):
    """What is written down of where the child goes is kept in the record as it is answered."""

    saved = "The file is signed and saved."

    def __init__(self, tasks: Tasks, choose_folder: ChooseFolder) -> None:
        super().__init__(tasks)
        self.draft_id, self._child_id = "", ""
        self._kept: Fields = {}
        self.steps = TransferSteps(tasks, self._request, self._not_drawn, choose_folder)
        self.lay_out(self.steps)
        only_who_records(tasks, self.steps.sealing.onward, *(step.onward for step in self.steps.written_down))
        self._connect()

    @property
    def bundle_steps(self) -> TransferSteps:
        return self.steps

    def begin(self, file: FileMaterial) -> None:
        """From the start, or from where the draft left it."""
        self._child_id = file.whole.child_id
        self.draft_id = file.draft.id if file.draft else file.base.new_draft_id
        self.steps.sealing.set_draft(self.draft_id)
        self.steps.begin(file.draft.fields if file.draft else {})
        self.offer(file)
        self._kept = self._state()
        self.show_list()

    def offer(self, file: FileMaterial) -> None:
        """What can go has changed."""
        self.steps.offer(file)
        self.steps.names.look_again()
        if self.list.isVisibleTo(self):
            self.show_list()

    def show_list(self) -> None:
        """Put the task list in front, with the keyboard on what comes next."""
        self.keep()
        self.steps.checking.pdf.clear()
        self.steps.names.look()
        self._show_statuses()
        self._show_list()

    def keep(self) -> None:
        """Save what changed, encrypted."""
        state = self._state()
        if not self.draft_id or state == self._kept or self._tasks.reads_only:
            return
        self._kept, draft_id = state, self.draft_id
        self._tasks.read(self, lambda desk: save_draft(desk, draft_id, FORM, state), lambda _: None, self.failed.emit)

    def forget(self) -> None:
        """Nothing of this one stays on the screen."""
        self._forget_confirmation()
        self.steps.checking.drop()

    def _connect(self) -> None:
        steps = self.steps
        for step in steps.all:
            step.back.connect(self.show_list)
        for answered in steps.answers:
            answered.edited.connect(steps.checking.drop)
            answered.finished.connect(self._write_down if answered in steps.written_down else self.show_list)
        steps.names.looked.connect(self._show_statuses)
        steps.checking.finished.connect(self.show_list)
        steps.sealing.made.connect(self._confirm)
        steps.sealing.failed.connect(self._not_sealed)

    def _write_down(self) -> None:
        """Where the child goes is kept in the record at once, so that the days are counted from the right one."""
        new_school = self.steps.next_school.new_school.text().strip()
        if new_school:
            self._tasks.write(self, lambda desk: add_school(desk, new_school), self._added, self.failed.emit)
            return
        try:
            transfer = self.steps.transfer()
        except InvalidRecord:  # the other task is not done yet; what is typed stays in the draft
            self.show_list()
            return
        self._tasks.write(self, lambda desk: save_transfer(desk, transfer), self._saved, self.failed.emit)

    def _added(self, changed: Changed) -> None:
        self.steps.next_school.new_school.clear()
        self.steps.next_school.agency.set_text(changed.id)
        self._write_down()

    def _saved(self, _changed: Changed) -> None:
        self.announced.emit("Saved")
        self.show_list()
        self.stale.emit()

    def _request(self) -> ExportRequest:
        return self.steps.request()

    def _show_statuses(self) -> None:
        self.steps.checking.ready = self.steps.ready()
        self.list.show_statuses()

    def _confirm(self, bundle: MadeBundle) -> None:
        self.draft_id = ""
        super()._confirm(bundle)

    def _state(self) -> Fields:
        return {"child": self._child_id, **self.steps.state()}
