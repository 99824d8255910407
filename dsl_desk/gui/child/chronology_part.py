"""The chronology with its filters, one entry in full in its place, and what stands beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.gui.child.beside import BESIDE
from dsl_desk.gui.child.chronology import ChronologyView, spoken
from dsl_desk.gui.child.entry_filter import EntryFilter, say_count
from dsl_desk.gui.child.entry_panel import EntryPanel
from dsl_desk.gui.child.filter_bar import FilterBar
from dsl_desk.gui.child.part import ChildPart
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.empty import EmptyState
from dsl_desk.services.chronicling import chronology, editions

LEAST_HEIGHT = 260


class ChronologyPart(ChildPart):
    """Everything recorded, newest first; ``find_words`` puts the keyboard in the line that looks for words in it."""

    title = "Chronology"
    fills = True

    def __init__(self, tasks: Tasks, child_id: str) -> None:
        super().__init__(tasks, child_id)
        self._entries: tuple[ChronologyEntry, ...] = ()
        self._wanted = ""
        self._beside = [part(tasks, child_id) for part in BESIDE]
        self.filters = FilterBar()
        self.view = ChronologyView()
        self.nothing = EmptyState("Nothing here is of that kind.", "Choose Everything, or clear what you typed.")
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
        """Put the keyboard in the line that looks for words, which stands above the list."""
        if not self.entry.isHidden():
            self._close()
        self.filters.find_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.find_line.selectAll()

    def show_record(self, record_id: str) -> None:
        """Go to this record, as soon as it is read."""
        self._wanted = record_id

    def set_entries(self, entries: tuple[ChronologyEntry, ...]) -> None:
        """Show these, newest first, as far as the filters let them through."""
        self._entries = entries
        self.filters.offer(entries)
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
        column.addWidget(self.filters)
        column.addWidget(self._list, 1)
        column.addWidget(self.entry, 1)
        self.body.addWidget(Columns([record], self._beside, fill=record), 1)

    def _connect(self) -> None:
        self.filters.edited.connect(self._filter)
        self.filters.stepped.connect(self._step)
        self.view.chosen.connect(self._open)
        self.entry.closed.connect(self._close)
        self.entry.correct.connect(self.navigate)
        self.entry.slot.opened.connect(self.in_sight)
        for part in self._beside:
            self.pass_on(part)

    def _filter(self) -> None:
        chosen = self.filters.filter()
        shown = tuple(entry for entry in self._entries if chosen.lets(entry))
        self.filters.count.setText(say_count(shown, len(self._entries)))
        self.view.mark(chosen.words)
        self.view.set_entries(shown)
        self.view.setVisible(bool(shown))
        self.nothing.setVisible(not shown and bool(self._entries))
        self.empty.setVisible(not self._entries)
        if chosen != EntryFilter():
            announce(self.view, f"{len(shown)} of {len(self._entries)} entries")

    def _step(self, step: int) -> None:
        place = self.view.go_by(step)
        if place:
            announce(self.view, f"{place}: {spoken(self.view.entries.item(self.view.currentIndex().row()))}")

    def _open(self, entry: ChronologyEntry) -> None:
        self._list.hide()
        self.filters.hide()
        self.entry.open_entry(entry)
        self.in_sight.emit(self.entry)
        self._read_editions(entry)

    def _read_editions(self, entry: ChronologyEntry) -> None:
        self.tasks.read(
            self, lambda desk: editions(desk, entry.kind, entry.id), self.entry.show_editions, self.failed.emit
        )

    def _close(self) -> None:
        self.entry.hide()
        self.filters.show()
        self._list.show()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
