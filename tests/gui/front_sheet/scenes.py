"""A front sheet, and two of its forms, one of them refused, for the gallery and the gates."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.front_sheet.part import FrontSheetPart
from dsl_desk.gui.pages import PAGES
from dsl_desk.gui.widgets.buttons import Button

if TYPE_CHECKING:
    from tests.gui.stage import Stage


def front_sheet_shown(on: "Stage") -> QMainWindow:
    window = on.window(next(entry for entry in PAGES if entry.name == "child"))
    _page(window).show_part(FrontSheetPart)
    on.settle()
    return window


def front_sheet_written(on: "Stage") -> QMainWindow:
    window, _ = _with_form(on, "Write the front sheet")
    return window


def family_refused(on: "Stage") -> QMainWindow:
    window, form = _with_form(on, "Add someone")
    form.save()
    on.settle()
    return window


def _with_form(on: "Stage", name: str) -> tuple[QMainWindow, InlineForm]:
    window = front_sheet_shown(on)
    page = _page(window)
    buttons = page.part(FrontSheetPart).findChildren(Button)
    next(button for button in buttons if button.accessibleName() == name).click()
    on.settle()
    assert page.slot.form
    return window, page.slot.form


def _page(window: QMainWindow) -> ChildPage:
    page = getattr(window, "page", None)
    assert isinstance(page, ChildPage)
    return page
