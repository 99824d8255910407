"""The pages of a set letter as page content: what its copies share, and what each has of its own."""

from __future__ import annotations

from collections.abc import Iterator

from dsl_desk.documents.bidi import mostly_right_to_left
from dsl_desk.documents.blocks import Picture
from dsl_desk.documents.ink import Ink
from dsl_desk.documents.letters.content import NORMAL, Letter, Wording
from dsl_desk.documents.letters.setting import SetLetter, SetPage
from dsl_desk.documents.letters.window import MM, Address
from dsl_desk.documents.lines import Line, set_lines
from dsl_desk.documents.press import FOOTER_BASELINE, HEIGHT, MARGIN, TEXT_WIDTH, TOP, WIDTH
from dsl_desk.documents.rows import Page
from dsl_desk.documents.watermark import across
from dsl_desk.domain.demonstration import SUBJECT_UNIT

_FOOTER_SIZE, _FOOTER_LEADING = 9, 1.3
_FOLD_FROM, _FOLD_TO = 5 * MM, 9 * MM
"""Where a fold is marked, from the page's left edge: clear of what a printer cannot reach, and of every window."""


def draw_shared(ink: Ink, setting: SetLetter, number: int) -> None:
    """Draw the page, counted from 0, as every copy has it."""
    page = setting.pages[number]
    letter = setting.letter
    for words in _across(letter, page):
        ink.draw(across(words, WIDTH, HEIGHT))
    if not number and letter.window:
        for fold in letter.window.folds:
            ink.rule(_FOLD_FROM, HEIGHT - fold * MM, _FOLD_TO - _FOLD_FROM)
    if page.head:
        if page.head.logo:
            logo = page.head.logo
            x, y = MARGIN + TEXT_WIDTH - logo.width, HEIGHT - TOP - logo.height
            ink.picture(logo, x, y, page.head.elements[0])
        _draw_rows(ink, page.head.rows, HEIGHT - TOP)
    _draw_rows(ink, page.body, HEIGHT - page.top)
    _draw_footer(ink, letter, page, number + 1, len(setting.pages))


def _draw_footer(ink: Ink, letter: Letter, page: SetPage, number: int, count: int) -> None:
    """Which page it is, on the side on which its language begins, and below that what stands across the page."""
    wording = page.wordings[0]
    words = [SUBJECT_UNIT] if letter.demonstration else []
    words += [_said(wording.page_of, number, count)]
    marks = [each.mark for each in page.wordings if each.mark]
    for below, said in enumerate((" · ".join(words), *marks[:1])):
        line = _footer_line(letter, wording, said)
        x = MARGIN + TEXT_WIDTH - line.width if line.right_to_left else MARGIN
        ink.line(line, x, FOOTER_BASELINE - below * line.size * _FOOTER_LEADING)


def _draw_rows(ink: Ink, page: Page, top: float) -> None:
    """One column after the other, as they are read."""
    for offset, row in page.rows:
        ink.row(row, MARGIN, top - offset)
    for offset, row in page.rows:
        if row.beside:
            ink.row(row.beside, MARGIN, top - offset)


def draw_own(ink: Ink, setting: SetLetter, page: int, address: Address, number: int, copy: int) -> None:
    """Draw on the page, counted from 0, whom this copy is for, and in its footer which it is."""
    if not page:
        _draw_address(ink, setting, address)
    letter, wording = setting.letter, setting.pages[page].wordings[0]
    words = [_said(wording.copy_of, copy, letter.copies)] if letter.copies else []
    words += [str(number)] if number else []
    if words:
        line = _footer_line(letter, wording, " · ".join(words))
        ink.line(line, MARGIN if line.right_to_left else MARGIN + TEXT_WIDTH - line.width, FOOTER_BASELINE)


def _draw_address(ink: Ink, setting: SetLetter, address: Address) -> None:
    top = HEIGHT - (address.top or setting.address_top)
    for index, line in enumerate(address.lines):
        ink.line(line, address.left, top - index * address.step - line.size, setting.address)


def _across(letter: Letter, page: SetPage) -> Iterator[str]:
    if letter.demonstration:
        yield SUBJECT_UNIT
    yield from (wording.mark for wording in page.wordings if wording.mark)


def _footer_line(letter: Letter, wording: Wording, words: str) -> Line:
    size = _FOOTER_SIZE * letter.size / NORMAL
    return set_lines(words, size=size, width=TEXT_WIDTH, from_right=mostly_right_to_left(wording.page_of))[0]


def _said(pattern: str, number: int, count: int) -> str:
    return pattern.replace("{number}", str(number)).replace("{count}", str(count))


def headings(setting: SetLetter) -> Iterator[tuple[int, str, float]]:
    """The page of each heading, counted from 0, its words, and how high it stands."""
    for number, page in enumerate(setting.pages):
        for offset, row in page.body.rows:
            if row.outline:
                yield number, row.outline[1], HEIGHT - page.top - offset


def pictures(page: SetPage) -> Iterator[Picture]:
    """Every picture on the page."""
    if page.head and page.head.logo:
        yield page.head.logo
    rows = [row for _, row in page.body.rows]
    for row in (*rows, *(row.beside for row in rows if row.beside)):
        if isinstance(row.mark, Picture):
            yield row.mark
