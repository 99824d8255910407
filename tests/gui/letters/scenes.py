"""A general letter on its way, for the gallery and the gates."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from dsl_desk.gui.letters.page import LettersPage
from dsl_desk.gui.pages import PAGES
from dsl_desk.services.lettering.families import Way

if TYPE_CHECKING:
    from tests.gui.stage import Stage


def letter_shown(on: "Stage") -> QMainWindow:
    """Addressed to families, in a language that nobody has confirmed: problems, pages and how they read."""
    window, page = _letters(on)
    page.choosing.way.pick(Way.POST.value)
    page.choosing.way.chosen.emit()
    page.appearance.languages.pick("pl")
    page.appearance.languages.chosen.emit()
    page.show_letter()
    on.settle()
    return window


def letter_refused(on: "Stage") -> QMainWindow:
    """A letter that asks a lot, of which nothing is answered."""
    window, page = _letters(on)
    page.choosing.pack.pick("partnership")
    page.choosing.pack.chosen.emit()
    page.choosing.chosen.pick("officers-visiting", "phone-line")
    page.choosing.chosen.chosen.emit()
    page.show_letter()
    on.settle()
    return window


def _letters(on: "Stage") -> tuple[QMainWindow, LettersPage]:
    window = on.window(next(entry for entry in PAGES if entry.name == "letters"))
    page = window.page
    assert isinstance(page, LettersPage)
    page.choosing.audience.set_text("year 9")
    return window, page
