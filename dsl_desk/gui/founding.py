"""What happens in first run: the vault is made, its recovery code shown and printed, the first contacts kept."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dsl_desk.gui.entry_window import EntryWindow
from dsl_desk.gui.first_run.page import FirstRunPage
from dsl_desk.gui.first_run.steps import Founding
from dsl_desk.gui.page_entry import IMPORT
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.unlocking import Enter

if TYPE_CHECKING:
    from dsl_desk.domain.changed import Changed
    from dsl_desk.services.desk import Desk
    from dsl_desk.services.founding import PoliceContact


class FirstRun(QObject):
    """First run in its window; makes the vault in `folder`, or a made-up school in `demonstration`.

    Whoever wants a backup instead goes to `restore`, and whoever only has a bundle to look at goes to `check`.
    """

    def __init__(
        self,
        tasks: Tasks,
        folder: Path,
        demonstration: Path,
        enter: Enter,
        restore: Callable[[], None],
        check: Callable[[], None],
    ) -> None:
        self._page = FirstRunPage(_offer, _judge)
        self.window = EntryWindow(self._page)
        super().__init__(self.window)
        self._tasks, self._folder, self._demonstration, self._enter = tasks, folder, demonstration, enter
        self._school = ""
        self._code = ""
        self._page.make_vault.connect(self._make)
        self._page.print_recovery_code.connect(self._print_code)
        self._page.typed_back.connect(self._remember_typed_back)
        self._page.look_round.connect(self._look_round)
        self._page.restore.connect(restore)
        self._page.check.connect(check)
        self._page.finished.connect(self._finish)

    def _make(self, founding: Founding) -> None:
        self._school = founding.school.name
        self._page.wait("Making the encrypted records")
        self._tasks.open(
            self.window, partial(_make_vault, self._folder, founding), self._show_code, self._page.show_error
        )

    def _show_code(self, code: str) -> None:
        self._code = code
        self._page.show_recovery_code(code)

    def _print_code(self) -> None:
        self._tasks.read(self.window, partial(_recovery_kit, self._code), self._print, self._page.show_error)

    def _print(self, kit: bytes) -> None:
        from dsl_desk.gui.widgets.printing import print_pdf

        print_pdf(kit, self.window, lambda _: None, to_file=False)

    def _remember_typed_back(self) -> None:
        self._code = ""
        self._tasks.write(self.window, _typed_back, failed=self._page.show_error)

    def _finish(self, contact: "PoliceContact", backups: str, import_list: bool) -> None:
        self._code = ""
        self._page.wait("Keeping the police contact and making the first backup")
        self._tasks.write(
            self.window,
            partial(_settle, contact, backups),
            lambda _: self._enter(self._school, False, IMPORT if import_list else ""),
            self._page.show_error,
        )

    def _look_round(self) -> None:
        self._page.wait("Making up a school")
        self._tasks.open(
            self.window,
            partial(_make_demonstration, self._demonstration),
            lambda school: self._enter(school, True),
            self._page.show_error,
        )


def _offer() -> str:
    from dsl_desk.services.passphrases import offered_passphrase

    return offered_passphrase()


def _judge(passphrase: str) -> None:
    from dsl_desk.services.passphrases import judge_passphrase

    judge_passphrase(passphrase)


def _make_vault(folder: Path, founding: Founding) -> "tuple[Desk, str]":
    from dsl_desk.services import opening

    return opening.make_vault(
        folder,
        founding.school,
        founding.name,
        founding.role,
        founding.passphrase,
        opening.this_computer(),
        kdf=opening.calibrated_kdf(),
    )


def _make_demonstration(folder: Path) -> "tuple[Desk, str]":
    from dsl_desk.services.demo.folder import look_round

    return look_round(folder)


def _settle(contact: "PoliceContact", backups: str, desk: "Desk") -> "Changed":
    from dsl_desk.services import founding

    return founding.settle(desk, contact, backups)


def _recovery_kit(code: str, desk: "Desk") -> bytes:
    from dsl_desk.services.recovery import recovery_code_page

    return recovery_code_page(desk, code)


def _typed_back(desk: "Desk") -> "Changed":
    from dsl_desk.services.recovery import code_typed_back

    return code_typed_back(desk)
