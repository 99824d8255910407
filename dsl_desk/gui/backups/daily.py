"""Today's backup, made by itself when its place is known and there."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from dsl_desk.gui.tasks import Tasks

REST = 30_000
"""Milliseconds after the window opens: the copy holds up saves for a moment, so not in somebody's first sentence."""


class DailyBackup(QObject):
    """Says nothing when it works or when the stick is not plugged in, which is Today's reminder's; else why not."""

    def __init__(self, tasks: Tasks, window: QObject) -> None:
        super().__init__(window)
        self._tasks = tasks

    def begin_soon(self) -> None:
        QTimer.singleShot(REST, self, self.begin)

    def begin(self) -> None:
        """Make it, unless one was made today, no place is known, or the place is not there."""
        from dsl_desk.services.backups.place import daily_place

        self._tasks.read(self, daily_place, self._look)

    def _look(self, place: Path | None) -> None:
        if place:
            self._tasks.make(self, lambda _: place.is_dir(), partial(self._back_up, place))

    def _back_up(self, place: Path, there: bool) -> None:
        from dsl_desk.gui.backups.backing_up import backing_up

        if there:
            backing_up(self._tasks).begin(place, unasked=True)
