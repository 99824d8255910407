"""A letter set on its pages: measured, and nothing drawn yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dsl_desk.documents.letters.body import sections
from dsl_desk.documents.letters.content import Letter, Wording
from dsl_desk.documents.letters.head import Head, set_head
from dsl_desk.documents.letters.window import clear_band
from dsl_desk.documents.press import AREA, FOOT, HEIGHT, TOP
from dsl_desk.documents.rows import Page, fill
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
    elements: list[Element] = []
    address_top = 0.0
    for number, section in enumerate(sections(letter)):
        _refuse_words_around(section.wordings)
        head = set_head(letter.letterhead, letter.size, AREA if number else _room(letter))
        top = TOP + head.height + _APART
        if not number:
            address_top, top = top, _below(letter, top, address_height)
        for index, body in enumerate(fill(section.rows, AREA, HEIGHT - FOOT - top)):
            pages.append(SetPage(body, TOP if index else top, section.wordings, None if index else head))
        before = head.elements if number else (*head.elements, address)
        for wording, parts in zip(section.wordings, section.elements, strict=True):
            elements.append(Element("Sect", (*before, *parts), wording.language))
            before = ()
    return SetLetter(letter, tuple(pages), tuple(elements), address, address_top)


def _refuse_words_around(wordings: Iterable[Wording]) -> None:
    for wording in wordings:
        refuse_uncovered(wording.page_of + wording.copy_of + wording.mark)


def _room(letter: Letter) -> float:
    return clear_band(letter.window)[0] - TOP if letter.window else AREA


def _below(letter: Letter, top: float, address_height: float) -> float:
    """Where the text begins: below the window and all that could be seen through it, or below the address."""
    if letter.window:
        return max(top, clear_band(letter.window)[1])
    return top + address_height + (_APART if address_height else 0)
