"""The directory: every agency with its contacts, where each was read and who checked it when."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.agency import Agency, DirectoryEntry, HowChecked
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.clock import school_time
from dsl_desk.gui.directory.contact_card import AgencyCard, Moment
from dsl_desk.gui.directory.entry_page import ENTRY_PAGE, Wanted
from dsl_desk.gui.directory.pack_card import PackCard
from dsl_desk.gui.page import Page
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.buttons import primary
from dsl_desk.gui.widgets.card import Card, SectionHeading
from dsl_desk.gui.widgets.danger_panel import DangerPanel
from dsl_desk.gui.widgets.empty import EmptyState
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.force import ForceRules
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import agencies, check_entry, directory, school
from dsl_desk.services.directory_packs import Offer, offers, take_from_pack
from dsl_desk.services.routing import rules_for
from dsl_desk.services.school_days import school_calendar


@dataclass(frozen=True, slots=True)
class Directory:
    """What the page shows."""

    agencies: tuple[Agency, ...]
    entries: tuple[DirectoryEntry, ...]
    offers: tuple[Offer, ...]
    rules: ForceRules
    moment: Moment


def read_directory(desk: Desk) -> Directory:
    moment = Moment(school_time(desk.clock.now()), school_calendar(desk))
    return Directory(agencies(desk), directory(desk), offers(desk), rules_for(school(desk)), moment)


class DirectoryPage(Page):
    """Nothing here is filled in by the program: a contact is only taken in by a person, and never as checked."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks, "Directory")
        self._shown: QWidget = QWidget()
        self._add = primary("Add a contact", "plus")
        self._add.clicked.connect(partial(self._edit, Wanted()))
        self.add(
            Words(
                "Letters and referrals take their numbers from here. A number nobody has checked lately is left out "
                "of letters. It never stops a referral.",
                Kind.MUTED,
            ),
            self._shown,
        )
        self.add_footer(self._add)

    def opened(self) -> None:
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def changed(self, changed: Changed) -> None:
        if changed.kinds & {"agency", "directory_entry", "school", "school_calendar"}:
            self._read()

    def _read(self) -> None:
        self.tasks.read(self, read_directory, self._show, self.show_failure)

    def _show(self, found: Directory) -> None:
        focused = self.focusWidget()
        name = focused.accessibleName() if focused and self._shown.isAncestorOf(focused) else ""
        shown = Columns([*self._agencies(found), *self._packs(found)], list(self._beside(found)))
        self.body.replaceWidget(self._shown, shown)
        self._shown.deleteLater()
        self._shown = shown
        if name:
            self._focus_again(name)

    def _agencies(self, found: Directory) -> Iterator[QWidget]:
        for agency in found.agencies:
            entries = tuple(entry for entry in found.entries if entry.agency_id == agency.id)
            card = AgencyCard(agency, entries, found.moment)
            card.change.connect(lambda entry: self._edit(Wanted(entry_id=entry.id)))
            card.add_to.connect(lambda agency: self._edit(Wanted(agency_id=agency.id)))
            card.checked.connect(self._check)
            only_who_records(self.tasks, *card.checks)
            yield card
        if not found.agencies:
            empty = Card()
            empty.add(EmptyState("No contacts yet.", "Start with your police contact and children’s social care."))
            yield empty

    def _packs(self, found: Directory) -> Iterator[QWidget]:
        if found.offers:
            yield SectionHeading("Contacts you could take in")
        for offer in found.offers:
            card = PackCard(self.tasks, offer)
            card.wanted.connect(self._take)
            yield card

    def _beside(self, found: Directory) -> Iterator[QWidget]:
        yield DangerPanel()
        yield _rules_card(found.rules)

    def _edit(self, wanted: Wanted) -> None:
        self.navigate.emit(ENTRY_PAGE, wanted)

    def _check(self, entry: DirectoryEntry, how: HowChecked) -> None:
        self._write(lambda desk: check_entry(desk, entry.id, how), f"{entry.label}: checked today")

    def _take(self, code: str, labels: tuple[str, ...]) -> None:
        self._write(lambda desk: take_from_pack(desk, code, labels), "Taken into the directory, unchecked")

    def _write(self, deed: Callable[[Desk], Changed], words: str) -> None:
        self.tasks.write(self, deed, lambda _: self.announced.emit(words), self.show_failure)

    def _focus_again(self, name: str) -> None:
        same = (each for each in self._shown.findChildren(QWidget) if each.accessibleName() == name)
        next(same, self._add).setFocus(Qt.FocusReason.OtherFocusReason)


def _rules_card(rules: ForceRules) -> Card:
    """How the school's force wants a crime reported, or what to do where no rule of it is known."""
    card = Card(f"Reporting a crime: {rules.force}" if rules.force else "Reporting a crime")
    card.add(Words(rules.at_gate, Kind.MUTED))
    return card
