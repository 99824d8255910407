"""One mark as a list route: its side, its part of the body, and what was seen there."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dsl_desk import codec
from dsl_desk.domain.body_map import BodyMark, BodySide
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.body_map.figure import Spot
from dsl_desk.gui.widgets.buttons import link
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.select import Select
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.body_outline import body_outline

NO_PART = "Choose the part"


@dataclass(frozen=True, slots=True)
class _Kept:
    """A mark that may not be finished, as a draft keeps it."""

    side: BodySide
    x: int = 0
    y: int = 0
    part: str = ""
    note: str = ""
    saved: bool = False


class MarkRow(Card):
    """``moved`` when it stands elsewhere on the body, ``edited`` at any change, ``removed`` when it is to go.

    ``stops`` are what Tab goes through. A ``saved`` mark can be reworded in a correction and not removed: the earlier
    version would still show it.
    """

    edited = Signal()
    moved = Signal()
    removed = Signal()

    def __init__(self, spot: Spot | None = None, note: str = "", *, part: str = "", saved: bool = False) -> None:
        super().__init__()
        self._heading = Words("", Kind.STRONG, wrap=False)
        self.remove = link("Remove")
        self.remove.setVisible(not saved)
        self.side, self.part, self.note = _short(), _short(), NoteField(lines=2)
        self._spot, self._saved = spot, saved
        for side in BodySide:
            self.side.addItem(side.value.capitalize(), side.value)
        self._lay_out()
        self._offer(spot.side if spot else BodySide.FRONT, part or (spot.part if spot else ""))
        self.note.set_text(note)
        self.side.activated.connect(lambda _: self._turn())
        self.part.activated.connect(lambda _: self._go())
        self.note.editor.textChanged.connect(self.edited)
        self.remove.clicked.connect(self._leave)

    def set_number(self, number: int) -> None:
        """Say which one it is, in the names of its controls too."""
        self._heading.setText(f"Mark {number}")
        self.remove.setAccessibleName(f"Remove mark {number}")
        self.side.setAccessibleName(f"Side of mark {number}")
        self.part.setAccessibleName(f"Part of the body of mark {number}")
        self.note.setAccessibleName(f"What was seen at mark {number}")

    def spot(self) -> Spot | None:
        """Where it stands; None while no part has been chosen."""
        return self._spot

    def move_to(self, spot: Spot) -> None:
        """Stand there, keeping the part that was chosen."""
        self._spot = spot

    def mark(self, number: int) -> BodyMark:
        """As it will be sealed; raises InvalidRecord without a part or words."""
        x, y = (self._spot.x, self._spot.y) if self._spot else (0, 0)
        return BodyMark(number, BodySide(self.side.currentData()), x, y, self._part(), self.note.text())

    def kept(self) -> str:
        """As a draft keeps it."""
        x, y = (self._spot.x, self._spot.y) if self._spot else (0, 0)
        side = BodySide(self.side.currentData())
        return codec.encode(_Kept(side, x, y, self._part(), self.note.text(), self._saved)).decode()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self.remove)
        part = LabelledField("Part of the body", self.part)
        side = LabelledField("Side", self.side)
        note = LabelledField("What was seen: size, colour, shape", self.note)
        self.body.addLayout(top)
        self.add(Columns([part], [side], narrow_width=120, flip=410), note)
        self.stops: tuple[QWidget, ...] = (self.remove, part, side, note)

    def _leave(self) -> None:
        self.removed.emit()

    def _part(self) -> str:
        return str(self.part.currentData() or "")

    def _offer(self, side: BodySide, part: str) -> None:
        """The parts of one side, with ``part`` chosen, also where an older outline named it."""
        self.side.setCurrentIndex(self.side.findData(side.value))
        names = [place.part for place in body_outline().places(side)]
        self.part.clear()
        self.part.addItem(NO_PART, "")
        for name in names if part in names or not part else [part, *names]:
            self.part.addItem(name, name)
        self.part.setCurrentIndex(max(0, self.part.findData(part)))

    def _turn(self) -> None:
        """The other side was chosen: a part that is on both sides stays chosen."""
        side, part = BodySide(self.side.currentData()), self._part()
        there = {place.part for place in body_outline().places(side)}
        self._offer(side, part if part in there else "")
        self._go()

    def _go(self) -> None:
        """Stand where the chosen part is."""
        side = BodySide(self.side.currentData())
        place = next((place for place in body_outline().places(side) if place.part == self._part()), None)
        self._spot = Spot(side, place.x, place.y) if place else None
        self.moved.emit()
        self.edited.emit()


def row_kept(kept: str) -> MarkRow:
    """The row that gave ``kept``."""
    mark = codec.decode(_Kept, kept.encode())
    return MarkRow(
        Spot(mark.side, mark.x, mark.y) if mark.part else None, mark.note, part=mark.part, saved=mark.saved
    )


def _short() -> Select:
    """As wide as its place, however long the longest name of a part is."""
    made = Select()
    made.setSizeAdjustPolicy(Select.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(1)
    return made
