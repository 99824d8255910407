"""What happens on the unlock page and in first run: the deeds behind their buttons.

The pages paint before anything of keys and database is imported; that happens on the vault thread.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from dsl_desk.domain.errors import DeskError, TooSoon
from dsl_desk.gui.entry_window import EntryWindow
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.unlock.page import UnlockPage

if TYPE_CHECKING:
    from dsl_desk.services.desk import Desk


Opened = tuple[str, bool, str]
"""What is handed to `Enter`."""


class Enter(Protocol):
    """Called when the vault is open: the school's name, whether it is made up, and a page to open after Today."""

    def __call__(self, school: str, demonstration: bool, then: str = "") -> None: ...


class Unlocking(QObject):
    """The unlock page in its window, for the records in `folder`; or goes to `restore`, or to `check` a bundle."""

    def __init__(
        self, tasks: Tasks, folder: Path, enter: Enter, restore: Callable[[], None], check: Callable[[], None]
    ) -> None:
        self._page = UnlockPage(())
        self.window = EntryWindow(self._page)
        super().__init__(self.window)
        self._tasks, self._folder, self._enter = tasks, folder, enter
        self._page.unlock.connect(self._unlock)
        self._page.recover.connect(self._recover)
        self._page.open_envelopes.connect(self._open_envelopes)
        self._page.restore.connect(restore)
        self._page.check.connect(check)
        tasks.broken.connect(self._page.ready)
        self.window.painted.connect(self._prepare)

    def go_in(self, passphrase: str) -> None:
        """Unlock without asking: for a demonstration, whose passphrase lies beside it."""
        self._unlock("", passphrase)

    def _prepare(self) -> None:
        """Load what unlocking needs, and fill in who can unlock, while the person finds the first key."""
        self._tasks.prepare(self.window, partial(_people, self._folder), self._page.show_names, self._page.show_error)
        self._ask_for_wait()

    def _ask_for_wait(self) -> None:
        """After several wrong passphrases, perhaps before a restart."""
        self._tasks.prepare(self.window, partial(_wait, self._folder), self._page.hold, self._page.show_error)

    def _unlock(self, name: str, passphrase: str) -> None:
        self._page.wait("Checking the passphrase")
        self._open(partial(_open_with_passphrase, self._folder, name, passphrase))

    def _recover(self, code: str) -> None:
        self._page.wait("Checking the recovery code")
        self._open(partial(_open_with_recovery_code, self._folder, code))

    def _open_envelopes(self, one: str, other: str) -> None:
        self._page.wait("Checking the codes of the envelopes")
        self._open(partial(_open_with_envelopes, self._folder, one, other))

    def _open(self, work: "Callable[[], tuple[Desk, Opened]]") -> None:
        self._tasks.open(self.window, work, lambda opened: self._enter(*opened), self._refuse)

    def _refuse(self, error: DeskError) -> None:
        if isinstance(error, TooSoon):  # the wait says it, and counts
            self._page.ready()
        else:
            self._page.show_error(error)
        self._ask_for_wait()


def _people(folder: Path) -> tuple[str, ...]:
    from dsl_desk.services.moved_folder import finish_move
    from dsl_desk.services.opening import people

    finish_move(folder)
    return people(folder)


def _wait(folder: Path) -> float:
    from dsl_desk.domain.clock import SystemClock
    from dsl_desk.services.people import unlock_delay

    return unlock_delay(folder, SystemClock().now())


def _open_with_passphrase(folder: Path, name: str, passphrase: str) -> "tuple[Desk, Opened]":
    from dsl_desk.services import opening

    name = name or opening.people(folder)[0]
    return _opened(opening.open_vault(folder, opening.this_computer(), name=name, passphrase=passphrase))


def _open_with_recovery_code(folder: Path, code: str) -> "tuple[Desk, Opened]":
    from dsl_desk.services import opening

    return _by_code(opening.open_vault(folder, opening.this_computer(), recovery_code=code))


def _open_with_envelopes(folder: Path, one: str, other: str) -> "tuple[Desk, Opened]":
    from dsl_desk.services import opening

    return _by_code(opening.open_vault(folder, opening.this_computer(), envelopes=(one, other)))


def _by_code(desk: "Desk") -> "tuple[Desk, Opened]":
    """Somebody has probably forgotten a passphrase."""
    from dsl_desk.gui.page_entry import FORGOTTEN

    return _opened(desk, FORGOTTEN)


def _opened(desk: "Desk", then: str = "") -> "tuple[Desk, Opened]":
    from dsl_desk.services.directory import school

    return desk, (school(desk).name, desk.demonstration, then)
