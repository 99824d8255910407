"""Boxes on pages: whole where they fit on one, parted where they may be, and never a frame around nothing."""

from __future__ import annotations

import pytest

from dsl_desk.documents.blocks import Box, Style
from dsl_desk.documents.lines import Line
from dsl_desk.documents.rows import Page, fill, rows_of
from dsl_desk.documents.text import para

HEIGHT, FIRST, WIDTH = 292.0, 110.0, 400.0
"""Points: on each of these pages the last line of a box may fit, and the room below it not."""


def filled(count: int, *, together: bool) -> list[Page]:
    """A line of text, then a box of `count` lines."""
    lines = tuple(para(f"Line {number}", Style()) for number in range(count))
    return fill(list(rows_of((para("Before", Style()), Box(lines, together)), WIDTH)), HEIGHT, FIRST)


def boxed(page: Page) -> list[bool]:
    """For each row of the page that stands in a box, whether it is text."""
    return [isinstance(row.mark, Line) for _, row in page.rows if row.box]


@pytest.mark.parametrize("count", range(1, 60))
def test_a_box_that_may_be_parted_begins_where_it_stands_and_frames_no_empty_strip(count: int) -> None:
    pages = filled(count, together=False)
    assert any(boxed(pages[0]))
    assert sum(sum(boxed(page)) for page in pages) == count
    assert [page for page in pages if boxed(page) and not any(boxed(page))] == []
    assert all(page.used <= (HEIGHT if number else FIRST) for number, page in enumerate(pages))


@pytest.mark.parametrize("count", range(8, 15))
def test_a_box_that_stays_together_goes_to_the_page_that_holds_it(count: int) -> None:
    pages = filled(count, together=True)
    assert [sum(boxed(page)) for page in pages] == [0, count]
