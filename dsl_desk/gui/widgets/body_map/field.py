"""The body map as a field of a form: the drawing and the list of its marks, always in step."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from math import hypot

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from dsl_desk.domain.body_map import FULL, BodyMark
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.body_map.drawing import BodyDrawing, DrawnMark
from dsl_desk.gui.widgets.body_map.figure import Spot
from dsl_desk.gui.widgets.body_map.mark_row import MarkRow, row_kept
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.tab_order import tab_through
from dsl_desk.services.body_outline import body_outline

FLIP = 760  # logical pixels of width under which the list goes below the drawing
NEAR = 130  # thousandths of the width within which two marks cannot both be read
OFFSETS = [(x * NEAR // 3, y * NEAR // 6) for y in range(-6, 7) for x in range(-6, 7)]


class BodyMapField(QWidget):
    """Use it in a Form: ``form.put("marks", "Body map", BodyMapField(), optional=True)``; the form keeps its draft.

    ``marks()`` reads it, and raises InvalidRecord naming the mark that is not finished; ``set_marks`` shows saved
    ones, which a correction can reword and not remove. ``edited`` at any change. It starts closed: two buttons.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Made in the order in which Tab goes through them.
        self.open_button = secondary("Mark a place on a body map")
        self.list_button = secondary("Add a mark from a list", "plus")
        self.drawing = BodyDrawing()
        self._rows: list[MarkRow] = []
        self._lay_out()
        self.setFocusProxy(self.open_button)
        self.open_button.clicked.connect(self._open)
        self.list_button.clicked.connect(lambda: self._add(MarkRow()).side.setFocus(Qt.FocusReason.TabFocusReason))
        self.drawing.placed.connect(self._place)
        self.drawing.touched.connect(lambda label: self._rows[int(label) - 1].note.editor.setFocus())

    def rows(self) -> tuple[MarkRow, ...]:
        """The marks as they stand, the first one numbered 1."""
        return tuple(self._rows)

    def marks(self) -> tuple[BodyMark, ...]:
        """Every mark, numbered in the order they were placed. Raises InvalidRecord for all that are not finished."""
        made: list[BodyMark] = []
        refused: list[InvalidRecord] = []
        for number, row in enumerate(self._rows, 1):
            try:
                made.append(row.mark(number))
            except InvalidRecord as error:
                refused.append(error)
        if refused:
            raise InvalidRecord(*(problem for error in refused for problem in error.problems))
        return tuple(made)

    def set_marks(self, marks: Sequence[BodyMark]) -> None:
        """Show marks that are saved already, in place of what stands here."""
        rows = (MarkRow(Spot(each.side, each.x, each.y), each.note, part=each.part, saved=True) for each in marks)
        self._show(tuple(rows))

    def text(self) -> list[str]:
        """As a draft keeps it."""
        return [row.kept() for row in self._rows]

    def set_text(self, kept: Sequence[str]) -> None:
        """As a draft left it."""
        self._show(tuple(row_kept(each) for each in kept))

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        self.drawing.setAccessibleName(f"{name}: front and back of a body")

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802
        how = "Arrow keys move the pointer, Shift makes it faster, Enter places a mark."
        self.drawing.setAccessibleDescription(f"{how} {description}".strip())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        beside = event.size().width() >= look().px(FLIP)
        self._split.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        buttons, self._list = QWidget(), QWidget()
        flow = Flow(buttons)
        flow.addWidget(self.open_button)
        flow.addWidget(self.list_button)
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look().px(10))
        self._column.addStretch(1)
        self._split = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._split.setSpacing(look().px(14))
        self._split.addWidget(self.drawing, 1, Qt.AlignmentFlag.AlignTop)
        self._split.addWidget(self._list, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().px(10))
        box.addWidget(buttons)
        box.addLayout(self._split)
        self.drawing.hide()
        self._list.hide()

    def _open(self) -> None:
        self.drawing.show()
        self.drawing.setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self, rows: tuple[MarkRow, ...]) -> None:
        for row in self._rows:
            row.deleteLater()
        self._rows = []
        for row in rows:
            self._append(row)
        self.drawing.setVisible(bool(rows))
        self._renumber()

    def _place(self, spot: Spot) -> None:
        row = self._add(MarkRow(spot))
        announce(self, f"Mark {len(self._rows)} placed: {spot.part}, {spot.side.value}")
        row.note.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, row: MarkRow) -> MarkRow:
        self._append(row)
        self.drawing.show()
        self._renumber()
        self.edited.emit()
        return row

    def _append(self, row: MarkRow) -> None:
        row.edited.connect(self.edited)
        row.moved.connect(partial(self._moved, row))
        row.removed.connect(partial(self._remove, row))
        self._rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        tab_through((self.drawing, *(stop for each in self._rows for stop in each.stops)))

    def _moved(self, row: MarkRow) -> None:
        """A mark chosen by name gives way to those that stand there already."""
        spot = row.spot()
        if spot:
            taken = [other for each in self._rows if each is not row and (other := each.spot()) is not None]
            row.move_to(_free(spot, taken))
        self._draw()

    def _remove(self, row: MarkRow) -> None:
        number = self._rows.index(row) + 1
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self._renumber()
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"Mark {number} removed")
        self.edited.emit()

    def _renumber(self) -> None:
        for number, row in enumerate(self._rows, 1):
            row.set_number(number)
        self._list.setVisible(bool(self._rows))
        self._draw()

    def _draw(self) -> None:
        spots = ((number, row.spot()) for number, row in enumerate(self._rows, 1))
        self.drawing.set_marks([DrawnMark(str(number), spot) for number, spot in spots if spot])


def _free(spot: Spot, taken: Sequence[Spot]) -> Spot:
    """``spot``, or where other marks stand there already the place on the same part that is farthest from them."""
    beside = [other for other in taken if other.side is spot.side]
    if all(_apart(spot, other) >= NEAR for other in beside):
        return spot
    tried = (replace(spot, x=spot.x + x, y=spot.y + y) for x, y in OFFSETS)
    same = [each for each in tried if each.part == spot.part and each.on_body]
    return max(same, key=lambda each: min(_apart(each, other) for other in beside))


def _apart(one: Spot, other: Spot) -> float:
    """In thousandths of the width."""
    return hypot(one.x - other.x, (one.y - other.y) * FULL / body_outline().proportion)
