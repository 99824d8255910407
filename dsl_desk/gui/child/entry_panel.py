"""One entry in full, with every version it had."""

import math
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from dsl_desk.domain.action import Action
from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.concern import Role
from dsl_desk.domain.contact import Contact
from dsl_desk.domain.decision import Decision
from dsl_desk.domain.when import say_moment
from dsl_desk.gui.child.mark import MarkSignificance
from dsl_desk.gui.child.spoken import handling, quoted, say_entry_when, weighed
from dsl_desk.gui.deeds.attach_files import AttachFiles
from dsl_desk.gui.deeds.correct_entry import CorrectAction, CorrectDecision
from dsl_desk.gui.deeds.inline_form import InlineForm, InlineSlot
from dsl_desk.gui.family_letter.letter_sent import letter_form
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.attachments.file_row import say_file
from dsl_desk.gui.widgets.buttons import link, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.acting import action
from dsl_desk.services.chronicling import Edition
from dsl_desk.services.contacting import contact
from dsl_desk.services.deciding import decision
from dsl_desk.services.describing import LETTERS
from dsl_desk.services.erasing import Target

LEAST_HEIGHT, AROUND = 120, 14  # logical pixels of the words, and of the frame around them
HOLD_FILES = ("observation", "contact", "decision", "encompass_notice", "police_request")

CORRECTED_ON = {
    "observation": "amend",
    "contact": "contact",
    "encompass_notice": "notice",
    "police_request": "police-request",
}
"""The page that corrects each kind of entry."""

ERASE_PAGE = "erase"

CORRECTED_HERE = ("decision", "action")
"""Kinds that are corrected where they are read."""


