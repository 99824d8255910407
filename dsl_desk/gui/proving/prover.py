"""The journal proved behind the window, a slice at a time, and anchors left while somebody works."""

from PySide6.QtCore import QObject, QTimer, Signal

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.proving import Standing

REST = 1_500
"""Milliseconds after the window opens, when its first page is painted."""

BETWEEN = 60
"""Milliseconds between two slices: what a person asks for comes first, and the fan stays off."""

ANCHOR_EVERY = 3 * 60_000


class Prover(QObject):
    """``told`` comes with each sentence that the person must read now. A lock ends it: nothing more is answered."""

    told = Signal(str)

    def __init__(self, tasks: Tasks, window: QObject) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._known: frozenset[str] | None = None
        self._anchors = QTimer(self)
        self._anchors.setInterval(ANCHOR_EVERY)
        self._anchors.timeout.connect(self.keep_watch)

    def begin_soon(self) -> None:
        QTimer.singleShot(REST, self, self.begin)

    def begin(self) -> None:
        """What was said at opening stands on Today already; what comes from here on is told."""
        from dsl_desk.services.proving import standing

        self._anchors.start()
        self._tasks.read(self, standing, self._opened, self._refuse)

    def keep_watch(self) -> None:
        """Every few minutes: leave the anchors, and tell what somebody's work has found meanwhile."""
        from dsl_desk.services.anchoring import leave_anchor

        self._tasks.read(self, leave_anchor, lambda _: None, self._refuse)
        self._look()

    def _opened(self, standing: Standing) -> None:
        self._known = frozenset(standing.notices)
        self._tasks.changed.connect(self._look)
        self._go_on()

    def _go_on(self) -> None:
        from dsl_desk.services.proving import prove_on

        self._tasks.read(self, prove_on, self._proved, self._refuse)

    def _proved(self, standing: Standing) -> None:
        self._tell(standing)
        if standing.done:
            self._tasks.changed.emit(Changed("", "", frozenset(), frozenset()))  # Today says when
        else:
            QTimer.singleShot(BETWEEN, self, self._go_on)

    def _look(self) -> None:
        """A deed may have found something too: a bundle proves what it takes."""
        from dsl_desk.services.proving import standing

        self._tasks.read(self, standing, self._tell, self._refuse)

    def _tell(self, standing: Standing) -> None:
        for notice in standing.notices:
            if self._known is not None and notice not in self._known:
                self.told.emit(notice)
        self._known = frozenset(standing.notices)

    def _refuse(self, error: DeskError) -> None:
        self.told.emit(str(error))
