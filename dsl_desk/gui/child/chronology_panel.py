"""The chronology with its filters, and one entry in full in its place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.gui.child.chronology import ChronologyView
from dsl_desk.gui.child.entry_panel import EntryPanel
from dsl_desk.gui.child.kinds import CHIPS, EVERYTHING, matches
from dsl_desk.gui.theme import look, pixmap
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.empty import EmptyState
from dsl_desk.gui.widgets.words import Words

LEAST_HEIGHT = 260
FIND_WIDTH = 264


class ChronologyPanel(QWidget):
    """``opened(entry)`` when one is shown in full; the page places ``find_line``."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        worn = look()
        self._entries: tuple[ChronologyEntry, ...] = ()
        self.chips: ChipGroup[str] = ChipGroup([Choice(chip, chip) for chip in CHIPS])
        self.chips.setAccessibleName("Show")
        self.chips.pick(EVERYTHING)
        self.find_line = _FindLine()
        self.view = ChronologyView()
        self.nothing = EmptyState("Nothing here holds those words.", "Choose Everything, or clear what you typed.")
        self.empty = EmptyState("Nothing is recorded yet.", "An empty record does not mean that a child is safe.")
        self.entry = EntryPanel()
        self._list = Card(snug=True)
        self._list.body.addWidget(self.view, 1)
        self._list.add(self.nothing, self.empty)
        self.view.setMinimumHeight(worn.px(LEAST_HEIGHT))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(worn.px(10))
        column.addWidget(self.chips)
        column.addWidget(self._list, 1)
        column.addWidget(self.entry, 1)
        self.entry.hide()
        self.chips.chosen.connect(self._filter)
        self.find_line.textChanged.connect(self._filter)
        self.view.chosen.connect(self._open)
        self.entry.closed.connect(self._close)

    def set_entries(self, entries: tuple[ChronologyEntry, ...]) -> None:
        """Show these, newest first, as far as the chip and the words let them through."""
        self._entries = entries
        self._filter()

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
        self.entry.show_entry(entry)
        self.opened.emit(entry)

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
