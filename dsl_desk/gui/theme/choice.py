"""Changing the look while the window is open."""

from PySide6.QtWidgets import QApplication

from dsl_desk.gui.theme.look import THEMES, ComputersChoice, Look, wear


def dress(app: QApplication, theme: str, text_scale: int) -> None:
    """Wear ``theme``; any name that is not in THEMES follows the computer from here on."""
    following = app.findChild(ComputersChoice)
    if following:
        following.setParent(None)
        following.deleteLater()
    if theme in THEMES:
        wear(app, Look(THEMES[theme], text_scale))
    else:
        ComputersChoice(app, text_scale)
