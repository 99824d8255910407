"""A file on its way out and one that has come in, for the gallery and the gates."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from dsl_desk.domain.transfer import Destination
from dsl_desk.gui.page_entry import PageEntry
from dsl_desk.gui.pages import PAGES
from dsl_desk.gui.transfer.page import TransferPage
from dsl_desk.gui.transfer.take_in_page import TakeInPage

if TYPE_CHECKING:
    from tests.gui.stage import Stage


def destination_unknown(on: "Stage") -> QMainWindow:
    """A child of whom nobody knows where they are: what to do, and nothing about a file."""
    window, page = _child(on)
    step = page.flow.steps.destination
    page.flow.open(step)
    step.destination.button(Destination.UNKNOWN.value).click()
    step.go_on()
    on.settle()
    return window


def foreign_file(on: "Stage") -> QMainWindow:
    """The export of another product, with nothing filled in."""
    window = on.window(_entry("take-in"))
    page = window.page
    assert isinstance(page, TakeInPage)
    page.another.click()
    on.settle()
    assert page.slot.form
    page.slot.form.save()
    return window


def _child(on: "Stage") -> tuple[QMainWindow, TransferPage]:
    window = on.window(_entry("transfer"))
    page = window.page
    assert isinstance(page, TransferPage)
    return window, page


def _entry(name: str) -> PageEntry:
    return next(entry for entry in PAGES if entry.name == name)
