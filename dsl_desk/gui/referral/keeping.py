"""Keeping a referral as an encrypted draft while it is put together."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.referral.material import FORM
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.drafts import Fields, save_draft

PAUSE = 800  # milliseconds without a change


class ReferralKeeper(QTimer):
    """Saves ``state`` after a pause and whenever asked, once there is something to save."""

    def __init__(
        self, tasks: Tasks, state: Callable[[], Fields], failed: Callable[[DeskError], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks, self._state, self._failed = tasks, state, failed
        self._kept: Fields = {}
        self._id = ""
        self.setSingleShot(True)
        self.setInterval(PAUSE)
        self.timeout.connect(self.keep)

    def begin(self, draft_id: str, kept: Fields) -> None:
        """From now on under this id; ``kept`` is what the vault has of it."""
        self.stop()
        self._id, self._kept = draft_id, kept

    def end(self) -> None:
        """The referral is a bundle, or belongs to somebody else now."""
        self.stop()
        self._id = ""

    def touch(self) -> None:
        if self._id:
            self.start()

    def keep(self) -> None:
        """Save what changed since the last time."""
        self.stop()
        state = self._state()
        if not self._id or state == self._kept or self._tasks.reads_only:
            return
        self._kept = state
        draft_id = self._id
        self._tasks.read(self, lambda desk: save_draft(desk, draft_id, FORM, state), lambda _: None, self._refuse)

    def _refuse(self, error: DeskError) -> None:
        self._kept = {}
        self._failed(error)