class EntryPanel(Card):
    """Stands in place of the chronology until ``closed``; ``correct(page, what to show)`` asks to amend or erase it.

    What the DSL makes of the entry stands under it in a card of its own, and is changed there.
    """

    closed = Signal()
    correct = Signal(str, object)

    def __init__(self, tasks: Tasks, child_id: str) -> None:
        super().__init__()
        self._tasks, self._child_id = tasks, child_id
        self._entry: ChronologyEntry | None = None
        self._title, self._when, self._handling = (
            Words("", Kind.HEADING),
            Words("", Kind.MUTED),
            Words("", Kind.STRONG),
        )
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(look().px(LEAST_HEIGHT))
        self.text.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.text.setAccessibleName("The whole entry")
        label = Words("The whole entry", Kind.STRONG)
        label.setBuddy(self.text)
        self.back = secondary("Back to the chronology", "back")
        self.back.clicked.connect(self.closed)
        self.amend = link("Correct this")
        self.amend.clicked.connect(self._correct)
        self.attach = link("Add files to this")
        self.attach.clicked.connect(self._attach)
        self.letter = link("How this letter went …")
        self.letter.clicked.connect(self._letter_went)
        only_who_records(tasks, self.letter)
        self.misplaced = link("On the wrong child …")
        self.misplaced.clicked.connect(self._erase)
        only_who_records(tasks, self.misplaced)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addWidget(self.amend)
        buttons.addWidget(self.attach)
        buttons.addWidget(self.letter)
        buttons.addWidget(self.misplaced)
        buttons.addStretch(1)
        self.add(self._title, self._when, self._handling, label)
        self.body.addWidget(self.text, 1)
        self.add(self._meaning_card(), self.slot)
        self.body.addLayout(buttons)

    @property
    def entry_id(self) -> str:
        """Of the entry shown, or shown last."""
        return self._entry.id if self._entry else ""

    def open_entry(self, entry: ChronologyEntry) -> None:
        """Show an entry in place of the chronology."""
        self.slot.close_form()
        self.text.setPlainText(
            "\n\n".join(part for part in (entry.text, quoted(entry.exact_words, entry.role)) if part)
        )
        self.show_entry(entry)
        self.show()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_entry(self, entry: ChronologyEntry) -> None:
        """Show what the chronology now knows of it; the versions come by ``show_editions``."""
        self._entry = entry
        self._title.setText(entry.title)
        self._when.setText(say_entry_when(entry))
        self.amend.setVisible(entry.kind in CORRECTED_ON or entry.kind in CORRECTED_HERE)
        self.attach.setVisible(entry.kind in HOLD_FILES)
        self.letter.setVisible(LETTERS in dict(entry.facts) and not self._tasks.reads_only)
        self._meaning.setText(entry.significance or "Nothing is written here yet.")
        for words, said in ((self._handling, handling(entry)), (self._weighed, weighed(entry))):
            words.setText(" · ".join(said))
            words.setVisible(bool(said))

    def show_editions(self, editions: Sequence[Edition]) -> None:
        """Every version of the record, newest first."""
        several = len(editions) > 1
        role = self._entry.role if self._entry else Role.ABOUT
        versions = ["\n".join(_say(edition, several, role)) for edition in editions]
        files = [f"File kept with this record: {say_file(file)}" for file in self._entry.files] if self._entry else []
        self.text.setPlainText("\n\n".join((*versions[:1], *files, *versions[1:])))

    def _meaning_card(self) -> Card:
        card = Card("What it means, in the DSL’s view", kind="identity")
        self._meaning, self._weighed = Words(), Words("", Kind.MUTED)
        self.weigh = secondary("Say what this means …", "edit")
        self.weigh.clicked.connect(self._weigh)
        self.slot = InlineSlot()
        card.add(self._meaning, self._weighed)
        card.body.addWidget(self.weigh, alignment=Qt.AlignmentFlag.AlignLeft)
        return card

    def _fit(self, size: QSizeF) -> None:
        """As tall as its words, whose height a plain text counts in lines: one scrolls the page and nothing in it."""
        words = size.height() * self.text.fontMetrics().lineSpacing() + 2 * self.text.document().documentMargin()
        self.text.setMinimumHeight(max(look().px(LEAST_HEIGHT), math.ceil(words) + look().px(AROUND)))

    def _correct(self) -> None:
        if self._entry and self._entry.kind in CORRECTED_ON:
            self.correct.emit(CORRECTED_ON[self._entry.kind], self._entry.id)
        elif self._entry:
            id_ = self._entry.id
            read = decision if self._entry.kind == "decision" else action
            self._tasks.read(self, lambda desk: read(desk, id_), self._correct_here)

    def _correct_here(self, before: Decision | Action) -> None:
        form: InlineForm
        if isinstance(before, Decision):
            form = CorrectDecision(self._tasks, self._child_id, before)
        else:
            form = CorrectAction(self._tasks, before)
        self.slot.open(form, self.amend)

    def _erase(self) -> None:
        if self._entry:
            self.correct.emit(ERASE_PAGE, Target((self._child_id,), self._entry.kind, self._entry.id))

    def _letter_went(self) -> None:
        if self._entry:
            id_ = self._entry.id
            self._tasks.read(self, lambda desk: contact(desk, id_), self._open_letter)

    def _open_letter(self, sent: Contact | None) -> None:
        if sent:
            self.slot.open(letter_form(self._tasks, sent, self._child_id), self.letter)

    def _weigh(self) -> None:
        if self._entry:
            self.slot.open(MarkSignificance(self._tasks, self._child_id, self._entry), self.weigh)

    def _attach(self) -> None:
        if self._entry:
            form = AttachFiles(self._tasks, self._entry.id, self._child_id, "Add files to this record")
            self.slot.open(form, self.attach)

    def event(self, event: QEvent) -> bool:
        # Esc goes back to the chronology, before the window takes it as "back".
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.closed.emit()
                return True
        return super().event(event)


def _say(edition: Edition, several: bool, role: Role) -> Iterator[str]:
    start = f"Version {edition.number}, recorded" if several else "Recorded"
    yield f"{start} {say_moment(edition.recorded)} by {edition.author}"
    if edition.reason:
        yield f"Why it was changed: {edition.reason}"
    yield ""
    if several and edition.title:
        yield edition.title  # the heading is the newest one's
    yield from filter(None, (edition.text, quoted(edition.exact_words, role)))
    if edition.facts:
        yield ""
        yield from (f"{name}: {text}" for name, text in edition.facts)
