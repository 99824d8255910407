"""Keeping a form as an encrypted draft while it is written, so that a lock or a crash loses nothing."""

from PySide6.QtCore import QTimer, Signal

from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.forms.form import Form
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.drafts import Draft, Fields, save_draft

SOON = 800  # milliseconds from the first change to the draft, however fast one types on


class DraftKeeper(QTimer):
    """Saves the form soon after a change and whenever asked, under the id the record will have.

    Emits ``saved(Draft)`` or ``failed(DeskError)``. A form with nothing but a child in it is not worth a draft.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, name: str, form: Form) -> None:
        super().__init__(form)
        self._tasks, self._name, self._form = tasks, name, form
        self._kept: Fields = {}
        self.exists = False
        self.setSingleShot(True)
        self.setInterval(SOON)
        self.timeout.connect(self.keep)

    def begin(self, *, exists: bool = False) -> None:
        """The form as it stands is where we start: a new one, or a draft that ``exists``."""
        self.stop()
        self._kept, self.exists = self._form.state(), exists

    def touch(self) -> None:
        """Something was typed; costs nothing until the draft is due."""
        if not self.isActive():
            self.start()

    def keep(self) -> None:
        """Save now what has changed since it was last saved."""
        self.stop()
        state = self._form.state()
        if state == self._kept or (self._form.blank and not self.exists) or self._tasks.reads_only:
            return
        self._kept, self.exists = state, True
        draft_id, name = self._form.record_id, self._name
        self._tasks.read(self, lambda desk: save_draft(desk, draft_id, name, state), self._tell, self._refuse)

    def _tell(self, draft: Draft) -> None:
        if draft.id == self._form.record_id:
            self.saved.emit(draft)

    def _refuse(self, error: DeskError) -> None:
        self._kept = {}
        self.failed.emit(error)
