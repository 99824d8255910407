"""What happens on the page that restores a backup: the deeds behind its buttons, away from any open vault."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dsl_desk.gui.entry_window import EntryWindow
from dsl_desk.gui.restore.page import Offered, RestorePage, Wanted
from dsl_desk.gui.tasks import Cancelled, Progress, Tasks

if TYPE_CHECKING:
    from dsl_desk.services.backups.restoring import Restored


class Restoring(QObject):
    """The page in its window, for the records that are to be in `folder`; `leave` shows what comes after it."""

    def __init__(self, tasks: Tasks, folder: Path, leave: Callable[[], None]) -> None:
        self.page = RestorePage(str(folder), occupied=_is_occupied(folder))
        self.window = EntryWindow(self.page)
        super().__init__(self.window)
        self._tasks, self._folder = tasks, folder
        self._work: Progress | None = None
        self.page.look_in.connect(self._look)
        self.page.restore.connect(self._restore)
        self.page.cancelled.connect(self._cancel)
        self.page.left.connect(leave)

    def _look(self, place: Path) -> None:
        self._tasks.make(
            self.window, lambda _: _backups_in(place), lambda found: self.page.show_backups(*found),
            self.page.show_error,
        )  # fmt: skip

    def _restore(self, wanted: Wanted) -> None:
        self.page.wait()
        self._work = self._tasks.make(
            self.window, partial(_restore, self._folder, wanted), self._show, self.page.show_error,
            self.page.progress.progressed,
        )  # fmt: skip

    def _show(self, restored: "Restored | None") -> None:
        if restored is None:
            self.page.ready("Stopped. Nothing has changed.")
            return
        from dsl_desk.services.backups.saying import say_made

        words = (
            f"The backup of {say_made(restored.backup)} is restored and checked. What was recorded after that time "
            "is not in it."
        )
        if restored.aside:
            words += f" The records that were here before are kept in {restored.aside}."
        self.page.show_restored(words)

    def _cancel(self) -> None:
        if self._work:
            self._work.cancel()


def _backups_in(place: Path) -> tuple[list[Offered], int]:
    from dsl_desk.services.backups.listing import list_backups
    from dsl_desk.services.backups.saying import say_held, say_made

    listing = list_backups(place)
    offered = [Offered(each.folder, say_made(each.backup), say_held(each.backup)) for each in listing.kept]
    return offered, len(listing.unusable)


def _restore(folder: Path, wanted: Wanted, progress: Progress) -> "Restored | None":
    """Nothing when it was stopped."""
    from dsl_desk.services import opening
    from dsl_desk.services.backups.restoring import WayIn, restore

    way = WayIn("", wanted.passphrase, wanted.recovery_code, wanted.envelopes)
    try:
        return restore(wanted.folder, folder, opening.this_computer(), way, set_aside=True, progress=progress)
    except Cancelled:
        return None


def _is_occupied(folder: Path) -> bool:
    return folder.is_dir() and next(folder.iterdir(), None) is not None
