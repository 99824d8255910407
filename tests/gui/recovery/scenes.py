"""The recovery page with new envelopes waiting to be printed and typed back, for the gallery and the gate."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from dsl_desk.gui.pages import PAGES
from dsl_desk.gui.recovery.page import RecoveryPage

if TYPE_CHECKING:
    from tests.gui.stage import Stage


def envelopes_to_type_back(on: "Stage") -> QMainWindow:
    window = on.window(next(entry for entry in PAGES if entry.name == "recovery"))
    page = window.page
    assert isinstance(page, RecoveryPage)
    page.envelopes.ask_button.click()
    page.envelopes.make_button.click()
    on.settle()
    assert page.envelopes.fresh
    return window


def drill_with_problems(on: "Stage") -> QMainWindow:
    window = on.window(next(entry for entry in PAGES if entry.name == "recovery"))
    page = window.page
    assert isinstance(page, RecoveryPage)
    page.drill.button.click()
    return window
