"""One backup at a time for the whole window: copied on the vault thread, proved on the other while saves go on."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.tasks import Cancelled, Progress, Tasks
from dsl_desk.services.backups.listing import Kept
from dsl_desk.services.backups.making import Unproved, enter_backup, prove_backup, start_backup
from dsl_desk.services.backups.place import require_reachable


class BackingUp(QObject):
    """``began``, then ``progressed(step, part done)``, then one of ``made``, ``stopped`` and ``failed(DeskError)``.

    It belongs to the tasks and not to a page, so that a backup goes on when its page is left.
    """

    began = Signal()
    progressed = Signal(str, float)
    made = Signal()
    stopped = Signal()
    failed = Signal(object)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks)
        self._tasks = tasks
        self._stop = self._unasked = False
        self.running = False
        tasks.closing.connect(self._end)  # the tasks stop the work, and no answer comes any more

    def begin(self, place: Path, *, unasked: bool = False) -> None:
        """Make a backup in ``place``, unless one is being made; why one nobody asked for failed is said to all."""
        if self.running:
            return
        self.running, self._stop, self._unasked = True, False, unasked
        self.began.emit()
        self._tasks.make(self, lambda _: require_reachable(place), lambda _: self._copy(place), self._fail)

    def cancel(self) -> None:
        """Stop at the next step; what there is of the copy is removed, and then ``stopped`` comes."""
        self._stop = True

    def _copy(self, place: Path) -> None:
        if self._stop:
            self._stopped()
            return
        self.progressed.emit("Copying the records", 0.05)
        self._tasks.read(self, lambda desk: start_backup(desk, place), self._prove, self._fail)

    def _prove(self, copy: Unproved) -> None:
        self._tasks.make(self, partial(self._proved, copy), self._enter, self._fail, self.progressed.emit)

    def _proved(self, copy: Unproved, progress: Progress) -> Kept | None:
        """On the other thread: the backup, or nothing when it was stopped."""

        def go_on(step: str, done: float) -> None:
            if self._stop:
                progress.cancel()
            progress(step, done)

        try:
            return prove_backup(copy, go_on)
        except Cancelled:
            return None

    def _enter(self, kept: Kept | None) -> None:
        if kept is None:
            self._stopped()
        else:
            self._tasks.write(self, lambda desk: enter_backup(desk, kept), lambda _: self._made(), self._fail)

    def _made(self) -> None:
        self._end()
        self.made.emit()

    def _fail(self, error: DeskError) -> None:
        self._end()
        self.failed.emit(error)
        if self._unasked:
            self._tasks.failed.emit(str(error))

    def _stopped(self) -> None:
        self._end()
        self.stopped.emit()

    def _end(self) -> None:
        self.running = False


def backing_up(tasks: Tasks) -> BackingUp:
    """The one of these tasks."""
    return tasks.findChild(BackingUp) or BackingUp(tasks)
