"""The outline as Qt draws it, and where on the screen each side of the body stands."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from dsl_desk.domain.body_map import FULL, BodySide
from dsl_desk.domain.body_outline import Stroke
from dsl_desk.gui.theme import Look
from dsl_desk.services.body_outline import body_outline

REACH = 12
"""Thousandths beside the outline that still count as on it: an arm is narrow."""

GAP = 30  # logical pixels between front and back


@dataclass(frozen=True, slots=True)
class Spot:
    """A point on one side of the body, in thousandths of the drawing."""

    side: BodySide
    x: int
    y: int

    @property
    def part(self) -> str:
        """The name of the part there."""
        return body_outline().part_at(self.side, self.x, self.y)

    @property
    def on_body(self) -> bool:
        around = QRectF(self.x - REACH, self.y - REACH, 2 * REACH, 2 * REACH)
        return bool(self.part) and _silhouette().intersects(around)


def figure_boxes(room: QRectF) -> dict[BodySide, QRectF]:
    """Front and back side by side in the middle of ``room``, as large as they fit."""
    proportion = body_outline().proportion / FULL
    height = min(room.height(), (room.width() - GAP) / 2 / proportion)
    width = height * proportion
    left = room.center().x() - GAP / 2 - width
    top = room.center().y() - height / 2
    return {
        BodySide.FRONT: QRectF(left, top, width, height),
        BodySide.BACK: QRectF(left + width + GAP, top, width, height),
    }


def spot_at(boxes: dict[BodySide, QRectF], point: QPointF) -> Spot | None:
    """The spot under a point of the screen, where it is on or just beside a body."""
    for side, box in boxes.items():
        if box.contains(point):
            across, down = (point.x() - box.left()) / box.width(), (point.y() - box.top()) / box.height()
            spot = Spot(side, round(across * FULL), round(down * FULL))
            return spot if spot.on_body else None
    return None


def point_of(boxes: dict[BodySide, QRectF], spot: Spot) -> QPointF:
    box = boxes[spot.side]
    return QPointF(box.left() + spot.x * box.width() / FULL, box.top() + spot.y * box.height() / FULL)


def paint_figure(painter: QPainter, side: BodySide, box: QRectF, worn: Look) -> None:
    """One side of the body, filled, with its fainter lines."""
    fit = QTransform(box.width() / FULL, 0, 0, box.height() / FULL, box.left(), box.top())
    painter.setBrush(QColor(worn.tokens.raised))
    painter.setPen(QPen(QColor(worn.tokens.edge), 1.6))
    painter.drawPath(fit.map(_silhouette()))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(worn.tokens.edge), 0.8))
    for line in body_outline().details(side):
        painter.drawPath(fit.map(_path(line)))


@cache
def _silhouette() -> QPainterPath:
    return _path(body_outline().silhouette())


def _path(stroke: Stroke) -> QPainterPath:
    path = QPainterPath(QPointF(*stroke.start))
    for a, b, c, d, e, f in stroke.curves:
        path.cubicTo(a, b, c, d, e, f)
    return path
