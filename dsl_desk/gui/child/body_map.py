"""Every mark recorded on a child's body, layered over time: as recorded, with no conclusion."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.when import say_moment, say_when
from dsl_desk.gui.child.part import ChildPart
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.body_map.drawing import Age, BodyDrawing, DrawnMark
from dsl_desk.gui.widgets.body_map.figure import Spot
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.empty import EmptyState
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.select import Select
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.body_maps import MarkedRecord, marked_records

ALL = "All records"
NOTE = "Marks as they were recorded. They do not say what caused them."
AGES = "Filled: the newest record. Ring: the two before it. Thin ring: earlier ones."
OLDER = 2  # records after the newest that are drawn as rings
LETTERS = 24  # shown of a record's name before it is cut


class BodyMapPart(ChildPart):
    title = "Body map"

    def __init__(self, tasks: Tasks, child_id: str) -> None:
        super().__init__(tasks, child_id)
        self._records: tuple[MarkedRecord, ...] = ()
        self.drawing = BodyDrawing(reading=True)
        self.drawing.setAccessibleName("Body map. The list beside it says the same in words")
        self.drawing.touched.connect(self._choose_mark)
        self.choice = Select()
        self.choice.setSizeAdjustPolicy(Select.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(LETTERS)
        self.choice.activated.connect(self._show_chosen)
        self._lines: list[Words] = []
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look().px(10))
        self._map = Card()
        self._map.add(
            Words(NOTE, Kind.MUTED),
            Columns(
                [self.drawing, Words(AGES, Kind.MUTED)],
                [LabelledField("Show", self.choice), self._list],
                narrow_width=360,
            ),
        )
        self._none = EmptyState(
            "No place on the body is marked.", "An observation can mark where something was seen."
        )
        self.add(self._map, self._none)
        self._map.hide()
        self._none.hide()  # nothing is said to be absent before it was read

    def read(self) -> None:
        child_id = self.child_id
        self.tasks.read(self, lambda desk: marked_records(desk, child_id), self._show, self.failed.emit)

    def take_focus(self) -> None:
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def words(self) -> list[str]:
        """What the list beside the drawing says now."""
        return [line.text() for line in self._lines]

    def _show(self, found: tuple[MarkedRecord, ...]) -> None:
        self._records = found
        self._map.setVisible(bool(found))
        self._none.setVisible(not found)
        chosen = self.choice.currentData()
        self.choice.clear()
        self.choice.addItem(ALL, "")
        for number, record in enumerate(found):
            self.choice.addItem(f"{_letter(number)}  {_when(record)}", record.id)
        self.choice.setCurrentIndex(max(0, self.choice.findData(chosen)))
        self._show_chosen()

    def _show_chosen(self) -> None:
        """The newest record is drawn last, on top of the others."""
        chosen = self.choice.currentData()
        shown = [each for each in enumerate(self._records) if not chosen or each[1].id == chosen]
        self.drawing.set_marks([mark for number, record in reversed(shown) for mark in _drawn(number, record)])
        self._fill(shown)

    def _fill(self, shown: Sequence[tuple[int, MarkedRecord]]) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [line for number, record in shown for line in _lines(number, record)]
        for line in self._lines:
            self._column.addWidget(line)

    def _choose_mark(self, label: str) -> None:
        """A mark that is touched shows the record it is from."""
        letters = label.rstrip("0123456789")
        number = next(number for number in range(len(self._records)) if _letter(number) == letters)
        self.choice.setCurrentIndex(number + 1)
        self._show_chosen()


def _drawn(number: int, record: MarkedRecord) -> list[DrawnMark]:
    age = Age.NEW if number == 0 else Age.OLDER if number <= OLDER else Age.OLDEST
    return [
        DrawnMark(f"{_letter(number)}{mark.number}", Spot(mark.side, mark.x, mark.y), age) for mark in record.marks
    ]


def _lines(number: int, record: MarkedRecord) -> list[Words]:
    letter = _letter(number)
    marks = (f"{letter}{mark.number}  {mark.part}, {mark.side.value}: {mark.note}" for mark in record.marks)
    return [Words(f"{letter}  {_when(record)}", Kind.STRONG), *(Words(each) for each in marks)]


def _letter(number: int) -> str:
    """A for the newest record, then B ... Z, AA, AB ..."""
    letters = ""
    number += 1
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def _when(record: MarkedRecord) -> str:
    return say_when(record.happened) if record.happened.day else f"recorded {say_moment(record.recorded)}"
