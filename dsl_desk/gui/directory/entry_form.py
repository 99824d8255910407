"""The fields of one contact and its agency, read in one place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from PySide6.QtWidgets import QLineEdit, QWidget

from dsl_desk.domain.agency import Agency, AgencyKind, DirectoryEntry, HowChecked
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.gui.directory.hours_field import HoursField
from dsl_desk.gui.directory.sayings import say_kind, say_source
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.select import Select
from dsl_desk.gui.widgets.tick_box import TickBox
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.pack import history_of

KINDS = tuple(AgencyKind)
HINTS = {
    "name": "Such as your police force, or the county council.",
    "label": "Such as single point of contact, or front door, out of hours.",
    "use_for": "What to call or write about.",
    "not_for": "Such as reporting a crime: use 999 or 101.",
    "hours": "Such as Monday to Friday 9am to 5pm; closed on bank holidays. Leave it empty where you do not know.",
    "source": "Where you read it: a page, a letter, a call, with its date.",
}
LABELS = {
    "name": "Agency",
    "kind": "Kind of agency",
    "label": "What this contact is called",
    "phone": "Phone",
    "email": "Email",
    "web": "Web page",
    "hours": "Hours",
    "use_for": "Use it for",
    "not_for": "Do not use it for",
    "source": "Where you found it",
}
OPTIONAL = {"phone", "email", "web", "hours", "use_for", "not_for"}
REACH = ("phone", "email", "web", "hours")
CHECKS = (
    Choice(HowChecked.NOT_SAID, "Not today"),
    Choice(HowChecked.RANG, "I rang it"),
    Choice(HowChecked.READ, "I read it on their page or letter", "r"),
    Choice(HowChecked.ASKED, "I asked them", "a"),
)


class Check(TypedDict):
    """Who checked a contact, when and how."""

    checked_on: date | None
    checked_by: str
    how_checked: HowChecked


@dataclass(frozen=True, slots=True)
class Known:
    """What the form starts from, and what it needs to make a record."""

    agencies: tuple[Agency, ...]
    agency: Agency | None
    entry: DirectoryEntry | None
    new_agency_id: str
    new_entry_id: str
    today: date
    person: str


class EntryForm(Card):
    """Filled from ``Known``; makes an Agency and a DirectoryEntry, or raises InvalidRecord."""

    def __init__(self) -> None:
        super().__init__()
        self._known: Known | None = None
        self._hours = HoursField()
        self._lines = {name: QLineEdit() for name in LABELS if name not in ("kind", "hours")}
        self._lines["hours"] = self._hours.line
        self._kind = Select()
        self._kind.addItems([say_kind(kind) for kind in KINDS])
        self._for_parents = TickBox("Letters may give this number to parents")
        self._historic = TickBox("Keep this as history: do not use or print it")
        self.checked = ChipGroup(CHECKS)
        controls: dict[str, QWidget] = {**self._lines, "kind": self._kind, "hours": self._hours}
        self.fields = {
            name: LabelledField(label, controls[name], HINTS.get(name, ""), optional=name in OPTIONAL)
            for name, label in LABELS.items()
        }
        self.first = self._lines["name"]
        self.body.setSpacing(look().px(12))
        checked = LabelledField(
            "Did you check this today?", self.checked, "Only what a person has checked is printed."
        )
        self.old = Words("", Kind.STRONG)
        self.old.hide()
        for name, field in self.fields.items():
            self.add(field)
            if name == "email":
                self.add(self.old)
        self.add(self._for_parents, checked, self._historic)
        for name in ("phone", "email"):
            self._lines[name].textChanged.connect(self._look_back)

    def fill(self, known: Known) -> None:
        """Show what is known; a new check is for the person to say."""
        self._known = known
        agency, entry = known.agency, known.entry
        for name, line in self._lines.items():
            line.setText(getattr(entry, name, "") if entry and name != "name" else "")
        if agency:
            self._lines["name"].setText(agency.name)
            self._kind.setCurrentIndex(KINDS.index(agency.kind))
        self._for_parents.setChecked(bool(entry and entry.for_parents))
        self._historic.setChecked(bool(entry and entry.historic))
        self.checked.pick(HowChecked.NOT_SAID)

    def agency(self) -> Agency:
        """The agency as it is now called; a new contact joins the agency already known by that name."""
        known = self._start()
        name = self._text("name")
        same = next((each for each in known.agencies if each.name.lower() == name.lower()), None)
        joined = None if known.agency else same
        agency_id = known.agency.id if known.agency else known.new_agency_id
        return _with_other_problems(
            lambda: joined or Agency(agency_id, name, KINDS[self._kind.currentIndex()]),
            lambda: self._entry(agency_id),
        )

    def entry(self) -> DirectoryEntry:
        """A check counts for what was checked: with another number, address or hours it lapses."""
        return self._entry(self.agency().id)

    def is_known(self, agency: Agency) -> bool:
        """Whether the vault already holds the agency just so."""
        return agency in self._start().agencies

    def _look_back(self) -> None:
        """Say so when the number or address typed is one of an old letter."""
        found = history_of(self._text("phone"), self._text("email"))
        words = f"This was {found.label}. {say_source(found)}. Not for: {found.not_for}." if found else ""
        if words != self.old.text():
            self.old.setText(words)
            self.old.setVisible(bool(words))
            announce(self.old, words)

    def _entry(self, agency_id: str) -> DirectoryEntry:
        known = self._start()
        before = known.entry
        return DirectoryEntry(
            id=before.id if before else known.new_entry_id,
            agency_id=agency_id,
            label=self._text("label"),
            source=self._text("source"),
            use_for=self._text("use_for"),
            not_for=self._text("not_for"),
            source_date=before.source_date if before else None,
            for_parents=self._for_parents.isChecked(),
            historic=self._historic.isChecked(),
            **self._reach(),
            **self._check(),
        )

    def _reach(self) -> dict[str, str]:
        return {name: self._text(name) for name in REACH}

    def _check(self) -> Check:
        """A new check, or the one before as long as what was checked is the same."""
        known = self._start()
        how = self.checked.value() or HowChecked.NOT_SAID
        if how is not HowChecked.NOT_SAID:
            return Check(checked_on=known.today, checked_by=known.person, how_checked=how)
        before = known.entry
        if before and all(getattr(before, name) == words for name, words in self._reach().items()):
            return Check(checked_on=before.checked_on, checked_by=before.checked_by, how_checked=before.how_checked)
        return Check(checked_on=None, checked_by="", how_checked=HowChecked.NOT_SAID)

    def _start(self) -> Known:
        if self._known is None:
            raise InvalidRecord(Problem("name", "The directory is still being read. Try again in a moment"))
        return self._known

    def _text(self, name: str) -> str:
        return self._lines[name].text().strip()


def _with_other_problems(make: Callable[[], Agency], other: Callable[[], DirectoryEntry]) -> Agency:
    """The agency; raises InvalidRecord with the problems of both records, so that all are seen at once."""
    problems: list[Problem] = []
    made: Agency | None = None
    for attempt in (make, other):
        try:
            record = attempt()
        except InvalidRecord as error:
            problems += error.problems
        else:
            made = record if isinstance(record, Agency) else made
    if problems or made is None:
        raise InvalidRecord(*problems)
    return made
