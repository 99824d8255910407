"""A window that says on standard output each time the system tells it to lock; ends after as many as asked for."""

import sys

from PySide6.QtWidgets import QApplication, QWidget

from dsl_desk.gui.guard.away import AwayWatch

application = QApplication([])
window = QWidget()
watch = AwayWatch(window)
heard: list[str] = []


def hear() -> None:
    heard.append("left")
    sys.stdout.write("left\n")
    sys.stdout.flush()
    if len(heard) == int(sys.argv[1]):
        application.quit()


watch.left.connect(hear)
sys.stdout.write("listening\n")
sys.stdout.flush()
sys.exit(application.exec())
