"""One backup at a time for the whole window: copied on the vault thread, proved on the other while saves go on."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.tasks import Progress, Tasks
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
        self._work: Progress | None = None
        self._stop = self._unasked = False
        self.running = False
        tasks.closing.connect(self._forget)

    def begin(self, place: Path, *, unasked: bool = False) -> None:
        """Make a backup in ``place``, unless one is being made; why one nobody asked for failed is said to all."""
        if self.running:
            return
        self.running, self._stop, self._unasked = True, False, unasked
        self.began.emit()
        self._tasks.make(self, lambda _: require_reachable(place), lambda _: self._copy(place), self._fail)

    def cancel(self) -> None:
        """Stop at the next step; what there is of the copy is removed."""
        self._stop = True
        if self._work:
            self._work.cancel()
            self._stopped()

    def _copy(self, place: Path) -> None:
        if self._stop:
            self._stopped()
            return
        self.progressed.emit("Copying the records", 0.05)
        self._tasks.read(self, lambda desk: start_backup(desk, place), self._prove, self._fail)

    def _prove(self, copy: Unproved) -> None:
        self._work = self._tasks.make(
            self, partial(prove_backup, copy), self._enter, self._fail, self.progressed.emit
        )
        if self._stop:
            self.cancel()

    def _enter(self, kept: Kept) -> None:
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
        self.running, self._work = False, None

    def _forget(self) -> None:
        """The vault is being locked: the tasks stop the work, and no answer comes any more."""
        self._end()


def backing_up(tasks: Tasks) -> BackingUp:
    """The one of these tasks."""
    return tasks.findChild(BackingUp) or BackingUp(tasks)
