"""The way through a letter to a family: the task list, one task at a time, and the letters in the record."""

from PySide6.QtCore import QTimer, Signal

from dsl_desk.domain.errors import DeskError, InvalidRecord, Problem
from dsl_desk.gui.family_letter.done import LettersKept
from dsl_desk.gui.family_letter.material import FORM, FamilyMaterial
from dsl_desk.gui.family_letter.steps import FamilySteps
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.referral.task_flow import TaskFlow
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.drafts import Fields, save_draft
from dsl_desk.services.lettering.private.asked import NamesAnotherChild
from dsl_desk.services.lettering.private.preparing import DrawnPrivate

PAUSE = 800  # milliseconds without a change


class FamilyFlow(TaskFlow):
    """Every answer is kept as a draft. ``decided`` when what the letter is may have changed."""

    decided = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks)
        self.draft_id, self._child_id = "", ""
        self._kept: Fields = {}
        self.done: LettersKept | None = None
        self.steps = FamilySteps(tasks, self._refuse)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.keep)
        self.lay_out(self.steps)
        only_who_records(tasks, self.steps.keeping.onward)
        self._connect()

    def begin(self, material: FamilyMaterial) -> None:
        """From the start, or from where the draft left it."""
        self._child_id = material.child.id
        self.draft_id = material.draft.id if material.draft else material.new_draft_id
        self.steps.keeping.set_draft(self.draft_id)
        self.steps.offer(material)
        self.steps.restore(material.draft.fields if material.draft else {})
        self._kept = self._state()
        self.show_list()

    def offer(self, material: FamilyMaterial) -> None:
        """What can be chosen has changed; what was read may say something else now."""
        self.steps.reading.drop()
        self.steps.offer(material)
        self._show_statuses()

    def show_list(self) -> None:
        """Put the list in front, with the keyboard on what comes next."""
        self.keep()
        self._show_statuses()
        self._show_list()

    def keep(self) -> None:
        """Save what changed, encrypted."""
        self._pause.stop()
        state = self._state()
        if not self.draft_id or state == self._kept or self._tasks.reads_only:
            return
        self._kept, draft_id = state, self.draft_id
        self._tasks.read(self, lambda desk: save_draft(desk, draft_id, FORM, state), lambda _: None, self._not_kept)

    def forget(self) -> None:
        """Nothing of this one stays on the screen."""
        self.steps.reading.drop()
        if self.done:
            self.done.deleteLater()
            self.done = None

    def _connect(self) -> None:
        steps = self.steps
        for step in steps.all:
            step.back.connect(self.show_list)
        for answered in steps.answers:
            answered.edited.connect(steps.reading.drop)
            answered.edited.connect(self._pause.start)
            answered.finished.connect(self.show_list)
        steps.reading.finished.connect(self.show_list)
        steps.keeping.kept.connect(self._end)
        steps.keeping.failed.connect(self._not_logged)

    def _refuse(self, error: DeskError) -> None:
        """Another child's name is shown as it was typed, so that it can be taken out."""
        if isinstance(error, NamesAnotherChild):
            names = ", ".join(f"“{words}”" for found in error.found for words in found.words)
            error = InvalidRecord(*(Problem(each.field, f"{names}: {each.words}") for each in error.problems))
        super()._refuse(error)

    def _show_statuses(self) -> None:
        self.steps.reading.ready = self.steps.ready()
        self.list.show_statuses()
        self.decided.emit()

    def _not_logged(self, error: DeskError) -> None:
        """Nothing is in the record. What changed since the letter was read asks for it to be read again."""
        if isinstance(error, InvalidRecord):
            self.steps.reading.drop()
            self.show_list()
        self._refuse(error)

    def _end(self, drawn: tuple[DrawnPrivate, ...]) -> None:
        self._pause.stop()
        self.draft_id = ""
        self.done = LettersKept(self._tasks, drawn)
        self.done.finished.connect(self.left)
        self.done.failed.connect(self.failed)
        self.done.announced.connect(self.announced)
        self._show_end(self.done, self.done.first)
        self.announced.emit("The letter is in the record.")

    def _not_kept(self, error: DeskError) -> None:
        self._kept = {}
        self.failed.emit(error)

    def _state(self) -> Fields:
        return {"child": self._child_id, **self.steps.state()}
