"""As `holding`, in the real window: unlock at the keyboard, lock with Ctrl+L.

``python -m tests.secrets.holding_window FOLDER NAME``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dsl_desk.gui.theme import ARGUMENTS, Look, wear
from tests.desks import observe
from tests.gui.keys import CTRL
from tests.journeys.sitting import Sitting
from tests.secrets.holding import say_and_wait
from tests.secrets.sitting import Patience


def main(folder: Path) -> None:
    application = QApplication(list(ARGUMENTS))
    wear(application, Look())
    desk = Sitting(folder, Patience())  # type: ignore[arg-type]
    desk.unlock(sys.stdin.readline().strip())
    say_and_wait("unlocked")
    desk.read(observe)
    say_and_wait("worked")
    desk.keys.press(Qt.Key.Key_L, CTRL)
    desk.wait_for_lock()
    desk.end()
    say_and_wait("locked")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
