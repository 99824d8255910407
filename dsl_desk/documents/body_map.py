"""Marks on a body, on paper: the outline with numbers on it, and what each number says as text below."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from dsl_desk import codec, paths
from dsl_desk.documents.blocks import Block, Figure
from dsl_desk.documents.lines import Line, set_lines
from dsl_desk.documents.styles import FIELD, SUBHEADING
from dsl_desk.documents.text import para
from dsl_desk.domain.body_map import FULL, BodyMark, BodySide
from dsl_desk.domain.body_outline import BodyOutline, Stroke
from dsl_desk.domain.errors import DocumentError

HEIGHT = 262
"""Points of the figure, captions included: a third of a page."""

_CAPTION = 18
_GAP = 60
_SMALL, _NUMBER, _DISC = 8.5, 8, 6.5
_BASELINE = 0.36

Write = Callable[[Line, float, float], None]
"""Draws a line of text with its left end and its baseline at a point of the page."""


def body_map(marks: Sequence[BodyMark]) -> Iterator[Block]:
    """Heading, figure and one line of text for each mark; nothing where there is no mark."""
    if not marks:
        return
    yield para("Body map", SUBHEADING)
    yield from figure(marks)
    for mark in marks:
        yield para(f"{mark.part}, {mark.side.value}: {mark.note}", FIELD, label=f"{mark.number}.")


def figure(marks: Sequence[BodyMark]) -> Iterator[Block]:
    """The figure alone, where what each number says stands already."""
    if marks:
        yield Figure(tuple(marks), HEIGHT)


def draw_figure(shown: Figure, canvas: Any, write: Write, left: float, top: float) -> None:
    """Draw front and back on a reportlab canvas, the upper left corner at (`left`, `top`)."""
    height = shown.height - _CAPTION
    width = height * _outline().proportion / FULL
    for side, x in zip(BodySide, (left, left + width + _GAP), strict=True):
        drawing = _Drawing(canvas, write, x, top - _CAPTION, width, height)
        drawing.body(side)
        for mark in shown.marks:
            if mark.side is side:
                drawing.mark(mark)


class _Drawing:
    """One side of the body in a box of the page; `top` is where its head is."""

    def __init__(self, canvas: Any, write: Write, left: float, top: float, width: float, height: float) -> None:
        self._canvas, self._write = canvas, write
        self._left, self._top, self._width, self._height = left, top, width, height

    def body(self, side: BodySide) -> None:
        outline = _outline()
        self._stroke(outline.silhouette(), 0.8)
        for line in outline.details(side):
            self._stroke(line, 0.3)
        self._words(side.value.capitalize(), FULL // 2, 0, rise=6, bold=True)
        hands = ("right", "left") if side is BodySide.FRONT else ("left", "right")
        for hand, x in zip(hands, (FULL // 12, FULL - FULL // 12), strict=True):
            self._words(hand, x, 640)

    def mark(self, mark: BodyMark) -> None:
        """A white disc with its number, so that what is printed over a line can be read."""
        x, y = self._at(mark.x, mark.y)
        self._canvas.saveState()
        self._canvas.setFillGray(1)
        self._canvas.setLineWidth(1.1)
        self._canvas.circle(x, y, _DISC, stroke=1, fill=1)
        self._canvas.restoreState()
        self._words(str(mark.number), mark.x, mark.y, size=_NUMBER, bold=True)

    def _words(
        self, words: str, x: int, y: int, *, size: float = _SMALL, bold: bool = False, rise: float = 0
    ) -> None:
        """Centred on a point of the drawing, `rise` points above it."""
        line = set_lines(words, size=size, width=self._width, bold=bold)[0]
        across, up = self._at(x, y)
        self._write(line, across - line.width / 2, up + rise - size * _BASELINE)

    def _stroke(self, stroke: Stroke, width: float) -> None:
        path = self._canvas.beginPath()
        path.moveTo(*self._at(*stroke.start))
        for a, b, c, d, e, f in stroke.curves:
            path.curveTo(*self._at(a, b), *self._at(c, d), *self._at(e, f))
        self._canvas.setLineWidth(width)
        self._canvas.drawPath(path)

    def _at(self, x: int, y: int) -> tuple[float, float]:
        return self._left + x * self._width / FULL, self._top - y * self._height / FULL


@cache
def _outline() -> BodyOutline:
    try:
        return codec.decode(BodyOutline, (paths.resources() / "body_map" / "outline.json").read_bytes())
    except (OSError, ValueError) as error:
        raise DocumentError(
            "The body map could not be drawn because body_map/outline.json is missing or damaged. "
            "The records are safe. Install DSL Desk again, or put the file back."
        ) from error
