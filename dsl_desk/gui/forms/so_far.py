"""Beside a form: what was last recorded about the child, as plain facts and nothing drawn from them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsl_desk.domain.child import Child
from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.when import MONTHS, WEEKDAYS
from dsl_desk.gui.child.kinds import KINDS
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import link
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.tag import Tag
from dsl_desk.gui.widgets.words import Kind, Words, rule
from dsl_desk.services.reviewing import ChildFile

SHOWN = 3
LONGEST = 90  # characters of a record's words


class SoFar(Card):
    """The child's latest records; ``opened`` asks for the whole chronology."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._heading = Words("", Kind.STRONG)
        self._count = Words("", Kind.MUTED)
        self._shown: list[QWidget] = []
        self._lines = QWidget()
        self._box = QVBoxLayout(self._lines)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look().px(10))
        self._open = link("Open the chronology")
        self._open.clicked.connect(self.opened)
        self.add(self._heading, self._lines, rule(), self._count, self._open)
        self.hide()

    def show_child(self, child: Child | None) -> None:
        """Say whose records are being read, or nothing without a child."""
        self.setVisible(child is not None)
        self._heading.setText(f"{child.name} so far" if child else "")
        self._fill(())

    def show_file(self, file: ChildFile) -> None:
        """Show what was read."""
        self._fill(file.entries)

    def words(self) -> str:
        """What it says about how much there is."""
        return self._count.text()

    def _fill(self, entries: tuple[ChronologyEntry, ...]) -> None:
        for line in self._shown:
            line.deleteLater()
        self._shown = [_line(entry) for entry in entries[:SHOWN]]
        for line in self._shown:
            self._box.addWidget(line)
        self._count.setText(_count(entries))


def _line(entry: ChronologyEntry) -> QWidget:
    line = QWidget()
    tag = Tag(entry.kind.replace("_", " ").capitalize(), KINDS[entry.kind].tint)
    top = QHBoxLayout()
    top.addWidget(Words(_short_day(entry), Kind.MUTED, wrap=False), 1)
    top.addWidget(tag)
    box = QVBoxLayout(line)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(look().px(2))
    box.addLayout(top)
    box.addWidget(Words(_shortened(entry.text)))
    return line


def _short_day(entry: ChronologyEntry) -> str:
    """Such as "Mon 16 March": the day it happened, or was recorded where that was not said."""
    day = entry.when.day or school_time(entry.recorded).date()
    return f"{WEEKDAYS[day.weekday()][:3].title()} {day.day} {MONTHS[day.month - 1].title()}"


def _shortened(text: str) -> str:
    words = " ".join(text.lstrip().split("\n", 1)[0][: 2 * LONGEST].split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"


def _count(entries: tuple[ChronologyEntry, ...]) -> str:
    if not entries:
        return "Nothing recorded yet"
    first = school_time(min(entry.recorded for entry in entries))
    count = "1 record" if len(entries) == 1 else f"{len(entries)} records"
    return f"{count} since {MONTHS[first.month - 1].title()} {first.year}"
