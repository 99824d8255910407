"""The school's key as it looks with a form open, and after a change."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QMainWindow, QPushButton

from dsl_desk.gui.pages import PAGES
from dsl_desk.gui.school_key.page import SchoolKeyPage
from dsl_desk.services.desk import Desk
from dsl_desk.services.key_changing import change_key, key_changes

if TYPE_CHECKING:
    from tests.gui.stage import Stage

(ENTRY,) = [entry for entry in PAGES if entry.name == "school-key"]


def check_refused(on: "Stage") -> QMainWindow:
    """A check by phone, saved too early."""
    window, page = _opened(on)
    wanted = "They have checked the key"
    button = next(each for each in page.findChildren(QPushButton) if each.accessibleName().startswith(wanted))
    button.click()
    assert page.slot.form
    page.slot.form.save()
    return window


def key_changed(on: "Stage") -> QMainWindow:
    """The recovery file is being made of a key that took another's place."""

    def change(desk: Desk) -> None:
        if not key_changes(desk):
            change_key(desk, "The laptop was stolen from the staff room on Tuesday.")

    on.tasks.read(on.tasks, change, lambda _: None)
    on.settle()
    window, page = _opened(on)
    page.key_file.keep_button.click()
    assert page.slot.form
    for line in page.slot.form.findChildren(QLineEdit):
        line.setText("tulip barge canyon sofa")
    return window


def _opened(on: "Stage") -> tuple[QMainWindow, SchoolKeyPage]:
    window = on.window(ENTRY)
    page = window.page
    assert isinstance(page, SchoolKeyPage)
    return window, page
