"""The head of a letter's first page: the school's logo, name and address, above where a window is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dsl_desk.documents.blocks import Picture, Style
from dsl_desk.documents.letters.content import NORMAL, Letterhead
from dsl_desk.documents.pictures import fit
from dsl_desk.documents.press import TEXT_WIDTH
from dsl_desk.documents.rows import Page, rows_of
from dsl_desk.documents.structure import Element
from dsl_desk.documents.text import para
from dsl_desk.domain.errors import DocumentError
from dsl_desk.domain.letter import ENGLISH

_NAME = Style(size=17, bold=True, leading=1.2, after=2)
_LINE = Style(size=11, leading=1.3, after=1)
_LOGO = 130, 62
"""Most points across and down."""

_APART = 14
_SMALLER = 0.9
_SMALLEST = 0.5


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in it: `rows` beside or under nothing but the `logo` in the upper right corner."""

    rows: Page
    logo: Picture | None
    elements: tuple[Element, ...]

    @property
    def height(self) -> float:
        return max(self.rows.used, self.logo.height if self.logo else 0)


def set_head(head: Letterhead, size: float, room: float) -> Head:
    """The head of a letter of this size in `room` points, made smaller where it would not fit.

    Raises DocumentError where it cannot be read any more then.
    """
    scale = size / NORMAL
    while scale >= _SMALLEST:
        made = _set(head, scale)
        if made.height <= room:
            return made
        scale *= _SMALLER
    raise DocumentError(
        "The school's name and address are too long to stand above the window of the envelope. The letter is safe. "
        "Shorten them in Settings, or print the letter for envelopes without a window."
    )


def _set(head: Letterhead, scale: float) -> Head:
    logo = fit(head.logo, _LOGO[0] * scale, _LOGO[1] * scale) if head.logo else None
    width = TEXT_WIDTH - (logo.width + _APART if logo else 0)
    page = Page()
    elements = [Element("Figure", language=ENGLISH, alt=f"Logo of {head.school.name}")] if logo else []
    for text, style in _lines(head):
        element = Element("P", language=ENGLISH)
        elements.append(element)
        for row in rows_of((para(text, _scaled(style, scale)),), width):
            page.add(replace(row, element=element))
    return Head(page, logo, tuple(elements))


def _lines(head: Letterhead) -> Iterator[tuple[str, Style]]:
    school = head.school
    yield school.name, _NAME
    for line in filter(None, (", ".join(school.address), " · ".join(filter(None, (school.phone, school.email))))):
        yield line, _LINE


def _scaled(style: Style, scale: float) -> Style:
    return replace(style, size=style.size * scale, after=style.after * scale)
