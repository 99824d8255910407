"""The composition root: settings, look, the threads, the window before unlocking and the window after."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication, QMainWindow

from dsl_desk.cli import Outcome, SelfTest, Window
from dsl_desk.gui import places
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import ARGUMENTS
from dsl_desk.gui.theme.choice import dress
from dsl_desk.paths import program_folder
from dsl_desk.services.moved_folder import restored_beside
from dsl_desk.services.settings import Settings, read_settings

if TYPE_CHECKING:
    from dsl_desk.services.desk import Desk

# Only what the first window needs is imported above: it is painted before keys, database and pages are loaded.

PATIENCE = 10.0
"""Seconds a locked process has to end by itself; a dialog of the system may hold it up, and all is kept by then."""

AfterLock = Callable[[Sequence[str]], None]
"""Called with the arguments that open the program again where it was."""


def run(outcome: Outcome) -> int:
    """Open the window, or run the self-test; returns the exit code."""
    if isinstance(outcome, SelfTest):
        from dsl_desk.gui.self_test import self_test

        return self_test(outcome.report)
    assert isinstance(outcome, Window)
    application = QApplication(list(ARGUMENTS))
    application.setApplicationName("DSL Desk")
    application.setDesktopFileName("dsl-desk")
    settings = read_settings(places.settings_file())
    dress(application, settings.theme, settings.text_scale)
    desk = Application(outcome.vault or places.default_vault(), settings, relaunch)
    sys.excepthook = desk.show_bug
    desk.begin(outcome.passphrase)
    code = application.exec()
    desk.end()
    return code


def relaunch(arguments: Sequence[str]) -> None:
    """Start the program anew and end this process: what was in its memory goes with it."""
    from PySide6.QtCore import QProcess

    program = [] if getattr(sys, "frozen", False) else ["-m", "dsl_desk"]
    # Python finds the package from source in the folder it starts in.
    QProcess.startDetached(sys.executable, [*program, *arguments], str(program_folder()))
    QApplication.quit()
    last = Timer(PATIENCE, os._exit, (0,))
    last.daemon = True
    last.start()


class Application(QObject):
    """Goes from the unlock page or first run to the main window, and at a lock to `after_lock`."""

    def __init__(self, folder: Path, settings: Settings, after_lock: AfterLock) -> None:
        super().__init__()
        # Qt's file dialog would keep there which folders were opened, and a folder may have a child's name.
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
        self.tasks = Tasks(self)
        self.window: QMainWindow | None = None
        self._folder, self._settings, self._after_lock = folder.absolute(), settings, after_lock
        self._bug_shown = False

    def begin(self, passphrase: str = "") -> None:
        """Show the unlock page, or first run where there is nothing yet; with a passphrase go straight in (demo)."""
        from dsl_desk.gui.unlocking import Unlocking

        if _is_free(self._folder):
            from dsl_desk.gui.founding import FirstRun

            first_run = FirstRun(
                self.tasks, self._folder, places.demonstration(), self._enter, self._restore, self._check
            )
            self._show(first_run.window)
            return
        unlocking = Unlocking(self.tasks, self._folder, self._enter, self._restore, self._check)
        self._show(unlocking.window)
        if passphrase:
            unlocking.go_in(passphrase)

    def end(self) -> None:
        """Lock what first run may have left open, and wait for every deed asked for; the process ends after this."""
        self.tasks.close(self, _lock, lambda: None)
        self.tasks.finish()
        _clear_our_clipboard()

    def show_bug(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        """The excepthook: a report without values, on standard error and, one at a time, on the screen."""
        from dsl_desk.gui.bug_report import BugReport, report_of

        report = report_of(error)
        if sys.stderr:  # a windowed program has none
            sys.stderr.write(report + "\n")
        if not self._bug_shown:  # a bug in painting would come again with every paint
            self._bug_shown = True
            shown = BugReport(report, self.window)
            shown.finished.connect(self._bug_read)
            shown.open()

    def _bug_read(self) -> None:
        self._bug_shown = False

    def _enter(self, school: str, demonstration: bool, then: str = "") -> None:
        from dsl_desk.gui.guard.away import AwayWatch
        from dsl_desk.gui.guard.idle import IdleWatch
        from dsl_desk.gui.main_window import MainWindow, SignedIn

        idle = IdleWatch(self._settings.idle_minutes * 60)
        window = MainWindow(self.tasks, SignedIn(school, demonstration), _lock, self._locked, idle)
        AwayWatch(window).left.connect(window.lock)
        self._show(window)
        window.start()
        if then:
            window.go(then)

    def _restore(self) -> None:
        from dsl_desk.gui.restoring import Restoring

        self._show(Restoring(self.tasks, self._folder, self.begin).window)

    def _check(self) -> None:
        from dsl_desk.gui.checking import Checking
        from dsl_desk.gui.guard.idle import IdleWatch

        idle = IdleWatch(self._settings.idle_minutes * 60)
        self._show(Checking(self.tasks, places.ledger(), self.begin, idle).window)

    def _locked(self) -> None:
        _clear_our_clipboard()
        # Made-up children to look round among are made anew from first run, which comes where nothing is yet.
        self._after_lock([] if _is_free(self._folder) else ["window", "--vault", str(self._folder)])

    def _show(self, window: QMainWindow) -> None:
        window.resize(1366, 768)
        window.show()
        before, self.window = self.window, window
        if before:
            before.close()
            before.deleteLater()


def _lock(desk: Desk) -> None:
    from dsl_desk.services.opening import lock

    lock(desk)


def _clear_our_clipboard() -> None:
    """What was copied elsewhere stays."""
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()


def _is_free(folder: Path) -> bool:
    """Whether first run may make records there. One with anything in it is never filled, nor one being restored."""
    if restored_beside(folder).is_dir():
        return False
    try:
        return next(folder.iterdir(), None) is None
    except FileNotFoundError:
        return True
    except OSError:
        return False
