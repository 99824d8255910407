"""One agency with its contacts, and the national services that could be added."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsl_desk.domain.agency import Agency, DirectoryEntry
from dsl_desk.gui.directory.sayings import say_checked, say_kind
from dsl_desk.gui.theme import look, pixmap
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import Button, link, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.number import NationalContact, freshness_days


class AgencyCard(Card):
    """``change(entry)``, ``checked(entry)`` when the person checked it today, ``add_to(agency)``."""

    change = Signal(object)
    checked = Signal(object)
    add_to = Signal(object)

    def __init__(self, agency: Agency, entries: Sequence[DirectoryEntry], today: date) -> None:
        super().__init__()
        self._today = today
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
        for entry in entries:
            self.add_rule()
            self._add_entry(entry)

    def _add_entry(self, entry: DirectoryEntry) -> None:
        reach = "   ".join(part for part in (entry.phone, entry.email) if part)
        facts = (
            entry.hours,
            f"For: {entry.use_for}" if entry.use_for else "",
            f"Not for: {entry.not_for}" if entry.not_for else "",
            f"Read in: {entry.source}",
            "Given to parents in letters" if entry.for_parents else "",
        )
        self.add(Words(entry.label, Kind.STRONG), Words(reach))
        self.add(*(Words(fact, Kind.MUTED) for fact in facts if fact))
        self.add(_freshness(entry, self._today), self._deeds(entry))

    def _deeds(self, entry: DirectoryEntry) -> QWidget:
        today = _named(secondary("I checked this today", "check"), f"I checked this today: {entry.label}")
        today.clicked.connect(partial(self.checked.emit, entry))
        self.checks.append(today)
        change = _named(secondary("Change"), f"Change {entry.label}")
        change.clicked.connect(partial(self.change.emit, entry))
        holder = QWidget()
        flow = Flow(holder)
        for button in (today, change):
            flow.addWidget(button)
        return holder


class SuggestionCard(Card):
    """National services to be added one by one; ``wanted(label)``."""

    wanted = Signal(str)

    def __init__(self, suggestions: Sequence[NationalContact]) -> None:
        super().__init__("National services you could add")
        self.add(Words("Nobody at your school has checked these. Ring the number before you rely on it.", Kind.MUTED))
        for suggestion in suggestions:
            self.add_rule()
            column = QVBoxLayout()
            column.setSpacing(look().px(2))
            for words, kind in ((suggestion.label, Kind.STRONG), (suggestion.phone, Kind.BODY)):
                column.addWidget(Words(words, kind))
            button = _named(link("Add"), f"Add {suggestion.label}")
            button.clicked.connect(partial(self.wanted.emit, suggestion.label))
            line = QHBoxLayout()
            line.addLayout(column, 1)
            line.addWidget(button)
            self.body.addLayout(line)
            self.add(Words(suggestion.use_for, Kind.MUTED))


def _freshness(entry: DirectoryEntry, today: date) -> QWidget:
    """Amber with a sign where it is stale; the words say the same."""
    days = freshness_days()
    words = Words(say_checked(entry, today, days))
    if entry.is_fresh(today, days):
        words.setProperty("kind", Kind.MUTED.value)
        return words
    box = Card(kind="warning")
    box.body.setContentsMargins(look().px(10), look().px(5), look().px(10), look().px(5))
    sign = Words("", wrap=False)
    sign.setPixmap(pixmap("warning", look().tokens.text, look().px(17)))
    sign.setAccessibleName("Warning")
    line = QHBoxLayout()
    line.setSpacing(look().px(8))
    line.addWidget(sign)
    line.addWidget(words, 1)
    box.body.addLayout(line)
    return box


def _named(button: Button, name: str) -> Button:
    button.setAccessibleName(name)
    return button
