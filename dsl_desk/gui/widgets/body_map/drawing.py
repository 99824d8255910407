"""Front and back of a body with numbered marks: by mouse, or by arrows and Enter."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from dsl_desk.domain.body_map import FULL, BodySide
from dsl_desk.gui.theme import Look, look
from dsl_desk.gui.theme.tokens import Tokens
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.body_map.figure import GAP, Spot, figure_boxes, paint_figure, point_of, spot_at

HEIGHT, LEAST_WIDTH = 440, 400  # logical pixels; the height grows half as fast as the text, the width with its place
DISC = 13  # radius in logical pixels: the target is above the 24 of WCAG 2.5.8
STEP, STRIDE = 10, 50  # thousandths that an arrow moves the pointer, and with Shift
BELOW_HANDS = 0.6  # of the height of the drawing
MIDDLE = Spot(BodySide.FRONT, 500, 250)
BESIDE = "Beside the body. Nothing is marked."
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
OTHER_SIDE = {BodySide.FRONT: BodySide.BACK, BodySide.BACK: BodySide.FRONT}


class Age(IntEnum):
    """How strongly a mark is drawn: filled, ringed, thinly ringed. Each stands out 3 : 1 from the body."""

    NEW = 0
    OLDER = 1
    OLDEST = 2


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A mark as it is drawn; ``label`` is one to four letters or digits."""

    label: str
    spot: Spot
    age: Age = Age.NEW


