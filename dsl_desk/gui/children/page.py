"""Children: the roll as a table, found by typing, narrowed by year."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.when import say_day
from dsl_desk.gui.children.delegate import RollDelegate
from dsl_desk.gui.deeds.add_child import AddChild
from dsl_desk.gui.deeds.inline_form import InlineSlot
from dsl_desk.gui.page import Page
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.empty import EmptyState
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.table import Column, Table
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.rolling import Listed, Roll, roll

EVERY_YEAR = ""
PLACE, BORN, LAST = 1, 2, 3  # columns after the name
WIDTHS = {PLACE: 150, BORN: 180, LAST: 180}  # logical pixels; the name takes the rest
ROOMY = 700  # under this the date of birth gives way to the name
LEAST_HEIGHT = 240


class ChildrenPage(Page):
    """Typing finds, Enter opens; ``navigate("child", id)``."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks, "Children")
        self._roll = Roll((), ())
        self._found: tuple[Listed, ...] = ()
        self.slot = InlineSlot()
        self.line = QLineEdit()
        self.line.setPlaceholderText("Type the start of a name, such as fi wa")
        self.line.setMaximumWidth(look().px(372))
        self.years: ChipGroup[str] = ChipGroup([Choice(EVERY_YEAR, "Every year")])
        self.years.setAccessibleName("Year")
        self.add_button = secondary("Add a child", "plus")
        self.count = Words("", Kind.MUTED)
        self.table: Table[Listed] = Table("Children", COLUMNS)
        self.nobody = EmptyState(
            "No child of that name is in this list.", "Check the spelling, or choose every year."
        )
        self.empty = EmptyState("No children yet.", "Add a child to record something about them.")
        self._lay_out()
        self._connect()

    def opened(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def changed(self, changed: Changed) -> None:
        if self.isVisible():
            self._read()

    def show_roll(self, roll: Roll) -> None:
        """Show what was read; what is typed and chosen still counts."""
        self._roll = roll
        self.years.set_choices(
            (Choice(EVERY_YEAR, "Every year"), *(Choice(year, _year(year), year) for year in roll.years))
        )
        if self.years.value() is None:
            self.years.pick(EVERY_YEAR)
        self.years.setVisible(len(roll.years) > 1)
        self._find()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.line:
                return self._key_in_line(event)
            if watched is self.table and event.text().isalpha() and not event.modifiers() & ~SHIFT:
                self.line.setFocus(Qt.FocusReason.OtherFocusReason)
                self.line.insert(event.text())
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.table.setColumnHidden(BORN, event.size().width() < look().px(ROOMY))

    def _lay_out(self) -> None:
        worn = look()
        self.table.setItemDelegate(RollDelegate(self.table))
        self.table.verticalHeader().setDefaultSectionSize(worn.px(44))
        header = self.table.horizontalHeader()
        for column, width in WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.table.setColumnWidth(column, worn.px(width))
        self.table.setMinimumHeight(worn.px(LEAST_HEIGHT))
        card = Card(snug=True)
        card.body.addWidget(self.table, 1)
        card.add(self.nobody, self.empty)
        for words in (self.nobody, self.empty):
            words.hide()
        above = QWidget()
        line = QHBoxLayout(above)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(LabelledField("Find a child", self.line), 1)
        line.addWidget(self.add_button, alignment=Qt.AlignmentFlag.AlignBottom)
        self.add(self.slot, above, self.years, self.count)
        self.body.addWidget(card, 1)

    def _connect(self) -> None:
        self.line.textChanged.connect(self._find)
        self.line.installEventFilter(self)
        self.table.installEventFilter(self)
        self.years.chosen.connect(self._find)
        self.table.chosen.connect(self._open)
        self.add_button.clicked.connect(self._add_child)

    def _read(self) -> None:
        self.tasks.read(self, roll, self.show_roll, self.show_failure)

    def _find(self) -> None:
        found = self._roll.matching(self.line.text(), self.years.value() or EVERY_YEAR)
        self._found = found
        self.table.set_items(found)
        everyone = len(self._roll.lines)
        self.table.setVisible(bool(found))
        self.nobody.setVisible(not found and everyone > 0)
        self.empty.setVisible(everyone == 0)
        words = _count(everyone) if len(found) == everyone else f"{len(found):,} of {_count(everyone)}"
        if words != self.count.text():
            self.count.setText(words)
            announce(self.count, words)

    def _key_in_line(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Down and self.table.isVisible():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.isVisible():
            self._open(self._found[0])
            return True
        return False

    def _open(self, listed: Listed) -> None:
        self.navigate.emit("child", listed.child.id)

    def _add_child(self) -> None:
        form = AddChild(self.tasks)
        self.slot.open(form, self.line)
        self.scroll_to(form)


SHIFT = Qt.KeyboardModifier.ShiftModifier
COLUMNS: tuple[Column[Listed], ...] = (
    Column("Name", lambda line: f"{line.child.family_name}, {line.child.known_as or line.child.given_name}"),
    Column("Year and form", lambda line: line.child.place),
    Column("Born", lambda line: _day(say_day(line.child.born)) if line.child.born else ""),
    Column("Last record", lambda line: _day(say_day(line.last.date())) if line.last else "No records"),
)


def _day(words: str) -> str:
    """`14 November 2012`: the day of the week says nothing here."""
    return words.partition(" ")[2]


def _year(year: str) -> str:
    return f"Year {year}" if year[:1].isdigit() else year


def _count(number: int) -> str:
    return "1 child" if number == 1 else f"{number:,} children"
