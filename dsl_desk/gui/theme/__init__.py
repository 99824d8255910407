"""How the window looks: tokens, one stylesheet, icons."""

from dsl_desk.gui.theme.icons import icon, pixmap
from dsl_desk.gui.theme.look import ARGUMENTS, FAMILY, THEMES, ComputersChoice, Look, application, look, wear
from dsl_desk.gui.theme.tokens import Tint, Tokens

__all__ = [
    "ARGUMENTS",
    "FAMILY",
    "THEMES",
    "ComputersChoice",
    "Look",
    "Tint",
    "Tokens",
    "application",
    "icon",
    "look",
    "pixmap",
    "wear",
]
