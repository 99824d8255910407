"""The program as it is started, with a hand at its keyboard: unlock, begin to write, copy, lock.

``python -m tests.journeys.unattended PASSPHRASE LAUNCHER VAULT``: what a lock starts anew is run by LAUNCHER.
Says on standard output what the clipboard held before the lock and after it.
"""

import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from dsl_desk import app
from dsl_desk.__main__ import main
from dsl_desk.app import Application, relaunch
from dsl_desk.gui.main_window import MainWindow
from dsl_desk.gui.record.page import RecordPage
from tests.gui.keys import Keys
from tests.journeys.test_locking import HALF

PASSPHRASE, LAUNCHER, VAULT = sys.argv[1:]
MOMENT = 20  # milliseconds between looks at the screen


class Hand(Application):
    """Does the next thing as soon as what it needs is on the screen."""

    def begin(self, passphrase: str = "") -> None:
        super().begin(passphrase)
        self._steps = [self._unlock, self._open_form, self._write, self._lock]
        timer = QTimer(self)
        timer.timeout.connect(self._look)
        timer.start(MOMENT)

    def _look(self) -> None:
        if self._steps and self._steps[0]():
            del self._steps[0]

    def _unlock(self) -> bool:
        assert self.window is not None
        self.window.activateWindow()
        if not self.window.isActiveWindow():
            return False
        Keys(self.window).type(PASSPHRASE)
        Keys(self.window).press(Qt.Key.Key_Return)
        return True

    def _open_form(self) -> bool:
        if not isinstance(self.window, MainWindow):
            return False
        self.window.go("record")
        return True

    def _write(self) -> bool:
        page = self.window.page if isinstance(self.window, MainWindow) else None
        if not isinstance(page, RecordPage) or not page.isVisible():
            return False
        page.form.what.setFocus()
        page.form.what.editor.insertPlainText(HALF)
        page.form.what.editor.selectAll()
        page.form.what.editor.copy()
        return True

    def _lock(self) -> bool:
        sys.stdout.write(f"{QApplication.clipboard().text()}\n")
        assert isinstance(self.window, MainWindow)
        self.window.lock()
        return True


def relaunch_and_say(arguments: list[str]) -> None:
    sys.stdout.write(f"{QApplication.clipboard().text()}\n")
    relaunch(arguments)


app.Application = Hand  # type: ignore[misc]
app.relaunch = relaunch_and_say  # type: ignore[assignment]
sys.argv[1:] = ["window", "--vault", VAULT]
sys.executable = LAUNCHER
sys.exit(main())
