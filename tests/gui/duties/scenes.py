"""A duty being answered and a status being confirmed, for the gallery and the gates."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from dsl_desk.gui.child.actions import ActionsPart
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.page_entry import PageEntry
from dsl_desk.gui.pages import PAGES
from dsl_desk.gui.record.page import RecordPage
from dsl_desk.gui.settings.page import SettingsPage

if TYPE_CHECKING:
    from tests.gui.stage import Stage


def duty_written_down(on: "Stage") -> QMainWindow:
    window = on.window(_entry("child"))
    page = window.page
    assert isinstance(page, ChildPage)
    page.show_part(ActionsPart).duties.add_button.click()
    on.settle()
    return window


def duty_brought_to_mind(on: "Stage") -> QMainWindow:
    window = on.window(_entry("record"))
    page = window.page
    assert isinstance(page, RecordPage)
    page.form.domains.pick("G")
    page.form.domains.chosen.emit()
    on.settle()
    return window


def status_confirmed(on: "Stage") -> QMainWindow:
    window = on.window(_entry("settings"))
    page = window.page
    assert isinstance(page, SettingsPage)
    page.guidance.rows.chosen.emit("csa-duty")
    on.settle()
    return window


def _entry(name: str) -> PageEntry:
    return next(entry for entry in PAGES if entry.name == name)
