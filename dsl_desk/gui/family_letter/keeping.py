"""Entering the letters that were read in the record, after which they are printed or saved."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.family_letter.family_step import FamilyStep
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.task_row import Status
from dsl_desk.gui.widgets.words import Words
from dsl_desk.services.lettering.private.logging import log_private
from dsl_desk.services.lettering.private.preparing import DrawnPrivate

ABOUT = (
    "Each letter is entered as a contact of this child, with its exact pages, before it can be printed or saved. You "
    "say afterwards how it went, now or later from Today."
)


class Keeping(FamilyStep):
    """``kept`` when the letters are in the record; ``failed`` when they are not, and nothing is."""

    kept = Signal(object)
    failed = Signal(object)

    name = "keep"

    def __init__(self, tasks: Tasks, drawn: Callable[[], tuple[DrawnPrivate, ...]]) -> None:
        super().__init__("Enter it in the record and print", "Enter it in the record and print", "Enter and print")
        self._tasks, self._drawn = tasks, drawn
        self._draft_id = ""
        self.card.add(Words(ABOUT))

    def set_draft(self, draft_id: str) -> None:
        """The unfinished letter that ends with this."""
        self._draft_id = draft_id

    def status(self) -> Status:
        return Status.NOT_STARTED if self._drawn() else Status.CANNOT_START

    def detail(self) -> str:
        return "Once for each printing, with what was printed"

    def go_on(self) -> None:
        drawn, draft_id = self._drawn(), self._draft_id
        if drawn and self.onward.isEnabled():
            self.onward.setEnabled(False)
            self._tasks.write(
                self, lambda desk: log_private(desk, drawn, draft_id), lambda _: self._logged(drawn), self._not_logged
            )

    def _logged(self, drawn: tuple[DrawnPrivate, ...]) -> None:
        self.onward.setEnabled(True)
        self.kept.emit(drawn)

    def _not_logged(self, error: DeskError) -> None:
        self.onward.setEnabled(True)
        self.failed.emit(error)
