"""The directory: every agency with its contacts, where each was read and who checked it when."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.agency import Agency, DirectoryEntry
from dsl_desk.domain.changed import Changed
from dsl_desk.gui.directory.contact_card import AgencyCard, SuggestionCard
from dsl_desk.gui.directory.entry_page import ENTRY_PAGE, Wanted
from dsl_desk.gui.page import Page
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.buttons import primary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.danger_panel import DangerPanel
from dsl_desk.gui.widgets.empty import EmptyState
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.number import NationalContact, national_contacts
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import agencies, directory, save_directory_entry


@dataclass(frozen=True, slots=True)
class Directory:
    """What the page shows, and the day and person for "checked today by"."""

    agencies: tuple[Agency, ...]
    entries: tuple[DirectoryEntry, ...]
    suggestions: tuple[NationalContact, ...]
    today: date
    person: str


def read_directory(desk: Desk) -> Directory:
    """Suggestions are the national contacts whose number is not in the directory yet."""
    entries = directory(desk)
    numbers = {_digits(entry.phone) for entry in entries}
    suggestions = tuple(each for each in national_contacts() if _digits(each.phone) not in numbers)
    return Directory(agencies(desk), entries, suggestions, desk.today(), desk.person.name)


class DirectoryPage(Page):
    """Nothing here is filled in by the program: a suggestion is only added by a person, and never as checked."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks, "Directory")
        self._shown: QWidget = QWidget()
        self._add = primary("Add a contact", "plus")
        self._add.clicked.connect(partial(self._edit, Wanted()))
        self.setFocusProxy(self._add)
        self.add(
            Words(
                "Letters and referrals take their numbers from here. A number nobody has checked lately is left out "
                "of letters.",
                Kind.MUTED,
            ),
            self._shown,
        )
        self.add_footer(self._add)

    def opened(self) -> None:
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def changed(self, changed: Changed) -> None:
        if changed.kinds & {"agency", "directory_entry"}:
            self._read()

    def _read(self) -> None:
        self.tasks.read(self, read_directory, self._show, self.show_failure)

    def _show(self, found: Directory) -> None:
        focused = self.focusWidget()
        name = focused.accessibleName() if focused and self._shown.isAncestorOf(focused) else ""
        shown = Columns(list(self._agencies(found)), list(self._beside(found)))
        self.body.replaceWidget(self._shown, shown)
        self._shown.deleteLater()
        self._shown = shown
        if name:
            self._focus_again(name)

    def _agencies(self, found: Directory) -> Iterator[QWidget]:
        for agency in found.agencies:
            entries = tuple(entry for entry in found.entries if entry.agency_id == agency.id)
            card = AgencyCard(agency, entries, found.today)
            card.change.connect(lambda entry: self._edit(Wanted(entry_id=entry.id)))
            card.add_to.connect(lambda agency: self._edit(Wanted(agency_id=agency.id)))
            card.checked.connect(partial(self._check, found))
            only_who_records(self.tasks, *card.checks)
            yield card
        if not found.agencies:
            empty = Card()
            empty.add(EmptyState("No contacts yet.", "Start with your police contact and children’s social care."))
            yield empty

    def _beside(self, found: Directory) -> Iterator[QWidget]:
        yield DangerPanel()
        if found.suggestions:
            card = SuggestionCard(found.suggestions)
            card.wanted.connect(lambda label: self._edit(Wanted(suggestion=label)))
            yield card

    def _edit(self, wanted: Wanted) -> None:
        self.navigate.emit(ENTRY_PAGE, wanted)

    def _check(self, found: Directory, entry: DirectoryEntry) -> None:
        checked = replace(entry, checked_on=found.today, checked_by=found.person)
        words = f"{entry.label}: checked today"
        self.tasks.write(
            self,
            lambda desk: save_directory_entry(desk, checked),
            lambda _: self.announced.emit(words),
            self.show_failure,
        )

    def _focus_again(self, name: str) -> None:
        same = (each for each in self._shown.findChildren(QWidget) if each.accessibleName() == name)
        next(same, self._add).setFocus(Qt.FocusReason.OtherFocusReason)


def _digits(phone: str) -> str:
    return "".join(sign for sign in phone if sign.isdigit())
