"""A main window on a computer with two screens: says whether what it shows is covered, before and after a yes."""

import sys

from PySide6.QtWidgets import QApplication

from dsl_desk.gui.guard.idle import IdleWatch
from dsl_desk.gui.main_window import MainWindow, SignedIn
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import ARGUMENTS
from dsl_desk.gui.theme.choice import dress
from dsl_desk.services.settings import Settings

application = QApplication(list(ARGUMENTS))
settings = Settings()
dress(application, settings.theme, settings.text_scale)
tasks = Tasks()
window = MainWindow(tasks, SignedIn("School"), lambda desk: None, lambda: None, IdleWatch(600), ())
window.show()
window._screens.look()
sys.stdout.write(f"{len(application.screens())} {window._cover.covered}\n")
window._cover.lift()
window._screens.look()
sys.stdout.write(f"{window._cover.covered}\n")
