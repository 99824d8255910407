"""Changing the look while the window is open."""

from PySide6.QtWidgets import QApplication

from dsl_desk.gui.theme.look import THEMES, ComputersChoice, Look, wear


def dress(app: QApplication, theme: str, text_scale: int) -> None:
    """Wear ``theme``; any name that is not in THEMES follows the computer from here on."""
    # Kept as a property: findChild builds the classes of all the children, the style's too, before the first window.
    following = app.property("following")
    if isinstance(following, ComputersChoice):
        following.setParent(None)
        following.deleteLater()
    if theme in THEMES:
        app.setProperty("following", None)
        wear(app, Look(THEMES[theme], text_scale))
    else:
        app.setProperty("following", ComputersChoice(app, text_scale))
