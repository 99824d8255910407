"""The directory of an Essex school with its packs open and a contact kept as history, for gallery and gate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from dsl_desk.domain.agency import Agency, AgencyKind, DirectoryEntry
from dsl_desk.gui.directory.pack_card import PackCard
from dsl_desk.gui.directory.page import Directory, DirectoryPage, read_directory
from dsl_desk.gui.pages import PAGES
from dsl_desk.services.catalogue.force import force_rules

if TYPE_CHECKING:
    from tests.gui.stage import Stage

FORCE = Agency("a" * 32, "Essex Police", AgencyKind.POLICE)
HOTLINE = DirectoryEntry(
    "e" * 32, FORCE.id, "Hotline of an old letter", "a letter of 2019", phone="01632 960250", historic=True
)
MAILBOX = DirectoryEntry("f" * 32, FORCE.id, "Old mailbox", "a letter of 2011", email="team@essex.pnn.police.uk")


def directory_with_packs(on: Stage) -> QMainWindow:
    """What can be taken in, one by one, beside what is history and what nobody reads any more."""
    window = on.window(next(entry for entry in PAGES if entry.name == "directory"))
    page = window.page
    assert isinstance(page, DirectoryPage)

    def show(found: Directory) -> None:
        essex = next(rules for rules in force_rules() if rules.strict)
        page._show(
            replace(found, agencies=(FORCE, *found.agencies), entries=(HOTLINE, MAILBOX, *found.entries), rules=essex)
        )
        for card in page.findChildren(PackCard):
            card.open_list()

    on.settle()
    on.tasks.read(page, read_directory, show)
    on.settle()
    return window
