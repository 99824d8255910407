"""One agency with its contacts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dsl_desk.domain.agency import Agency, DirectoryEntry, HowChecked
from dsl_desk.domain.school_calendar import SchoolCalendar
from dsl_desk.gui.directory.sayings import say_checked, say_kind, say_reach, say_source
from dsl_desk.gui.theme import look, pixmap
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import Button, link, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.number import freshness_days
from dsl_desk.services.catalogue.retired import retired
from dsl_desk.services.directory import open_now

RANG, READ = "I rang it today", "I read it on their page today"


@dataclass(frozen=True, slots=True)
class Moment:
    """Now by the school's clock, and its holidays: what "open now" is asked of."""

    now: datetime
    calendar: SchoolCalendar

    @property
    def today(self) -> date:
        return self.now.date()


class AgencyCard(Card):
    """``change(entry)``, ``checked(entry, how)`` when the person checked it today, ``add_to(agency)``."""

    change = Signal(object)
    checked = Signal(object, object)
    add_to = Signal(object)

    def __init__(self, agency: Agency, entries: Sequence[DirectoryEntry], moment: Moment) -> None:
        super().__init__()
        self._moment = moment
        self.checks: list[Button] = []
        self.body.setSpacing(look().px(5))
        head = QHBoxLayout()
        head.setSpacing(look().px(10))
        head.addWidget(Words(agency.name, Kind.HEADING))
        head.addStretch(1)
        more = link("Add another contact")
        more.setAccessibleName(f"Add another contact at {agency.name}")
        more.clicked.connect(partial(self.add_to.emit, agency))
        head.addWidget(more)
        self.body.addLayout(head)
        self.add(Words(say_kind(agency.kind), Kind.MUTED))
        for entry in sorted(entries, key=lambda each: each.historic):
            self.add_rule()
            self._add_entry(entry)

    def _add_entry(self, entry: DirectoryEntry) -> None:
        self.add(Words(entry.label, Kind.STRONG))
        if entry.historic:
            self.add(_warning("Kept as history. Do not use it: it is offered nowhere and printed in no letter"))
        else:
            self.add(Words(open_now(entry, self._moment.now, self._moment.calendar)))
        self.add(Words(say_reach(entry)))
        facts = (
            entry.hours,
            f"For: {entry.use_for}" if entry.use_for else "",
            f"Not for: {entry.not_for}" if entry.not_for else "",
            say_source(entry),
            "Given to parents in letters" if entry.for_parents and not entry.historic else "",
        )
        self.add(*(Words(fact, Kind.MUTED) for fact in facts if fact))
        if gone := None if entry.historic else retired(entry.email):
            self.add(_warning(f"The email address is {gone.what}: nothing sent there is read"))
        if not entry.historic:
            self.add(_freshness(entry, self._moment.today))
        self.add(self._deeds(entry))

    def _deeds(self, entry: DirectoryEntry) -> QWidget:
        holder = QWidget()
        flow = Flow(holder)
        for words, how in _ways(entry):
            today = _named(secondary(words, "check"), f"{words}: {entry.label}")
            today.clicked.connect(partial(self.checked.emit, entry, how))
            self.checks.append(today)
            flow.addWidget(today)
        change = _named(secondary("Change"), f"Change {entry.label}")
        change.clicked.connect(partial(self.change.emit, entry))
        flow.addWidget(change)
        return holder


def _ways(entry: DirectoryEntry) -> tuple[tuple[str, HowChecked], ...]:
    """How a contact can be checked; history and an address that is gone cannot."""
    if entry.historic or retired(entry.email):
        return ()
    return (*(((RANG, HowChecked.RANG),) if entry.phone else ()), (READ, HowChecked.READ))


def _freshness(entry: DirectoryEntry, today: date) -> QWidget:
    """Amber with a sign where it is stale; the words say the same."""
    words = say_checked(entry, today, freshness_days())
    return Words(words, Kind.MUTED) if entry.is_fresh(today, freshness_days()) else _warning(words)


def _warning(words: str) -> QWidget:
    box = Card(kind="warning")
    box.body.setContentsMargins(look().px(10), look().px(5), look().px(10), look().px(5))
    sign = Words("", wrap=False)
    sign.setPixmap(pixmap("warning", look().tokens.text, look().px(17)))
    sign.setAccessibleName("Warning")
    line = QHBoxLayout()
    line.setSpacing(look().px(8))
    line.addWidget(sign)
    line.addWidget(Words(words), 1)
    box.body.addLayout(line)
    return box


def _named(button: Button, name: str) -> Button:
    button.setAccessibleName(name)
    return button