class BodyDrawing(QWidget):
    """``placed(Spot)`` where a new mark is wanted, ``touched(label)`` for one that is there.

    ``reading``: marks can be touched, and none placed.
    """

    placed = Signal(object)
    touched = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, reading: bool = False) -> None:
        super().__init__(parent)
        self._reading = reading
        self._marks: tuple[DrawnMark, ...] = ()
        self._pointer = MIDDLE
        self._said = ""
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if not reading:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.CrossCursor)

    def set_marks(self, marks: Sequence[DrawnMark]) -> None:
        """Draw these, the last one on top."""
        self._marks = tuple(marks)
        self.update()

    def pointed(self) -> str:
        """The words under the drawing: the part the pointer is on."""
        return self._said

    def point_of(self, spot: Spot) -> QPointF:
        """Where on this widget a spot is."""
        return point_of(self._boxes(), spot)

    def sizeHint(self) -> QSize:  # noqa: N802
        height = (HEIGHT + look().px(HEIGHT)) // 2
        return QSize(LEAST_WIDTH, height + self._caption() + self._foot())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter, worn = QPainter(self), look()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        boxes = self._boxes()
        for side, box in boxes.items():
            paint_figure(painter, side, box, worn)
            self._paint_captions(painter, side, box, worn)
        for mark in self._marks:
            _paint_disc(painter, point_of(boxes, mark.spot), mark, worn)
        if self.hasFocus() and not self._reading:
            _paint_pointer(painter, point_of(boxes, self._pointer), worn)
        painter.setPen(QColor(worn.tokens.text))
        painter.setFont(worn.font())
        foot = QRectF(0, self.height() - self._foot(), self.width(), self._foot())
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, self._said)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        spot = spot_at(self._boxes(), event.position())
        self._say(_words(spot) if spot else "")

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        self._say(_words(self._pointer) if self.hasFocus() and not self._reading else "")
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() != Qt.MouseButton.LeftButton:
            return
        boxes = self._boxes()
        mark = self._mark_at(event.position(), boxes)
        spot = spot_at(boxes, event.position())
        if mark:
            self.touched.emit(mark.label)
        elif spot and not self._reading:
            self._pointer = spot
            self.placed.emit(spot)
        elif not self._reading:
            self._say(BESIDE)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = Qt.Key(event.key())
        if self._reading:
            super().keyPressEvent(event)
        elif key in ARROWS:
            across, down = ARROWS[key]
            step = STRIDE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
            self._move(across * step, down * step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._place()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if not self._reading:
            self._say(_words(self._pointer), aloud=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self._say("")

    def _place(self) -> None:
        if self._pointer.on_body:
            self.placed.emit(self._pointer)
        else:
            self._say(BESIDE, aloud=True)

    def _move(self, across: int, down: int) -> None:
        """Over the inner edge the pointer goes to the other side of the body, over an outer edge nowhere."""
        x, y = self._pointer.x + across, min(FULL, max(0, self._pointer.y + down))
        outer = x < 0 if self._pointer.side is BodySide.FRONT else x > FULL
        if 0 <= x <= FULL:
            self._pointer = replace(self._pointer, x=x, y=y)
        elif not outer:
            self._pointer = Spot(OTHER_SIDE[self._pointer.side], 0 if x > FULL else FULL, y)
        self._say(_words(self._pointer), aloud=True)

    def _say(self, words: str, *, aloud: bool = False) -> None:
        changed, self._said = words != self._said, words
        if aloud and changed and words:
            announce(self, words)
        self.update()

    def _mark_at(self, point: QPointF, boxes: dict[BodySide, QRectF]) -> DrawnMark | None:
        under = (
            mark for mark in reversed(self._marks) if _disc_box(point_of(boxes, mark.spot), mark).contains(point)
        )
        return next(under, None)

    def _boxes(self) -> dict[BodySide, QRectF]:
        room = QRectF(self.rect()).adjusted(2, self._caption(), -2, -self._foot() - 2)
        return figure_boxes(room)

    def _paint_captions(self, painter: QPainter, side: BodySide, box: QRectF, worn: Look) -> None:
        """Which side it is, and beside each hand whose left and right."""
        painter.setPen(QColor(worn.tokens.text))
        painter.setFont(worn.font(weight=QFont.Weight.DemiBold))
        above = QRectF(box.left() - GAP, box.top() - self._caption(), box.width() + 2 * GAP, self._caption())
        painter.drawText(above, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, side.value.capitalize())
        painter.setPen(QColor(worn.tokens.muted))
        painter.setFont(worn.font(13))
        hands = ("right", "left") if side is BodySide.FRONT else ("left", "right")
        height = worn.px(18)
        beneath = QRectF(box.left(), box.top() + box.height() * BELOW_HANDS, box.width(), height)
        for hand, align in zip(hands, (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight), strict=True):
            painter.drawText(beneath, align, hand)

    @staticmethod
    def _caption() -> int:
        return look().px(26)

    @staticmethod
    def _foot() -> int:
        return look().px(30)


def _words(spot: Spot) -> str:
    return f"{spot.part}, {spot.side.value}" if spot.on_body else "Beside the body"


def _disc_box(centre: QPointF, mark: DrawnMark) -> QRectF:
    radius = look().px(DISC)
    wide = QFontMetrics(look().font(13, QFont.Weight.Bold)).horizontalAdvance(mark.label) / 2 + look().px(5)
    across = max(radius, wide)
    return QRectF(centre.x() - across, centre.y() - radius, 2 * across, 2 * radius)


@dataclass(frozen=True, slots=True)
class DiscColours:
    """How a mark of one age is drawn; `width` of its line in pixels."""

    fill: str
    line: str
    width: float
    ink: str


def colours_of(age: Age, tokens: Tokens) -> DiscColours:
    """Older marks are lighter: filled, then a ring, then a thin ring."""
    return {
        Age.NEW: DiscColours(tokens.accent, tokens.surface, 2.0, tokens.on_accent),
        Age.OLDER: DiscColours(tokens.surface, tokens.accent, 2.5, tokens.text),
        Age.OLDEST: DiscColours(tokens.surface, tokens.edge, 1.2, tokens.muted),
    }[age]


def _paint_disc(painter: QPainter, centre: QPointF, mark: DrawnMark, worn: Look) -> None:
    box = _disc_box(centre, mark).adjusted(1, 1, -1, -1)
    disc = colours_of(mark.age, worn.tokens)
    painter.setBrush(QColor(disc.fill))
    painter.setPen(QPen(QColor(disc.line), disc.width))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setPen(QColor(disc.ink))
    painter.setFont(worn.font(13, QFont.Weight.Bold))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.label)


def _paint_pointer(painter: QPainter, centre: QPointF, worn: Look) -> None:
    """A cross in the two colours of the focus ring, which stand out from every ground."""
    arm = worn.px(DISC)
    for colour, width in ((worn.tokens.focus_edge, 5), (worn.tokens.focus, 2)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawLine(centre - QPointF(arm, 0), centre + QPointF(arm, 0))
        painter.drawLine(centre - QPointF(0, arm), centre + QPointF(0, arm))
