"""The import page in the middle of its work, for the gallery and the gates."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from dsl_desk.domain.child import Child
from dsl_desk.gui.importing.families_page import ImportFamiliesPage
from dsl_desk.gui.importing.page import ImportPage
from dsl_desk.gui.main_window import MainWindow
from dsl_desk.gui.page_entry import IMPORT
from dsl_desk.gui.pages import PAGES
from dsl_desk.services.reviewing import children
from tests.exchange.lists import as_csv, made_up, upn

if TYPE_CHECKING:
    from tests.gui.stage import Stage


def columns_to_match(on: Stage) -> MainWindow:
    """A list of made-up pupils, two of them refused, with dates that could be read either way."""
    window = on.window(next(entry for entry in PAGES if entry.name == IMPORT))
    rows = [[each.upn, each.family_name, each.given_name, f"01/02/{each.born.year}", "9"] for each in made_up(12)]
    rows += [["A" + upn(12)[1:], "Ash", "Bo", "03/04/2013", "9"], [upn(13), "", "=cmd", "03/04/2013", "Beech"]]
    page = window.page
    assert isinstance(page, ImportPage)
    with TemporaryDirectory() as place:
        file = Path(place, "list.csv")
        file.write_text(as_csv([["UPN", "Surname", "Forename", "DOB", "Year"], *rows]), encoding="utf-8")
        page.open_file(file)
        on.settle()
    return window


def plan_to_agree(on: Stage) -> MainWindow:
    """The same list compared with the roll."""
    window = columns_to_match(on)
    page = window.page
    assert isinstance(page, ImportPage)
    page.compare_button.click()
    on.settle()
    on.settle()
    return window


def families_to_agree(on: Stage) -> MainWindow:
    """A list of adults, one of them refused, compared with the front sheets."""
    window = on.window(next(entry for entry in PAGES if entry.name == "import-families"))
    page = window.page
    assert isinstance(page, ImportFamiliesPage)
    headings = [
        "Pupil surname",
        "Pupil forename",
        "DOB",
        "Contact name",
        "Relationship",
        "Court order",
        "Dinner money",
    ]
    roll: list[Child] = []
    on.tasks.read(page, children, roll.extend)
    on.settle()
    child = [roll[0].family_name, roll[0].given_name, f"{roll[0].born:%d/%m/%Y}"]
    rows = [[*child, "Kemi Ward", "Mother", "", "1"], [*child, "Jon Ward", "Father", "T", "2"]]
    with TemporaryDirectory() as place:
        file = Path(place, "list.csv")
        file.write_text(as_csv([headings, *rows]), encoding="utf-8")
        page.open_file(file)
        on.settle()
        on.settle()
    return window
