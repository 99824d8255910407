"""What narrows a chronology: chips for the kinds in it, the line for finding words, and categories and days."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.gui.child.entry_filter import ANY_CATEGORY, IN_SUMMARY, NO_CATEGORY, EntryFilter
from dsl_desk.gui.child.kinds import CHIPS, EVERYTHING, KINDS
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.forms.times import now
from dsl_desk.gui.theme import look, pixmap
from dsl_desk.gui.widgets.arrange import Beside, Flow
from dsl_desk.gui.widgets.buttons import link
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.when_field import WhenField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.entry import chronology_categories

FIND_WIDTH = 250
DAY_WIDTH = 170
ROOMY = 560  # logical pixels under which the line for finding goes below the count


class FilterBar(QWidget):
    """``edited`` whenever other entries may be shown. What is chosen is kept for this visit only.

    ``stepped(1)`` with Enter in the line, ``stepped(-1)`` with Shift+Enter: the next and the one before.
    """

    edited = Signal()
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.chips: ChipGroup[str] = ChipGroup([Choice(EVERYTHING, EVERYTHING)])
        self.chips.setAccessibleName("Show")
        self.chips.pick(EVERYTHING)
        self.find_line = _FindLine()
        self.count = Words("", Kind.MUTED)
        self.more = link("By category or day")
        self.more.setCheckable(True)
        self.category = ChoiceBox("Every category")
        self.since, self.until = WhenField(now), WhenField(now)
        self._rest = self._make_rest()
        self._lay_out()
        for edited in (self.chips.chosen, self.category.edited, self.since.edited, self.until.edited):
            edited.connect(self.edited)
        self.find_line.textChanged.connect(self.edited)
        self.find_line.stepped.connect(self.stepped)
        self.more.toggled.connect(self._rest.setVisible)

    def offer(self, entries: Sequence[ChronologyEntry]) -> None:
        """A chip for each kind there is among these; one that is picked stays."""
        kinds = {KINDS[entry.kind].chip for entry in entries} | {self.chips.value()}
        self.chips.set_choices([Choice(chip, chip) for chip in CHIPS if chip == EVERYTHING or chip in kinds])
        self.chips.setVisible(len(kinds) > 1)

    def filter(self) -> EntryFilter:
        """What is chosen now; a day that cannot be read yet narrows nothing."""
        return EntryFilter(
            self.chips.value() or EVERYTHING,
            self.find_line.text(),
            self.category.text(),
            _day(self.since),
            _day(self.until),
        )

    def _make_rest(self) -> QWidget:
        words = [(IN_SUMMARY, "In the summary"), (NO_CATEGORY, "No category yet")]
        self.category.set_choices([*((each.code, each.wording) for each in chronology_categories()), *words])
        self.category.set_text(ANY_CATEGORY)
        rest = QWidget()
        flow = Flow(rest, gap=14)
        flow.addWidget(LabelledField("Category", self.category))
        for label, field in (("From", self.since), ("To", self.until)):
            field.line.setFixedWidth(look().px(DAY_WIDTH))
            field.line.setPlaceholderText("1 sept, 3/3/26")
            flow.addWidget(LabelledField(label, field))
        rest.hide()
        return rest

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(6))
        narrow = QWidget()
        flow = Flow(narrow, gap=12)
        flow.addWidget(self.more)
        flow.addWidget(self.find_line)
        column.addWidget(self.chips)
        column.addWidget(Beside(self.count, narrow, roomy=ROOMY))
        column.addWidget(self._rest)


def _day(field: WhenField) -> date | None:
    try:
        return field.when().day
    except InvalidRecord:
        return None


class _FindLine(QLineEdit):
    """The line for finding in this record, with the glass in it."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        worn = look()
        self.setAccessibleDescription("Enter goes to the next match, Shift and Enter to the one before")
        self.setProperty("kind", "search")
        self.setPlaceholderText("Find in this record   (Ctrl+F)")
        self.setAccessibleName("Find in this record")
        self.setFixedWidth(worn.px(FIND_WIDTH))
        glass = Words("", wrap=False, parent=self)
        glass.setPixmap(pixmap("search", worn.tokens.text, worn.px(16)))
        glass.setAccessibleName("Find in this record")
        glass.setBuddy(self)
        glass.move(worn.px(9), worn.px(8))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return
        super().keyPressEvent(event)
