"""From the start of Python to the painted unlock window: CPU time and memory, against a bare PySide6 window."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from dsl_desk.domain.school import School
from dsl_desk.keys.kdf import Kdf
from dsl_desk.services.opening import Surroundings, lock, make_vault
from tests.benchmarks.figure import Figure, python

RUNS = 7
FAST = Kdf(memory=64, passes=1, lanes=1)

_PAINTED = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer

class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.done)
        return False
    def done(self):
        cpu = time.process_time() * 1000
        from tests.benchmarks.figure import peak
        sys.stdout.write(f"{cpu} {peak()}")
        sys.stdout.flush()
        import os
        os._exit(0)
"""

_BARE = (
    _PAINTED
    + """
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget
application = QApplication([])
window = QMainWindow()
middle = QWidget()
column = QVBoxLayout(middle)
for part in (QLabel("DSL Desk"), QLineEdit(), QPushButton("Unlock")):
    column.addWidget(part, alignment=Qt.AlignmentFlag.AlignLeft)
window.setCentralWidget(middle)
window.resize(1366, 768)
watch = Painted()
window.installEventFilter(watch)
window.show()
application.exec()
"""
)

_OURS = (
    _PAINTED
    + """
from pathlib import Path
from PySide6.QtWidgets import QApplication
from dsl_desk import cli
window = cli.run(["window", "--vault", sys.argv[1]])
from dsl_desk import app
from dsl_desk.gui.theme import ARGUMENTS
from dsl_desk.gui.theme.choice import dress
from dsl_desk.services.settings import read_settings
application = QApplication(list(ARGUMENTS))
settings = read_settings(Path(sys.argv[1], "no settings yet"))
dress(application, settings.theme, settings.text_scale)
desk = app.Application(window.vault, settings, lambda arguments: None)
desk.begin()
watch = Painted()
desk.window.installEventFilter(watch)
application.exec()
"""
)


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "vault"
        desk, _ = make_vault(
            folder, School("Larkfield"), "Ruth", "", "tulip barge canyon sofa", Surroundings(), kdf=FAST
        )
        lock(desk)
        _run(_OURS, str(folder))  # the first run compiles
        runs = [(_run(_OURS, str(folder)), _run(_BARE)) for _ in range(RUNS)]
    for what, figure, limit, unit in (
        ("start to painted unlock window, CPU", 0, 1.5, "ms"),
        ("memory with the unlock window painted", 1, 1.6, "MB"),
    ):
        ours, bare = (median(run[side][figure] for run in runs) for side in (0, 1))
        yield Figure(what, ours, bare, limit, unit)


def _run(script: str, *arguments: str) -> tuple[float, float]:
    cpu, memory = python(script, *arguments).split()
    return float(cpu), float(memory)
