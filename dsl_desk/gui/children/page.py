"""Children: the roll as a table, found by typing, narrowed by year, status and open concerns."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.children.filters import Filters
from dsl_desk.gui.children.table import RollTable
from dsl_desk.gui.deeds.add_child import AddChild
from dsl_desk.gui.deeds.inline_form import InlineSlot
from dsl_desk.gui.page import Page
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.arrange import Beside, Flow
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.empty import EmptyState
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.roll.listing import Choices, Wanted, choices, roll, roll_rows

FIND = 372  # logical pixels of the line to type in
IMPORT, SCHOOL_YEAR = "import", "school-year"  # pages
INSIDE = 10  # logical pixels between the card's edge and the table
SHIFT = Qt.KeyboardModifier.ShiftModifier


class ChildrenPage(Page):
    """Typing finds, Enter opens; ``navigate("child", id)``. One question at a time: the last one typed is asked."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks, "Children")
        self._on_roll = 0
        self._asked: Wanted | None = None
        self._shown: Wanted | None = None
        self._eager = False
        self.slot = InlineSlot()
        self.line = QLineEdit()
        self.line.setPlaceholderText("Type the start of a name, such as fi wa")
        self.line.setMaximumWidth(look().px(FIND))
        self.filters = Filters()
        self.add_button = secondary("Add a child", "plus")
        self.import_button = secondary("Import pupils", "folder")
        self.year_button = secondary("School year", "calendar")
        self.count = Words("", Kind.MUTED)
        self.table = RollTable()
        self.nobody = EmptyState("Nobody is found like this.", "Check the spelling, or choose every year.")
        self.empty = EmptyState(
            "No children yet.", "Import the pupil list of your school system, or add a child to record something."
        )
        self._lay_out()
        self._connect()

    def opened(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def changed(self, changed: Changed) -> None:
        if self.isVisible():
            self._read()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.line:
                return self._key_in_line(event)
            if watched is self.table and event.text().isalpha() and not event.modifiers() & ~SHIFT:
                self.line.setFocus(Qt.FocusReason.OtherFocusReason)
                self.line.insert(event.text())
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        card = Card(snug=True)
        card.body.addWidget(self.table, 1)
        card.body.setContentsMargins(look().px(INSIDE), 0, 0, 0)
        card.add(self.nobody, self.empty)
        for words in (self.nobody, self.empty):
            words.hide()
        deeds = QWidget()
        flow = Flow(deeds)
        for button in (self.add_button, self.import_button, self.year_button):
            flow.addWidget(button)
        above = Beside(LabelledField("Find a child", self.line), deeds, least=FIND)
        self.add(self.slot, above, self.filters, self.count)
        self.body.addWidget(card, 1)

    def _connect(self) -> None:
        self.line.textChanged.connect(self._find)
        self.line.installEventFilter(self)
        self.table.installEventFilter(self)
        self.table.roll.wanted.connect(self._read_rows)
        self.table.chosen.connect(self._open)
        self.filters.changed.connect(self._find)
        self.add_button.clicked.connect(self._add_child)
        self.import_button.clicked.connect(partial(self.navigate.emit, IMPORT, None))
        self.year_button.clicked.connect(partial(self.navigate.emit, SCHOOL_YEAR, None))

    def _read(self) -> None:
        self.table.roll.forget()
        self._shown = None
        self.tasks.read(self, choices, self._offer, self.show_failure)
        self._find()

    def _offer(self, offered: Choices) -> None:
        self._on_roll = offered.on_roll
        self.filters.offer(offered)
        self._find()
        self._say_count()

    def _find(self) -> None:
        wanted = self.filters.wanted(self.line.text())
        if self._asked is None and wanted != self._shown:
            self._asked = wanted
            self.tasks.read(self, lambda desk: roll(desk, wanted), self._show, self._fail)

    def _show(self, ids: tuple[str, ...]) -> None:
        self._shown, self._asked = self._asked, None
        self.table.show_ids(ids)
        self._say_count()
        self._find()
        if self._eager and self._asked is None:
            self._open_first()

    def _fail(self, error: DeskError) -> None:
        self._asked = None
        self.show_failure(error)

    def _say_count(self) -> None:
        found, shown = len(self.table.roll.ids), self._shown or Wanted()
        narrowed = shown != Wanted()
        self.table.setVisible(found > 0)
        self.nobody.setVisible(not found and narrowed)
        self.empty.setVisible(not found and not narrowed)
        of_all = narrowed and not shown.left
        words = f"{found:,} of {_count(self._on_roll)}" if of_all else _count(found)
        if words != self.count.text():
            self.count.setText(words)
            announce(self.count, words)

    def _read_rows(self, block: int, ids: tuple[str, ...]) -> None:
        put = partial(self.table.roll.put, block)
        self.tasks.read(self, lambda desk: roll_rows(desk, ids), put, self.show_failure)

    def _key_in_line(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Down and self.table.isVisible():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_first()
            return True
        return False

    def _open_first(self) -> None:
        """The first child found; pressed before the answer has come, as soon as it does."""
        self._eager = self._asked is not None
        if self.table.roll.ids and not self._eager:
            self._open(self.table.roll.ids[0])

    def _open(self, child_id: object) -> None:
        self.navigate.emit("child", child_id)

    def _add_child(self) -> None:
        form = AddChild(self.tasks)
        self.slot.open(form, self.line)
        self.scroll_to(form)


def _count(number: int) -> str:
    return "1 child" if number == 1 else f"{number:,} children"
