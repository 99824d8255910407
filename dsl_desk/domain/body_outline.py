"""The outline that marks are placed on: curves to draw it, and the names of its parts.

`resources/body_map/outline.json` holds one; the window and the PDFs draw the same. Every length is a whole number of
thousandths of the drawing's width or height. Only the half that is on the left as it is looked at is stored: the
other half is its mirror.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dsl_desk.domain.body_map import FULL, BodySide

Point = tuple[int, int]
Curve = tuple[int, int, int, int, int, int]
"""A cubic Bézier curve: first and second control point, end."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """Curves drawn without lifting the pen."""

    start: Point
    curves: tuple[Curve, ...]

    def mirrored(self) -> Stroke:
        flipped = tuple((FULL - a, b, FULL - c, d, FULL - e, f) for a, b, c, d, e, f in self.curves)
        return Stroke((FULL - self.start[0], self.start[1]), flipped)

    def backwards(self) -> Stroke:
        starts = [self.start, *((curve[4], curve[5]) for curve in self.curves)]
        turned = tuple((c, d, a, b, *start) for (a, b, c, d, _, _), start in zip(self.curves, starts, strict=False))
        return Stroke(starts[-1], turned[::-1])


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the body as stored. `{Side}` or `{side}` in its name: there is one on the left and one on the right.

    `at` is where a mark stands that is chosen by name; `area` the corners of what counts as this part.
    """

    name: str
    sides: tuple[BodySide, ...]
    at: Point
    area: tuple[Point, ...]

    @property
    def paired(self) -> bool:
        return "{" in self.name

    def named(self, hand: str) -> str:
        """With the child's own `hand`, left or right."""
        return self.name.format(side=hand, Side=hand.capitalize())


@dataclass(frozen=True, slots=True)
class Place:
    """A part by its name on one side of the body, and where a mark for it stands."""

    side: BodySide
    part: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class BodyOutline:
    """`proportion` is the width of the drawing in thousandths of its height."""

    note: str
    proportion: int
    outline: Stroke
    lines: dict[BodySide, tuple[Stroke, ...]]
    parts: tuple[Part, ...]

    def silhouette(self) -> Stroke:
        """Once round the body, from the crown back to the crown."""
        back = self.outline.mirrored().backwards()
        return Stroke(self.outline.start, self.outline.curves + back.curves)

    def details(self, side: BodySide) -> Iterator[Stroke]:
        """The fainter lines within."""
        for line in self.lines[side]:
            yield line
            if line.mirrored() != line:
                yield line.mirrored()

    def places(self, side: BodySide) -> Iterator[Place]:
        """Every part that can be named on one side, from the head down."""
        for part in self.parts:
            if side in part.sides:
                for mirrored in (False, True) if part.paired else (False,):
                    x = FULL - part.at[0] if mirrored else part.at[0]
                    yield Place(side, part.named(_hand(side, mirrored)), x, part.at[1])

    def part_at(self, side: BodySide, x: int, y: int) -> str:
        """The name of the part at a point, or nothing far from the body."""
        mirrored = x > FULL // 2
        folded = FULL - x if mirrored else x
        for part in self.parts:
            if side in part.sides and _within(part.area, folded, y):
                return part.named(_hand(side, mirrored))
        return ""


def _hand(side: BodySide, mirrored: bool) -> str:
    """What stands on the left of a front view is the child's right."""
    return "left" if (side is BodySide.FRONT) is mirrored else "right"


def _within(corners: tuple[Point, ...], x: int, y: int) -> bool:
    """Whether a ray to the left of the point crosses the edges an odd number of times."""
    inside = False
    for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
        if (y1 > y) != (y2 > y):
            (upper_x, upper_y), (lower_x, lower_y) = sorted(((x1, y1), (x2, y2)), key=lambda point: point[1])
            inside ^= (x - upper_x) * (lower_y - upper_y) > (lower_x - upper_x) * (y - upper_y)
    return inside
