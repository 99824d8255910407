"""Forms with everything unfolded, and a concern being revised, for the gallery and the gate."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from dsl_desk.gui.concern.page import ConcernPage
from dsl_desk.gui.decide.page import DecidePage
from dsl_desk.gui.page_entry import PageEntry
from dsl_desk.gui.pages import PAGES
from dsl_desk.gui.record.page import RecordPage
from dsl_desk.services.catalogue.grounds import Party
from dsl_desk.services.restricting import Step, WhoSees

if TYPE_CHECKING:
    from tests.gui.stage import Stage


def record_unfolded(on: "Stage") -> QMainWindow:
    """An observation with every line open and something in most of them."""
    window = on.window(_entry("record"))
    page = window.page
    assert isinstance(page, RecordPage)
    form = page.form
    form.domains.pick("B", "J")
    form.domains.chosen.emit()
    form.open_sections(form.fields)
    form.marks.list_button.click()
    form.received.set_text("no such day")
    page.save()
    on.settle()
    return window


def decision_not_told(on: "Stage") -> QMainWindow:
    """A decision of which nobody was told."""
    window = on.window(_entry("decide"))
    page = window.page
    assert isinstance(page, DecidePage)
    page.form.open_sections(page.form.fields)
    for party in Party:
        page.form.told[party].answer.button("no").click()
    on.settle()
    return window


def concern_revised(on: "Stage") -> QMainWindow:
    """A concern with the form that revises it."""
    window = on.window(_entry("concern"))
    page = window.page
    assert isinstance(page, ConcernPage)
    page.revise.click()
    on.settle()
    return window


def concern_restricted(on: "Stage") -> QMainWindow:
    """What few see, as it is said to them, with the form that changes who they are; nothing of it is saved."""
    window = on.window(_entry("concern"))
    page = window.page
    assert isinstance(page, ConcernPage)
    page.restrict.click()
    names = ("Ruth Adeyemi", "Imran Shah")
    step = Step(datetime(2026, 3, 24, 9, 5), names[0], names, "It is about a member of staff.")  # noqa: DTZ001
    page.sees.show_sees(WhoSees(names, (), (step,)))
    on.settle()
    return window


def _entry(name: str) -> PageEntry:
    return next(entry for entry in PAGES if entry.name == name)
