"""Draws every page of the made-up school as PNG: ``python -m tests.gallery DIR``.

Light, dark, contrast and 200 % text, at the size of a school laptop.
"""

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from dsl_desk.gui.theme import ARGUMENTS, THEMES, Look, wear
from tests.gui.stage import scenes, stage

LOOKS = {
    "light": Look(THEMES["light"]),
    "dark": Look(THEMES["dark"]),
    "contrast": Look(THEMES["contrast"]),
    "200": Look(THEMES["light"], 200),
}


def main(folder: Path) -> None:
    """One PNG for each scene and look."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(list(ARGUMENTS))
    with tempfile.TemporaryDirectory() as place, stage(Path(place) / "vault") as on:
        for name, chosen in LOOKS.items():
            wear(app, chosen)
            for scene in scenes():
                window = scene.make(on)
                on.settle()
                window.grab().save(str(folder / f"{scene.name}-{name}.png"))
                window.deleteLater()
                QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]))
