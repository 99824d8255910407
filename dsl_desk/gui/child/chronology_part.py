"""The chronology with its filters, one entry in full in its place, and what stands beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.gui.child.beside import BESIDE
from dsl_desk.gui.child.chronology import ChronologyView
from dsl_desk.gui.child.entry_panel import EntryPanel
from dsl_desk.gui.child.kinds import CHIPS, EVERYTHING, matches
from dsl_desk.gui.child.part import ChildPart
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look, pixmap
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.arrange import Beside, Columns
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.empty import EmptyState
from dsl_desk.gui.widgets.words import Words
from dsl_desk.services.chronicling import chronology, editions

LEAST_HEIGHT = 260
FIND_WIDTH = 264
ROOMY = 640  # logical pixels under which the line for finding goes below the chips


class ChronologyPart(ChildPart):
    """Everything recorded, newest first; ``find_words`` puts the keyboard in the line that looks for words in it."""

    title = "Chronology"
    fills = True

    def __init__(self, tasks: Tasks, child_id: str) -> None:
        super().__init__(tasks, child_id)
        self._entries: tuple[ChronologyEntry, ...] = ()
        self._wanted = ""
        self._beside = [part(tasks, child_id) for part in BESIDE]
        self.chips: ChipGroup[str] = ChipGroup([Choice(chip, chip) for chip in CHIPS])
        self.chips.setAccessibleName("Show")
        self.chips.pick(EVERYTHING)
        self.find_line = _FindLine()
        self.view = ChronologyView()
        self.nothing = EmptyState("Nothing here holds those words.", "Choose Everything, or clear what you typed.")
        self.empty = EmptyState("Nothing is recorded yet.", "An empty record does not mean that a child is safe.")
        self.entry = EntryPanel(tasks, child_id)
        self._list = Card(snug=True)
        self._lay_out()
        self._connect()

    def read(self) -> None:
        child_id = self.child_id
        self.tasks.read(self, lambda desk: chronology(desk, child_id), self.set_entries, self.failed.emit)

    def opened(self) -> None:
        super().opened()
        for part in self._beside:
            part.opened()

    def changed(self, changed: Changed) -> None:
        super().changed(changed)
        for part in self._beside:
            part.changed(changed)

    def take_focus(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_words(self) -> None:
        """Put the keyboard in the line that looks for words."""
        self.find_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_line.selectAll()

    def show_record(self, record_id: str) -> None:
        """Go to this record, as soon as it is read."""
        self._wanted = record_id

    def set_entries(self, entries: tuple[ChronologyEntry, ...]) -> None:
        """Show these, newest first, as far as the chip and the words let them through."""
        self._entries = entries
        self._filter()
        shown = next((entry for entry in entries if entry.id == self.entry.entry_id), None)
        if shown and not self.entry.isHidden():
            self.entry.show_entry(shown)
            self._read_editions(shown)
        if self._wanted:
            self.view.show_entry(self._wanted)
            self._wanted = ""

    def _lay_out(self) -> None:
        self._list.body.addWidget(self.view, 1)
        self._list.add(self.nothing, self.empty)
        self.view.setMinimumHeight(look().px(LEAST_HEIGHT))
        for widget in (self.nothing, self.empty, self.entry):
            widget.hide()
        record = QWidget()
        column = QVBoxLayout(record)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(10))
        column.addWidget(Beside(self.chips, self.find_line, roomy=ROOMY))
        column.addWidget(self._list, 1)
        column.addWidget(self.entry, 1)
        self.body.addWidget(Columns([record], self._beside, fill=record), 1)

    def _connect(self) -> None:
        self.chips.chosen.connect(self._filter)
        self.find_line.textChanged.connect(self._filter)
        self.view.chosen.connect(self._open)
        self.entry.closed.connect(self._close)
        self.entry.correct.connect(lambda observation_id: self.navigate.emit("amend", observation_id))
        for part in self._beside:
            self.pass_on(part)

    def _filter(self) -> None:
        chip, words = self.chips.value() or EVERYTHING, self.find_line.text()
        shown = tuple(entry for entry in self._entries if matches(entry, chip, words))
        self.view.set_entries(shown)
        self.view.setVisible(bool(shown))
        self.nothing.setVisible(not shown and bool(self._entries))
        self.empty.setVisible(not self._entries)
        if words or chip != EVERYTHING:
            announce(self.view, f"{len(shown)} of {len(self._entries)} entries")

    def _open(self, entry: ChronologyEntry) -> None:
        self._list.hide()
        self.entry.open_entry(entry)
        self._read_editions(entry)

    def _read_editions(self, entry: ChronologyEntry) -> None:
        self.tasks.read(
            self, lambda desk: editions(desk, entry.kind, entry.id), self.entry.show_editions, self.failed.emit
        )

    def _close(self) -> None:
        self.entry.hide()
        self._list.show()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)


class _FindLine(QLineEdit):
    """The line for finding in this record, with the glass in it."""

    def __init__(self) -> None:
        super().__init__()
        worn = look()
        self.setProperty("kind", "search")
        self.setPlaceholderText("Find in this record   (Ctrl+F)")
        self.setAccessibleName("Find in this record")
        self.setFixedWidth(worn.px(FIND_WIDTH))
        glass = Words("", wrap=False, parent=self)
        glass.setPixmap(pixmap("search", worn.tokens.text, worn.px(16)))
        glass.setAccessibleName("Find in this record")
        glass.setBuddy(self)
        glass.move(worn.px(9), worn.px(8))
