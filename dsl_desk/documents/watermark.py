"""Words across a page, as outlines: seen, but never read between the words of the text."""

from __future__ import annotations

import math
from typing import Any

from dsl_desk.documents.fonts import EM
from dsl_desk.documents.lines import set_lines

_FORM = "watermark"
_GREY = 0.92
_LENGTH = 0.8
"""Of the page's diagonal."""


class _Outline:
    """Receives a glyph's curves from HarfBuzz and keeps them as PDF path operators, `scale` as large, at `x`, `y`."""

    def __init__(self) -> None:
        self.operators: list[str] = []
        self.scale = 1.0
        self.x = self.y = 0.0
        self._at = (0.0, 0.0)

    def _point(self, point: tuple[float, float]) -> str:
        return f"{point[0] * self.scale + self.x:g} {point[1] * self.scale + self.y:g}"

    def moveTo(self, to: tuple[float, float]) -> None:  # noqa: N802 (the names of the font tools' pens)
        self._at = to
        self.operators.append(f"{self._point(to)} m")

    def lineTo(self, to: tuple[float, float]) -> None:  # noqa: N802
        self._at = to
        self.operators.append(f"{self._point(to)} l")

    def qCurveTo(self, control: tuple[float, float], to: tuple[float, float]) -> None:  # noqa: N802
        """A quadratic curve as the cubic one PDF has."""
        first = tuple(a + 2 / 3 * (c - a) for a, c in zip(self._at, control, strict=True))
        second = tuple(t + 2 / 3 * (c - t) for t, c in zip(to, control, strict=True))
        self.curveTo((first[0], first[1]), (second[0], second[1]), to)

    def curveTo(self, first: tuple[float, float], second: tuple[float, float], to: tuple[float, float]) -> None:  # noqa: N802
        self._at = to
        self.operators.append(f"{self._point(first)} {self._point(second)} {self._point(to)} c")

    def closePath(self) -> None:  # noqa: N802
        self.operators.append("h")


def draw_watermark(canvas: Any, words: str, width: float, height: float) -> None:
    """Draw `words` in light grey from corner to corner of the page, under what comes after."""
    if not canvas.hasForm(_FORM):
        canvas.beginForm(_FORM, 0, 0, width, height)
        canvas._code.append(across(words, width, height))
        canvas.endForm()
    canvas.doForm(_FORM)


def across(words: str, width: float, height: float) -> str:
    """Page content that draws `words`, in any script, from corner to corner of a page."""
    (line,) = set_lines(words, size=EM, width=math.inf, bold=True)
    outline = _Outline()
    x = 0.0
    for piece in line.pieces:
        outline.scale = piece.face.scale * EM / piece.face.units_per_em
        for glyph in piece.glyphs:
            outline.x, outline.y = x + glyph.dx * piece.face.scale, glyph.dy * piece.face.scale
            piece.face.font.draw_glyph_with_pen(glyph.number, outline)
            x += glyph.advance * piece.face.scale
    angle = math.atan2(height, width)
    scale = math.hypot(width, height) * _LENGTH / x
    a, b = scale * math.cos(angle), scale * math.sin(angle)
    left = width / 2 - a * x / 2
    lower = height / 2 - b * x / 2
    path = " ".join(outline.operators)
    return f"q {_GREY} g {a:.5f} {b:.5f} {-b:.5f} {a:.5f} {left:.2f} {lower:.2f} cm {path} f Q"
