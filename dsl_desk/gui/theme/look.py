"""The look the application wears: one set of tokens at one text size.

Sizes are logical pixels at 100 % text; ``px`` scales them. The look is a property of the one QApplication, as its
palette and stylesheet are, so that widgets that paint themselves can ask for it.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from dsl_desk.gui.theme.sheet import stylesheet
from dsl_desk.gui.theme.tokens import CONTRAST, DARK, LIGHT, Tokens
from dsl_desk.paths import resources

FAMILY = "Inter"
BODY = 15
TEXT_SCALES = (100, 125, 150, 200)
THEMES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
ARGUMENTS = ("DSL Desk", "-style", "Fusion")
"""What QApplication is made with. The style is named here because setStyle makes the binding build all of QStyle,
which takes as long as the rest of a small window."""

FACES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")


@dataclass(frozen=True, slots=True)
class Look:
    """Tokens and text size in per cent."""

    tokens: Tokens = LIGHT
    text_scale: int = 100

    def px(self, size: float) -> int:
        """``size`` at 100 % text, in pixels at this text size."""
        return round(size * self.text_scale / 100)

    def font(self, size: float = BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont(FAMILY)
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        return font


def application() -> QApplication:
    """The running application."""
    running = QApplication.instance()
    if not isinstance(running, QApplication):
        raise RuntimeError("no QApplication is running")
    return running


def look() -> Look:
    """The look now worn."""
    worn = application().property("look")
    return worn if isinstance(worn, Look) else Look()


def wear(app: QApplication, chosen: Look) -> None:
    """Dress the whole application; every widget is told through its StyleChange event."""
    if app.property("look") is None:
        for face in FACES:
            QFontDatabase.addApplicationFont(str(resources() / "fonts" / "ui" / face))
    app.setProperty("look", chosen)
    app.setFont(chosen.font())
    app.setPalette(_palette(chosen.tokens))
    app.setStyleSheet(stylesheet(chosen.tokens, chosen.px))


class ComputersChoice(QObject):
    """Follows the computer's light, dark and contrast settings for as long as it lives."""

    def __init__(self, app: QApplication, text_scale: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self._text_scale = text_scale
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self.follow)
        hints.accessibility().contrastPreferenceChanged.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Wear what the computer asks for now."""
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            tokens = CONTRAST
        elif hints.colorScheme() == Qt.ColorScheme.Dark:
            tokens = DARK
        else:
            tokens = LIGHT
        wear(self._app, Look(tokens, self._text_scale))


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.page,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.raised,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.danger,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.link,
        role.LinkVisited: tokens.link,
        role.Accent: tokens.accent,
        role.Light: tokens.surface,
        role.Midlight: tokens.line,
        role.Mid: tokens.edge,
        role.Dark: tokens.edge,
    }
    palette = QPalette()
    for where, colour in colours.items():
        palette.setColor(where, QColor(colour))
    for where in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(tokens.muted))
    return palette
