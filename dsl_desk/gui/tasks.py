"""Work that must not hold up the window: the vault on one thread, documents on another.

The first executor has one thread, which owns the vault's connection from opening to locking. The second makes PDFs
and bundles, with progress and cancel. Results come back on the GUI thread through a queued signal; a callback whose
owner is gone is dropped, and so is everything asked before the vault was locked. A DeskError goes to ``failed``; any
other exception is a bug and is raised on the GUI thread, where the excepthook shows it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from dsl_desk.services.desk import Desk

T = TypeVar("T")
Failed = Callable[[DeskError], None]


class Cancelled(Exception):
    """The person asked for the work to stop; nothing is reported."""


class Progress:
    """What long work calls between steps: ``progress("Signing", 0.4)``; stops the work by Cancelled when asked to."""

    def __init__(self, report: Callable[[str, float], None]) -> None:
        self._report = report
        self._stop = Event()

    def __call__(self, step: str, done: float) -> None:
        """Say what is being done now and what part of the whole is done, 0 to 1."""
        if self._stop.is_set():
            raise Cancelled
        self._report(step, done)

    def cancel(self) -> None:
        """Stop the work at its next step."""
        self._stop.set()


@dataclass(frozen=True, slots=True)
class _Delivery:
    """A call to be made on the GUI thread, for as long as the owner lives and the vault stays open."""

    owner: QObject
    season: int
    call: Callable[[], None]


class Tasks(QObject):
    """The two executors and the one open desk. ``broken`` comes when work ended in a bug, before it is raised."""

    changed = Signal(object)
    failed = Signal(str)
    broken = Signal()
    closing = Signal()
    _delivered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._making: set[Progress] = set()
        self._season = 0
        self._finished = False
        self._delivered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def open(
        self, owner: QObject, work: Callable[[], "tuple[Desk, T]"], then: Callable[[T], None], failed: Failed
    ) -> None:
        """Make or unlock a vault on the vault thread, keep its desk, and hand what else came with it to ``then``."""

        def opened() -> T:
            self._desk, rest = work()
            return rest

        self._run(self._vault_thread, owner, opened, then, failed)

    def prepare(self, owner: QObject, work: Callable[[], T], then: Callable[[T], None], failed: Failed) -> None:
        """Do on the vault thread what needs no open vault yet: load what unlocking needs, read who can unlock."""
        self._run(self._vault_thread, owner, work, then, failed)

    def read(
        self,
        owner: QObject,
        work: "Callable[[Desk], T]",
        then: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Ask the vault something; without ``failed`` the words of a DeskError go to the signal ``failed``."""
        self._run(self._vault_thread, owner, lambda: work(self._open_desk()), then, failed)

    def write(
        self,
        owner: QObject,
        work: "Callable[[Desk], Changed]",
        then: Callable[[Changed], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Do a deed; every open page is told by ``changed`` even when the owner has gone."""

        def deed() -> Changed:
            done = work(self._open_desk())
            self._delivered.emit(_Delivery(self, self._season, partial(self.changed.emit, done)))
            return done

        self._run(self._vault_thread, owner, deed, then or (lambda _: None), failed)

    def watch(self, owner: QObject, progressed: Callable[[str, float], None] | None) -> Progress:
        """What long work calls between its steps; ``progressed`` hears it here. For deeds that take a while."""
        season = self._season

        def report(step: str, done: float) -> None:
            if progressed:
                self._delivered.emit(_Delivery(owner, season, partial(progressed, step, done)))

        return Progress(report)

    def make(
        self,
        owner: QObject,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
        progressed: Callable[[str, float], None] | None = None,
    ) -> Progress:
        """Make a document or a bundle away from the vault; ``cancel()`` of what is returned stops it."""
        progress = self.watch(owner, progressed)
        self._making.add(progress)

        def make() -> T:
            try:
                return work(progress)
            finally:
                self._making.discard(progress)

        self._run(self._document_thread, owner, make, then, failed)
        return progress

    @property
    def reads_only(self) -> bool:
        """Whether the person at the desk only reads: a house rule, which the desk keeps and the window shows."""
        return self._desk is not None and self._desk.person.reads_only

    def close(self, owner: QObject, lock: "Callable[[Desk], None]", then: Callable[[], None]) -> None:
        """Stop what is being made, lock the desk after the deeds already asked for, forget it, then call ``then``.

        ``closing`` comes before: what is asked in answer to it is still done.
        """
        self.closing.emit()
        self._season += 1
        for progress in tuple(self._making):
            progress.cancel()

        def locked() -> None:
            desk, self._desk = self._desk, None
            if desk is not None:
                lock(desk)

        # A disk that fails at the end must not keep the window: the vault is closed and the keys are wiped by then.
        self._run(self._vault_thread, owner, locked, lambda _: then(), lambda _: then())

    def finish(self) -> None:
        """Wait for the deeds asked for and end both threads; the last thing before the process ends.

        What a window still asks for after that, such as by a timer, is dropped.
        """
        self._finished = True
        for progress in tuple(self._making):
            progress.cancel()
        self._vault_thread.shutdown()
        self._document_thread.shutdown()

    @cached_property
    def _vault_thread(self) -> "ThreadPoolExecutor":
        return _one_thread("vault")

    @cached_property
    def _document_thread(self) -> "ThreadPoolExecutor":
        return _one_thread("documents")

    def _open_desk(self) -> "Desk":
        if self._desk is None:
            raise Cancelled
        return self._desk

    def _run(
        self,
        executor: "ThreadPoolExecutor",
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Failed | None,
    ) -> None:
        if self._finished:
            return
        season = self._season

        def run() -> None:
            try:
                result = work()
            except Cancelled:
                return
            except DeskError as error:
                delivery = _Delivery(owner, season, partial(self._refuse, error, failed))
            except BaseException as error:
                delivery = _Delivery(self, season, partial(self._break, error))
            else:
                delivery = _Delivery(owner, season, partial(then, result))
            self._delivered.emit(delivery)

        executor.submit(run)

    def _refuse(self, error: DeskError, failed: Failed | None) -> None:
        if failed:
            failed(error)
        else:
            self.failed.emit(str(error))

    def _break(self, error: BaseException) -> None:
        self.broken.emit()
        raise error

    @Slot(object)
    def _deliver(self, delivery: Any) -> None:
        if delivery.season == self._season and shiboken6.isValid(delivery.owner):
            delivery.call()


def _one_thread(name: str) -> "ThreadPoolExecutor":
    # Imported when something is first asked for, which is after the first window is painted.
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
