"""Restoring and backups as the gallery and the accessibility gate see them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from dsl_desk.gui.backups.page import BackupsPage
from dsl_desk.gui.entry_window import EntryWindow
from dsl_desk.gui.pages import PAGES
from dsl_desk.gui.restore.page import Offered, RestorePage
from dsl_desk.gui.unlock.page import Way
from dsl_desk.services.backups.listing import Kept
from dsl_desk.services.backups.manifest import Backup, folder_name
from dsl_desk.services.backups.overview import Asked, Overview
from dsl_desk.services.backups.place import BackupStanding

if TYPE_CHECKING:
    from tests.gui.stage import Stage

PLACE = "S:\\Office\\Safeguarding backups"
AT = datetime(2026, 3, 24, 9, 5, tzinfo=UTC)
OFFERED = [
    Offered(Path(PLACE), "Tuesday 24 March 2026 at 9:05am", "412 children, 8,120 entries in the journal"),
    Offered(Path(PLACE), "Monday 23 March 2026 at 8:40am", "412 children, 8,097 entries in the journal"),
]


def restore_begun(on: Stage) -> QMainWindow:
    return _restore_page()[0]


def restore_offered(on: Stage) -> QMainWindow:
    window, page = _restore_page()
    page.folder.setText(PLACE)
    page.show_backups(OFFERED, 0)
    page.ways.pick(Way.ENVELOPES)
    page._show_fields()
    return window


def restore_done(on: Stage) -> QMainWindow:
    window, page = _restore_page()
    page.show_restored(
        "The backup of Tuesday 24 March 2026 at 9:05am is restored and checked. What was recorded after that time is "
        "not in it. The records that were here before are kept in "
        "C:\\Users\\rpatel\\DSL Desk\\vault set aside 2026-03-25 101500."
    )
    return window


def backups_there(on: Stage) -> QMainWindow:
    """A place with a week of backups, the last of them too old, and one that cannot be used."""
    window = on.window(next(entry for entry in PAGES if entry.name == "backups"))
    on.settle()
    page = window.page
    assert isinstance(page, BackupsPage)
    kept = tuple(_kept(day) for day in range(4))
    page._look(Asked(BackupStanding(AT, PLACE, 9, True), "a" * 32, None))
    on.settle()
    unusable = Path(PLACE) / folder_name(AT - timedelta(days=40), "b" * 32)
    words = ("It is on the network. That is a good place for backups.",)
    page._show(Overview(True, words, kept, (18_400_000,) * len(kept), (unusable,)))
    return window


def _kept(day: int) -> Kept:
    made = AT - timedelta(days=day)
    backup = Backup(
        "c" * 32, "a" * 32, made, "0.1.0", "d" * 32, 8_120 - day, "", "", {"child": 412, "entry": 8_120 - day}
    )
    return Kept(Path(PLACE) / folder_name(made, backup.id), backup)


def _restore_page() -> tuple[EntryWindow, RestorePage]:
    page = RestorePage("C:\\Users\\rpatel\\DSL Desk\\vault", occupied=True)
    window = EntryWindow(page)
    window.resize(1366, 768)
    window.show()
    return window, page
