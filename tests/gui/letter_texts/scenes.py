"""A text that cannot be used yet, and a translation about to be confirmed, for the gallery and the gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from dsl_desk.gui.letter_texts.forms import ChangeText
from dsl_desk.gui.letter_texts.reading import Wanted
from dsl_desk.gui.letter_texts.text_page import LetterTextPage
from dsl_desk.gui.pages import PAGES

if TYPE_CHECKING:
    from dsl_desk.gui.main_window import MainWindow
    from tests.gui.stage import Stage


def text_refused(on: Stage) -> QMainWindow:
    window, page = _text(on, Wanted())
    page.change_button.click()
    on.settle()
    form = page.slot.form
    assert isinstance(form, ChangeText)
    form.text.set_text("# A letter\n\nCall $nobody.")
    form.look_again()
    form.save()
    on.settle()
    return window


def translation_confirmed(on: Stage) -> QMainWindow:
    window, page = _text(on, Wanted("warning-signs", "ur"))
    page.confirm_button.click()
    on.settle()
    assert page.slot.form
    page.slot.form.save()
    return window


def _text(on: Stage, wanted: Wanted) -> tuple[MainWindow, LetterTextPage]:
    window = on.window(next(entry for entry in PAGES if entry.name == "letter-texts"))
    window.go("letter-text", wanted)
    on.settle()
    page = window.page
    assert isinstance(page, LetterTextPage)
    return window, page
