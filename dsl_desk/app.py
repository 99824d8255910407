"""The composition root: settings, look, the threads, the window before unlocking and the window after."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QProcess
from PySide6.QtWidgets import QApplication, QMainWindow

from dsl_desk.cli import Outcome, SelfTest, Window
from dsl_desk.gui import places
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import THEMES, ComputersChoice, Look, wear
from dsl_desk.services.settings import Settings, read_settings

# Only what the first window needs is imported above: it is painted before keys, database and pages are loaded.


def run(outcome: Outcome) -> int:
    """Open the window, or run the self-test; returns the exit code."""
    if isinstance(outcome, SelfTest):
        from dsl_desk.gui.self_test import self_test

        return self_test(outcome.report)
    assert isinstance(outcome, Window)
    application = QApplication([])
    application.setApplicationName("DSL Desk")
    application.setDesktopFileName("dsl-desk")
    settings = read_settings(places.settings_file())
    dress(application, settings)
    desk = Application(outcome.vault or _vault_folder(settings), settings, relaunch)
    sys.excepthook = desk.show_bug
    desk.begin(outcome.passphrase)
    code = application.exec()
    desk.tasks.finish()
    return code


def dress(application: QApplication, settings: Settings) -> None:
    """The chosen look, or the computer's."""
    tokens = THEMES.get(settings.theme)
    if tokens:
        wear(application, Look(tokens, settings.text_scale))
    else:
        ComputersChoice(application, settings.text_scale)


def relaunch(arguments: Sequence[str]) -> None:
    """Start the program anew and end this process: what was in its memory goes with it."""
    program = [] if getattr(sys, "frozen", False) else ["-m", "dsl_desk"]
    QProcess.startDetached(sys.executable, [*program, *arguments])
    QApplication.quit()


class Application(QObject):
    """Goes from the unlock page or first run to the main window, and at a lock to `after_lock`."""

    def __init__(self, folder: Path, settings: Settings, after_lock: Callable[[Sequence[str]], None]) -> None:
        super().__init__()
        self.tasks = Tasks(self)
        self.window: QMainWindow | None = None
        self._folder, self._settings, self._after_lock = folder, settings, after_lock

    def begin(self, passphrase: str = "") -> None:
        """Show the unlock page, or first run where there are no records; with a passphrase go straight in (demo)."""
        from dsl_desk.gui.unlocking import Unlocking

        if self._folder.is_dir() and any(self._folder.iterdir()):
            # Also when a file is missing there: that must be said, never covered with new records.
            unlocking = Unlocking(self.tasks, self._folder, self._enter)
            self._show(unlocking.window)
            if passphrase:
                unlocking.go_in(passphrase)
        else:
            from dsl_desk.gui.founding import FirstRun

            self._show(FirstRun(self.tasks, self._folder, places.demonstration(), self._enter).window)

    def show_bug(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """The excepthook: a report without values, on the screen and on standard error."""
        from dsl_desk.gui.bug_report import BugReport, report_of

        report = report_of(kind, trace)
        if sys.stderr:  # a windowed program has none
            sys.stderr.write(report + "\n")
        BugReport(report, self.window).open()

    def _enter(self, school: str, demonstration: bool) -> None:
        from dsl_desk.gui.idle import IdleWatch
        from dsl_desk.gui.main_window import MainWindow, SignedIn
        from dsl_desk.services.opening import lock

        idle = IdleWatch(self._settings.idle_minutes * 60)
        window = MainWindow(self.tasks, SignedIn(school, demonstration), lock, self._locked, idle)
        idle.setParent(window)
        self._show(window)
        window.start()

    def _locked(self) -> None:
        self._after_lock(["window", "--vault", str(self._folder)])

    def _show(self, window: QMainWindow) -> None:
        window.resize(1366, 768)
        window.show()
        before, self.window = self.window, window
        if before:
            before.close()
            before.deleteLater()


def _vault_folder(settings: Settings) -> Path:
    return Path(settings.vault) if settings.vault else places.default_vault()
