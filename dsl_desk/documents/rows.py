"""Blocks into rows, and rows onto pages: measured only, nothing is drawn here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dsl_desk.documents.blocks import Block, Box, Code, Figure, NewPage, Picture, Rule, Text
from dsl_desk.documents.lines import Line, set_lines
from dsl_desk.documents.structure import Element

PADDING = 8
"""Points between a box's frame and what it holds."""

_BULLET_ROOM = 14
_BASELINE = 0.36
"""Half the height of a letter: how far below the middle of a line its baseline is, as a part of the size."""


@dataclass(frozen=True, slots=True)
class Row:
    """A strip of the page: `height` points, `space` above it (dropped at the top of a page).

    `baseline` is how far below the top a line of text stands. `keep`: on the same page as the next row. `box` numbers
    the frame it stands in, 0 for none. `mirrored`: indents, bullets and bars stand on the right. `element` is what it
    is part of for those who do not see the page; `beside` is a row of a second column at the same height.
    """

    height: float
    x: float = 0
    width: float = 0
    space: float = 0
    mark: Line | Rule | Code | Figure | Picture | None = None
    baseline: float = 0
    bullet: Line | None = None
    keep: bool = False
    bar: bool = False
    mirrored: bool = False
    box: int = 0
    outline: tuple[int, str] | None = None
    new_page: bool = False
    element: Element | None = None
    beside: Row | None = None


@dataclass(slots=True)
class Page:
    """Rows with the distance of each one's top from the top of the page's text area."""

    rows: list[tuple[float, Row]] = field(default_factory=list)
    used: float = 0

    def add(self, row: Row) -> None:
        if self.rows:
            self.used += row.space
        self.rows.append((self.used, row))
        self.used += row.height


def rows_of(blocks: Iterable[Block], width: float) -> Iterator[Row]:
    for number, block in enumerate(blocks, 1):
        match block:
            case Text():
                yield from _text_rows(block, width)
            case Rule():
                yield Row(block.space, width=width, space=block.space, mark=block)
            case Code():
                yield Row(block.side, width=width, space=4, mark=block)
            case Figure():
                yield Row(block.height + PADDING, width=width, space=4, mark=block, keep=True)
            case Box():
                yield from _boxed(block, width, number)
            case NewPage():
                yield Row(0, new_page=True)


def height_of(block: Block, width: float) -> float:
    """Points that `block` takes where something stands above it."""
    return sum(row.space + row.height for row in rows_of((block,), width))


def _text_rows(block: Text, width: float) -> Iterator[Row]:
    style = block.style
    hanging = _BULLET_ROOM * style.size / 10 if block.bullet else 0
    room = width - style.indent - hanging
    lines = set_lines(
        block.words, size=style.size, width=room, bold=style.bold, label=block.label, from_right=block.from_right
    )
    bullet = set_lines(block.bullet, size=style.size, width=width)[0] if block.bullet else None
    mirrored = any(line.right_to_left for line in lines)
    height = style.size * style.leading
    last = len(lines) - 1
    for number, line in enumerate(lines):
        # The first two lines and the last two of a block stay together.
        together = style.keep if number == last else number in (0, last - 1)
        yield Row(
            height + (style.after if number == last else 0),
            0 if mirrored else width - room,
            room,
            0 if number else style.before,
            line,
            baseline=height / 2 + style.size * _BASELINE,
            bullet=bullet if not number else None,
            keep=together,
            bar=style.bar,
            mirrored=mirrored,
            outline=(style.outline, block.words) if style.outline is not None and not number else None,
        )


def _boxed(box: Box, width: float, number: int) -> Iterator[Row]:
    yield Row(PADDING, width=width, space=PADDING, keep=True, box=number)
    inside = list(rows_of(box.blocks, width - 2 * PADDING))
    for index, row in enumerate(inside):
        keep = box.together or row.keep or row is inside[-1]
        yield replace(row, x=row.x + PADDING, space=row.space if index else 0, keep=keep, box=number)
    yield Row(PADDING, width=width, box=number)


def fill(rows: Sequence[Row], height: float, first_height: float) -> list[Page]:
    """`rows` on pages with `height` points for text, the first one with `first_height`."""
    pages = [Page()]
    for group in _groups(rows):
        room = height if len(pages) > 1 else first_height
        needed = sum(row.space + row.height for row in group)
        if group[0].new_page or (pages[-1].rows and pages[-1].used + needed > room and needed <= height):
            pages.append(Page())
        for row in group:
            room = height if len(pages) > 1 else first_height
            if pages[-1].rows and pages[-1].used + row.space + row.height > room:
                pages.append(Page())
            if not row.new_page:
                pages[-1].add(row)
    return pages


def _groups(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Runs of rows that want one page."""
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if not row.keep:
            yield group
            group = []
    if group:
        yield group
