"""Contacts gathered for an area, which a person can take into the directory: all at once, or one by one."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dsl_desk.gui.directory.sayings import say_reach, say_source
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import Button, link, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.pack import PackEntry
from dsl_desk.services.directory_packs import Offer

HISTORY = "No longer to be relied on. Keep one as history so that nobody takes it from an old letter for new."


class PackCard(Card):
    """``wanted(code, labels)``: no labels is everything that is not history. Closed until somebody opens it."""

    wanted = Signal(str, object)

    def __init__(self, tasks: Tasks, offer: Offer) -> None:
        super().__init__(offer.pack.title)
        self._tasks = tasks
        self._offer = offer
        current = [found for found in offer.contacts if not found[1].historic]
        self.add(Words(offer.pack.caution, Kind.MUTED))
        if current:
            count = "1 contact" if len(current) == 1 else f"{len(current)} contacts"
            every = secondary(f"Take in {count}, unchecked", "plus")
            every.setAccessibleName(f"Take in {count}, unchecked: {offer.pack.title}")
            every.clicked.connect(partial(self.wanted.emit, offer.pack.code, ()))
            only_who_records(tasks, every)
            self.body.addWidget(every, alignment=Qt.AlignmentFlag.AlignLeft)
        self._list = QWidget()
        self._list.hide()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(look().px(6))
        self.opener = link("Show them one by one")
        self.opener.setAccessibleName(f"Show the contacts one by one: {offer.pack.title}")
        self.opener.clicked.connect(self.open_list)
        self.body.addWidget(self.opener, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add(self._list)

    def open_list(self) -> None:
        """Show every contact with where it was read, what is history at the end."""
        self.opener.hide()
        history = [(agency, contact) for agency, contact in self._offer.contacts if contact.historic]
        for agency, contact in self._offer.contacts:
            if not contact.historic:
                self._add(agency.name, contact, "Add")
        if history:
            self._rows.addWidget(Words(HISTORY))
        for agency, contact in history:
            self._add(agency.name, contact, "Keep as history")
        self._list.show()
        self._list.findChildren(Button)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, agency: str, contact: PackEntry, words: str) -> None:
        button = link(words)
        button.setAccessibleName(f"{words} {contact.label}")
        button.clicked.connect(partial(self.wanted.emit, self._offer.pack.code, (contact.label,)))
        only_who_records(self._tasks, button)
        head = QHBoxLayout()
        head.addWidget(Words(contact.label, Kind.STRONG), 1)
        head.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        self._rows.addLayout(head)
        facts = (agency, say_reach(contact), contact.hours, f"For: {contact.use_for}", f"Not for: {contact.not_for}")
        told = Words("\n".join([*filter(None, facts), say_source(contact)]), Kind.MUTED)
        # The layout gives it the height of its width: the height of its narrowest would leave a page of nothing.
        told.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._rows.addWidget(told)
