"""The referral as it is kept, encrypted, while it is put together: for whom, by which route, and every answer."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.referral.gate import RouteGate
from dsl_desk.gui.referral.material import FORM
from dsl_desk.gui.referral.steps import Steps
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.drafts import Fields, save_draft

PAUSE = 800  # milliseconds without a change


class ReferralDraft(QTimer):
    """Saves itself after a pause and whenever asked, once there is something to save.

    ``route_id`` is the recorded answer to the route gate, empty before there is one. Until an answer given anew is
    recorded, the draft keeps the one that counts.
    """

    def __init__(self, tasks: Tasks, steps: Steps, failed: Callable[[DeskError], None], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._steps, self._failed = tasks, steps, failed
        self._kept: Fields = {}
        self._answered: Fields = {}
        self.draft_id = self.child_id = self.route_id = ""
        self.setSingleShot(True)
        self.setInterval(PAUSE)
        self.timeout.connect(self.keep)

    def begin(self, draft_id: str, child_id: str, kept: Fields | None = None) -> None:
        """From now on under this id; ``kept`` is what the vault has of it."""
        self.stop()
        self.draft_id, self.child_id = draft_id, child_id
        if kept:
            self.route_id = str(kept.get("route_id", ""))
            self._steps.restore(kept)
        self._answered = self._gate.state()
        self._kept = self.state()

    def route_recorded(self, route_id: str) -> None:
        """The gate as it is answered now is what counts."""
        self.route_id, self._answered = route_id, self._gate.state()
        self._kept = {}

    def withdraw_route(self) -> None:
        """Back to the answer that was recorded, if there is one."""
        if self.route_id:
            self._gate.restore(self._answered)

    def end(self) -> None:
        """The referral is a bundle, or belongs to somebody else now."""
        self.stop()
        self.draft_id = ""

    def forget(self) -> None:
        """A new referral the next time; nothing of this one stays on the screen."""
        self.end()
        self.child_id = self.route_id = ""
        self._steps.restore({})

    def touch(self) -> None:
        if self.draft_id:
            self.start()

    def keep(self) -> None:
        """Save what changed since the last time."""
        self.stop()
        state = self.state()
        if not self.draft_id or state == self._kept or self._tasks.reads_only:
            return
        self._kept = state
        draft_id = self.draft_id
        self._tasks.read(self, lambda desk: save_draft(desk, draft_id, FORM, state), lambda _: None, self._refuse)

    def state(self) -> Fields:
        """Everything there is to keep."""
        answers = self._steps.state()
        if self.route_id:
            answers |= {f"{self._gate.name}.{name}": value for name, value in self._answered.items()}
        return {"child": self.child_id, "route_id": self.route_id, **answers}

    @property
    def _gate(self) -> RouteGate:
        return self._steps.gate

    def _refuse(self, error: DeskError) -> None:
        self._kept = {}
        self._failed(error)
