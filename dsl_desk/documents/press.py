"""Blocks in, PDF bytes out: A4, black on white, fonts embedded, the same bytes for the same blocks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from dsl_desk.documents.blocks import Block, Code, Figure, Rule
from dsl_desk.documents.lines import Line, set_lines
from dsl_desk.documents.rows import PADDING, Page, Row, fill, rows_of
from dsl_desk.documents.text import refuse_uncovered
from dsl_desk.domain.demonstration import SUBJECT_UNIT

WIDTH, HEIGHT = 595.28, 841.89
"""A4 in points (ISO 216: 210 x 297 mm)."""

MARGIN = 57
TEXT_WIDTH = WIDTH - 2 * MARGIN

TOP = 50
FOOT = 64
"""Where the text area ends above the lower edge; the footer stands below it."""

AREA = HEIGHT - TOP - FOOT
"""Points from the first line of a page to the last."""

_FOOTER_SIZE = 8
FOOTER_BASELINE = 36
_APART = 12
"""Points between what flows down page 1 and what stands at its foot."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is the same on every page. `title` is in the file's properties: never the name of a child or of staff.

    `copies` of everything stand one after the other, each page saying which it is; 0 is one that says nothing.
    """

    title: str
    made: datetime
    footer: str
    demonstration: bool = False
    language: str = "en-GB"
    copies: int = 0


def pages(sheet: Sheet, blocks: Sequence[Block], first_foot: Sequence[Block] = ()) -> bytes:
    """Set `blocks` on A4 pages; `first_foot` stands at the foot of page 1, however long the rest is."""
    refuse_uncovered(sheet.footer)
    foot = Page()
    for row in rows_of(first_foot, TEXT_WIDTH):
        foot.add(row)
    filled = fill(list(rows_of(blocks, TEXT_WIDTH)), AREA, AREA - foot.used - (_APART if foot.rows else 0))
    press = _Press(sheet)
    for copy in range(1, max(1, sheet.copies) + 1):
        for number, page in enumerate(filled, 1):
            press.begin_page()
            press.draw(page, HEIGHT - TOP, bookmarks=copy == 1)
            if number == 1:
                press.draw(foot, FOOT + foot.used)
            press.finish_page(number, len(filled), copy)
    return press.finished()


def lines_at(sheet: Sheet, placed: Sequence[Sequence[tuple[Line, float, float]]]) -> bytes:
    """A page for each of `placed`, with nothing on it but these lines, each from `x` on, its baseline at `y`."""
    press = _Press(sheet)
    for lines in placed:
        press.begin_page()
        press.draw_lines(lines)
    return press.finished()


class _Press:
    """One PDF being drawn. Positions are in points from the lower left corner of the page."""

    def __init__(self, sheet: Sheet) -> None:
        from dsl_desk.documents.embedding import EmbeddedFonts

        self._sheet = sheet
        self._bytes = BytesIO()
        self._canvas = _canvas(self._bytes, sheet)
        self._fonts = EmbeddedFonts()
        self._canvas._doc.delayedFonts.append(self._fonts)
        self._bookmarks = 0

    def begin_page(self) -> None:
        """Lay under a page what stands under every one."""
        if self._sheet.demonstration:
            from dsl_desk.documents.watermark import draw_watermark

            draw_watermark(self._canvas, SUBJECT_UNIT, WIDTH, HEIGHT)

    def draw(self, page: Page, top: float, *, bookmarks: bool = True) -> None:
        """Draw the rows of `page`, the first of them at `top`."""
        for offset, row in page.rows:
            if row.outline and bookmarks:
                self._bookmark(*row.outline, top - offset)
            self._draw_row(row, MARGIN + row.x, top - offset)
        for upper, lower in _frames(page):
            self._canvas.setLineWidth(0.75)
            self._canvas.rect(MARGIN, top - lower, TEXT_WIDTH, lower - upper)

    def draw_lines(self, lines: Iterable[tuple[Line, float, float]]) -> None:
        """Draw them as the whole of a page, without a footer."""
        for line, x, baseline in lines:
            self._write(line, x, baseline)
        self._canvas.showPage()

    def _draw_row(self, row: Row, left: float, y: float) -> None:
        if row.bar:
            x = left + row.width + PADDING if row.mirrored else left - PADDING
            self._canvas.setLineWidth(1.5)
            self._canvas.line(x, y, x, y - row.height)
        if row.bullet:
            out = row.bullet.size * 1.2
            x = left + row.width + out - row.bullet.width if row.mirrored else left - out
            self._write(row.bullet, x, y - row.baseline)
        match row.mark:
            case Line() as line:
                self._write(line, left + _shift(row, line), y - row.baseline)
            case Rule(dashed=dashed):
                self._rule(left, y, row.width, dashed)
            case Code(content=content, side=side):
                self._code(content, left, y, side)
            case Figure() as shown:
                from dsl_desk.documents.body_map import draw_figure

                draw_figure(shown, self._canvas, self._write, left, y)

    def _write(self, line: Line, x: float, baseline: float) -> None:
        from dsl_desk.documents.embedding import draw

        if line.pieces:
            self._canvas._code.append(draw(line, x, baseline, self._fonts))

    def _rule(self, left: float, y: float, width: float, dashed: bool) -> None:
        self._canvas.setLineWidth(0.5)
        self._canvas.setDash(*((3, 3) if dashed else ()))
        self._canvas.line(left, y, left + width, y)
        self._canvas.setDash()

    def _code(self, content: str, left: float, y: float, side: float) -> None:
        from dsl_desk.documents.qr import QUIET, dark_squares

        squares, count = dark_squares(content)
        size = side / (count + 2 * QUIET)
        for row, column in squares:
            x, below = left + (QUIET + column) * size, y - (QUIET + row + 1) * size
            self._canvas.rect(x, below, size, size, stroke=0, fill=1)

    def _bookmark(self, level: int, words: str, y: float) -> None:
        self._bookmarks += 1
        key = f"b{self._bookmarks}"
        self._canvas.bookmarkHorizontal(key, 0, y)
        self._canvas.addOutlineEntry(words, key, level, closed=False)

    def finish_page(self, number: int, count: int, copy: int) -> None:
        """Write the footer of page `number` of `count` in this copy."""
        parts = [SUBJECT_UNIT] if self._sheet.demonstration else []
        parts += [f"Page {number} of {count}"]
        parts += [f"Copy {copy} of {self._sheet.copies}"] if self._sheet.copies else []
        parts += [self._sheet.footer] if self._sheet.footer else []
        lines = set_lines(" · ".join(parts), size=_FOOTER_SIZE, width=TEXT_WIDTH)
        for index, line in enumerate(lines[:2]):
            self._write(line, MARGIN, FOOTER_BASELINE - index * _FOOTER_SIZE * 1.3)
        self._canvas.showPage()

    def finished(self) -> bytes:
        self._canvas.save()
        return self._bytes.getvalue()


def _frames(page: Page) -> Iterator[tuple[float, float]]:
    """Upper and lower edge of each box on the page."""
    for box, rows in groupby(page.rows, key=lambda placed: placed[1].box):
        if box:
            inside = list(rows)
            yield inside[0][0], inside[-1][0] + inside[-1][1].height


def _shift(row: Row, line: Line) -> float:
    return row.width - line.width if line.right_to_left else 0


def _canvas(target: BytesIO, sheet: Sheet) -> Any:
    from reportlab.pdfgen.canvas import Canvas

    class EmptyCanvas(Canvas):  # type: ignore[misc]
        def _make_preamble(self) -> None:
            """reportlab's own sets Helvetica on every page, which is never embedded."""
            self._preamble = ""

    canvas = EmptyCanvas(
        target, (WIDTH, HEIGHT), pageCompression=1, invariant=1, lang=sheet.language, pdfVersion=(1, 7)
    )
    canvas.setTitle(sheet.title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("DSL Desk")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    document = canvas._doc
    made = sheet.made.astimezone(UTC)
    document._timeStamp = SimpleNamespace(YMDhms=made.timetuple()[:6], dhh=0, dmm=0, t=made.timestamp())
    document.signature = hashlib.md5(repr(sheet).encode(), usedforsecurity=False)
    return canvas
