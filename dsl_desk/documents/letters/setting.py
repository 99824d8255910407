"""A letter set on its pages: measured, and nothing drawn yet."""

from __future__ import annotations

from dataclasses import dataclass

from dsl_desk.documents.letters.body import beside, single
from dsl_desk.documents.letters.content import EnglishStands, Letter, Wording
from dsl_desk.documents.letters.head import Head, set_head
from dsl_desk.documents.letters.window import clear_band
from dsl_desk.documents.press import AREA, FOOT, HEIGHT, TOP
from dsl_desk.documents.rows import Page, Row, fill
from dsl_desk.documents.structure import Element
from dsl_desk.documents.text import refuse_uncovered
from dsl_desk.domain.letter import ENGLISH

_APART = 16
"""Points between what stands at the top of a first page and the text."""


@dataclass(frozen=True, slots=True)
class SetPage:
    """`body` begins `top` points below the page's upper edge. `wordings` are those that stand on it."""

    body: Page
    top: float
    wordings: tuple[Wording, ...]
    head: Head | None = None


@dataclass(frozen=True, slots=True)
class SetLetter:
    """`address` is the place in the order of reading where each copy says whom it is for; it is on the first page,
    `address_top` points below its upper edge where there is no window.
    """

    letter: Letter
    pages: tuple[SetPage, ...]
    elements: tuple[Element, ...]
    address: Element
    address_top: float


def set_letter(letter: Letter, address_height: float) -> SetLetter:
    """Set `letter`, with room on its first page for an address of this height where there is no window.

    Raises DocumentError when it holds what cannot be printed.
    """
    address = Element("P", language=ENGLISH)
    pages: list[SetPage] = []
    sections: list[Element] = []
    address_top = 0.0
    for number, (wordings, rows, elements) in enumerate(_sections(letter)):
        for wording in wordings:
            refuse_uncovered(wording.page_of + wording.copy_of + wording.mark)
        first = not number
        head = set_head(letter.letterhead, letter.size, _room(letter) if first else AREA)
        top = TOP + head.height + _APART
        if first:
            address_top = top
            top = _below(letter, top, address_height)
        for index, page in enumerate(fill(rows, AREA, HEIGHT - FOOT - top)):
            pages.append(SetPage(page, TOP if index else top, wordings, None if index else head))
        (leading, *others) = elements
        kids = (*head.elements, address, *leading) if first else (*head.elements, *leading)
        sections.append(Element("Sect", kids, wordings[0].language))
        sections += [
            Element("Sect", other, wording.language) for other, wording in zip(others, wordings[1:], strict=True)
        ]
    return SetLetter(letter, tuple(pages), tuple(sections), address, address_top)


def _sections(letter: Letter) -> list[tuple[tuple[Wording, ...], list[Row], tuple[tuple[Element, ...], ...]]]:
    """What begins on a page of its own: its wordings, their rows, and what the rows of each are."""
    if letter.english is EnglishStands.BESIDE and len(letter.wordings) == 2:
        return [(letter.wordings, *beside(letter))]
    columns = ((wording, single(letter, wording)) for wording in letter.wordings)
    return [((wording,), rows, (elements,)) for wording, (rows, elements) in columns]


def _room(letter: Letter) -> float:
    return clear_band(letter.window)[0] - TOP if letter.window else AREA


def _below(letter: Letter, top: float, address_height: float) -> float:
    """Where the text begins: below the window and all that could be seen through it, or below the address."""
    if letter.window:
        return max(top, clear_band(letter.window)[1])
    return top + address_height + (_APART if address_height else 0)
