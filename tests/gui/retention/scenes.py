"""Erasing with a second person to choose, and the certificate after it, for the gallery and the gate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.school import Person
from dsl_desk.gui.page_entry import PageEntry
from dsl_desk.gui.pages import PAGES
from dsl_desk.gui.retention.erase_page import ErasePage
from dsl_desk.gui.retention.keeping_page import KeepingPage

if TYPE_CHECKING:
    from tests.gui.stage import Stage

WITNESS = Person("e" * 32, "Imran Shah", "Headteacher", "")


def erasing_refused(on: Stage) -> QMainWindow:
    """What goes, what stays, and what is missing."""
    window, page = _erasing(on)
    page.erase()
    return window


def erasing_done(on: Stage) -> QMainWindow:
    """The certificate in place of the form."""
    window, page = _erasing(on)
    page._erased(Changed("d" * 32, "e" * 32, frozenset(), frozenset({"erasure"})))
    return window


def keeping_decided(on: Stage) -> QMainWindow:
    """The form of a review, open."""
    window = on.window(_entry("keeping"))
    page = window.page
    assert isinstance(page, KeepingPage)
    page.decide.click()
    on.settle()
    return window


def _erasing(on: Stage) -> tuple[QMainWindow, ErasePage]:
    window = on.window(_entry("erase"))
    page = window.page
    assert isinstance(page, ErasePage)
    assert page._plan
    page._show(replace(page._plan, witnesses=(WITNESS,), refused=""))
    return window, page


def _entry(name: str) -> PageEntry:
    return next(entry for entry in PAGES if entry.name == name)
