"""Search and commands (Ctrl+K): one line, and what it finds as it is typed."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.event import Happening
from dsl_desk.domain.subject import SubjectKind
from dsl_desk.domain.when import say_day
from dsl_desk.gui.page import Page
from dsl_desk.gui.page_entry import DEEDS, AtRecord, PageEntry, Place, WindowDeed
from dsl_desk.gui.search.answers import Answer, AnswerList, Section
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.looking import note_look
from dsl_desk.services.searching import Answers, Found, FoundSubject, search

PAUSE = 100  # milliseconds without a key before the vault is asked
WIDTH = 700
AROUND, LEAST_ROOM = 190, 140  # the height of all but the answers, and the least they get
CHILD, SUBJECT, CONCERN = "child", "subject", "concern"  # the pages that answers open
ICONS = {
    "contact": "contact",
    "action": "action",
    "decision": "decision",
    "referral": "referral",
    "sharing": "referral",
    "route_answer": "referral",
    "family_member": "people",
    "professional": "people",
    "link": "links",
}


class SearchPage(Page):
    """Asks the vault after a short pause; an answer to anything but the last question is dropped."""

    def __init__(self, tasks: Tasks, entries: Sequence[PageEntry], words: str) -> None:
        super().__init__(tasks, "Search")
        self.heading.hide()
        self._commands: tuple[PageEntry | WindowDeed, ...] = (*filter(_is_command, entries), *DEEDS)
        self._question, self._answered, self._eager = 0, 0, False
        self.line = QLineEdit(words)
        self.line.setPlaceholderText("Type two letters of a name, a word in a note, or what you want to do")
        self.line.setAccessibleName("Search children, notes, people, places and commands")
        self.answers = AnswerList()
        self._nothing = Words("", Kind.MUTED)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._ask)
        self.line.textChanged.connect(self._pause.start)
        self.line.returnPressed.connect(self._open_current)
        self.line.installEventFilter(self)
        self.answers.chosen.connect(self._open)
        self._lay_out()

    def opened(self) -> None:
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._ask()

    def changed(self, changed: Changed) -> None:
        if self.isVisible():
            self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        worn = look()
        card = Card()
        card.setMaximumWidth(worn.px(WIDTH))
        keys = Words("↑ ↓ to move    Enter to open    Esc to go back", Kind.MUTED)
        card.add(self.line, self._nothing, self.answers)
        card.add_rule()
        card.add(keys)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 100)
        middle.addStretch(1)
        self.body.addLayout(middle)
        self.body.addStretch(1)

    def _ask(self) -> None:
        self._pause.stop()
        self._question += 1
        text = self.line.text()
        self.tasks.read(self, lambda desk: search(desk, text), partial(self._show, self._question))

    def _show(self, question: int, found: Answers) -> None:
        if question != self._question:
            return
        self._answered = question
        commands = tuple(_command(each) for each in self._commands if _matches(each, self.line.text()))
        sections = (
            _section("Children", tuple(map(_child, found.children))),
            _section("Notes", tuple(_note(each) for each in found.notes if each.child_id)),
            Section("People, places and things", tuple(map(_subject, found.subjects))),
            Section("Do", commands),
        )
        self.answers.set_sections(sections)
        self._fit()
        self.answers.scrollToTop()
        self._note_found(found.notes)
        self._say_count(sum(len(section.answers) for section in sections))
        if self._eager:
            self._open_current()

    def _note_found(self, notes: Iterable[Found]) -> None:
        """Words of a record on the screen are a look; it is entered after they are shown, so that nobody waits."""
        child_ids = {note.child_id for note in notes if note.child_id}
        if child_ids:
            self.tasks.read(self, lambda desk: note_look(desk, Happening.FOUND, child_ids), lambda _: None)

    def _fit(self) -> None:
        self.answers.fit(max(look().px(LEAST_ROOM), self.height() - look().px(AROUND)))

    def _say_count(self, count: int) -> None:
        typed = bool(self.line.text().strip())
        self._nothing.setText("" if count else "Nothing found. Try the start of another word.")
        self._nothing.setVisible(not count)
        if typed:
            announce(self.line, self._nothing.text() or ("1 answer" if count == 1 else f"{count} answers"))

    def _move(self, step: int) -> None:
        self.answers.move_by(step)
        current = self.answers.current()
        if current:
            announce(self.line, current.spoken)

    def _open_current(self) -> None:
        """Open what is marked; pressed before the answer has come, open the first one when it does."""
        if self._pause.isActive():
            self._ask()
        self._eager = self._answered != self._question
        current = self.answers.current()
        if current and not self._eager:
            self._open(current)

    def _open(self, answer: Answer) -> None:
        self.navigate.emit(answer.page, answer.argument)


def _is_command(entry: PageEntry) -> bool:
    """A page one can go to without first choosing whom or what it is about."""
    return entry.place is not Place.NOWHERE or entry.blank


def _section(heading: str, answers: tuple[Answer, ...]) -> Section:
    return Section(f"{heading} ({len(answers)})", answers)


def _child(child: Child) -> Answer:
    place = child.place if child.left is None else f"Left {_day(child.left)}"
    return Answer(child.name, place, "children", CHILD, child.id)


def _note(found: Found) -> Answer:
    kind = found.kind.replace("_", " ")
    title = f"{found.title}, {kind}, {_day(date.fromisoformat(found.day))}"
    if found.kind == CONCERN:
        return Answer(title, found.snippet, "folder", CONCERN, found.id)
    return Answer(title, found.snippet, ICONS.get(found.kind, "record"), CHILD, AtRecord(found.child_id, found.id))


def _subject(found: FoundSubject) -> Answer:
    children = "1 child" if found.children == 1 else f"{found.children} children"
    icon = "place" if found.subject.kind is SubjectKind.PLACE else "links"
    words = f"{found.subject.kind.capitalize()}, linked to {children}"
    return Answer(found.subject.label, words, icon, SUBJECT, found.subject.id)


def _command(entry: PageEntry | WindowDeed) -> Answer:
    return Answer(entry.title, entry.shortcut, entry.icon, entry.name)


def _matches(entry: PageEntry | WindowDeed, text: str) -> bool:
    """Whether every typed word begins a word of the title, or one that it is also found by."""
    words = f"{entry.title} {entry.also if isinstance(entry, PageEntry) else ''}".lower().split()
    return all(any(word.startswith(typed) for word in words) for typed in text.lower().split())


def _day(day: date) -> str:
    """`24 March 2026`."""
    return say_day(day).partition(" ")[2]
