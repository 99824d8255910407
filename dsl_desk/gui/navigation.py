"""The dark strip at the left and the bar at the top."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from dsl_desk.gui.page_entry import PageEntry, Place
from dsl_desk.gui.theme import look, pixmap
from dsl_desk.gui.widgets.buttons import Button, Rank, primary
from dsl_desk.gui.widgets.words import Kind, Words

WIDE, ICONS_ONLY = 212, 56


class _Destination(Button):
    """One line of the navigation; only its icon when there is little room."""

    def __init__(self, words: str, icon_name: str) -> None:
        self._words = words
        super().__init__(words, Rank.SECONDARY, icon_name)
        self.setAccessibleName(words)

    def set_brief(self, brief: bool) -> None:
        self.setText("" if brief else f"  {self._words}")

    def ink(self) -> str:
        return look().tokens.navigation_text


class Navigation(QFrame):
    """Where one can go; ``chosen(page name)`` and ``lock``."""

    chosen = Signal(str)
    lock = Signal()

    def __init__(self, entries: Sequence[PageEntry], school: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self._destinations: dict[str, _Destination] = {}
        self._name = Words("DSL Desk", Kind.LARGE)
        self._school = Words(school)
        holder = QWidget()
        holder.setObjectName("body")
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, look().px(15), 0, look().px(12))
        self._column.setSpacing(look().px(1))
        for words in (self._name, self._school):
            words.setContentsMargins(look().px(16), 0, look().px(8), 0)
            self._column.addWidget(words)
        self._school.setContentsMargins(look().px(16), 0, look().px(8), look().px(10))
        self._add(entries, Place.MAIN)
        self._column.addStretch(1)
        self._add(entries, Place.FOOT)
        self._lock = _Destination("Lock now", "lock")
        self._lock.clicked.connect(self.lock)
        self._column.addWidget(self._lock)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The strip is too narrow for a scroll bar: it follows the keyboard and the wheel.
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(holder)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll)
        self.set_brief(False)

    def set_brief(self, brief: bool) -> None:
        """Icons only, or icons and words."""
        self.setFixedWidth(look().px(ICONS_ONLY if brief else WIDE))
        edge = look().px(4 if brief else 15)
        self._column.setContentsMargins(0, edge, 0, edge)
        for words in (self._name, self._school):
            words.setVisible(not brief)
        for destination in (*self._destinations.values(), self._lock):
            destination.set_brief(brief)

    def show_current(self, name: str) -> None:
        """Mark where we are; a page that is listed nowhere leaves the mark where it was."""
        if name in self._destinations:
            for other, destination in self._destinations.items():
                destination.setChecked(other == name)

    def current(self) -> QWidget:
        """Where F6 puts the keyboard."""
        marked = (item for item in self._destinations.values() if item.isChecked())
        return next(marked, self._lock)

    def _add(self, entries: Sequence[PageEntry], place: Place) -> None:
        for entry in entries:
            if entry.place is place:
                destination = _Destination(entry.title, entry.icon)
                destination.setCheckable(True)
                destination.clicked.connect(lambda _=False, name=entry.name: self.chosen.emit(name))
                self._destinations[entry.name] = destination
                self._column.addWidget(destination)


class TopBar(QFrame):
    """Search, where the records are kept, and the one button for what staff do most."""

    searched = Signal(str)
    record = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        worn = look()
        self.setObjectName("top")
        self.search = QLineEdit()
        self.search.setProperty("kind", "search")
        self.search.setPlaceholderText("Search children, notes and people   (Ctrl+K)")
        self.search.setAccessibleName("Search children, notes and people")
        self.search.setMaximumWidth(worn.px(372))
        self._glass = Words("", wrap=False, parent=self.search)
        self._glass.setPixmap(pixmap("search", worn.tokens.text, worn.px(18)))
        self._glass.move(worn.px(9), worn.px(8))
        self.search.returnPressed.connect(lambda: self.searched.emit(self.search.text()))
        self._saved_icon = Words("", wrap=False)
        self._saved_icon.setPixmap(pixmap("saved", worn.tokens.good, worn.px(19)))
        self._saved_icon.setAccessibleName("Saved on this computer only")
        self._saved = Words("Saved on this computer only", Kind.MUTED, wrap=False)
        self._record = primary("Record a concern", "plus")
        self._record.clicked.connect(self.record)
        line = QHBoxLayout(self)
        line.setContentsMargins(worn.px(24), worn.px(10), worn.px(24), worn.px(10))
        line.setSpacing(worn.px(8))
        line.addWidget(self.search, 3)
        line.addStretch(1)
        for widget in (self._saved_icon, self._saved):
            line.addWidget(widget)
        line.addSpacing(worn.px(10))
        line.addWidget(self._record)

    def keep_off(self, reason: str) -> None:
        """The person at the desk does not record."""
        self._record.keep_off(reason)

    def set_width(self, width: int) -> None:
        """Fit ``width`` logical pixels: first the words about saving go, then those of the button."""
        self._saved.setVisible(width >= look().px(760))
        self._record.set_words("Record a concern" if width >= look().px(520) else "Record")
