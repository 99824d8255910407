"""A general letter to parents and carers on the school's letterhead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from dsl_desk.documents.blocks import Block, Rule, Style
from dsl_desk.documents.letterhead import letterhead
from dsl_desk.documents.press import Sheet, pages
from dsl_desk.documents.slip import lines_to_write_on
from dsl_desk.documents.text import para
from dsl_desk.domain.school import School

NORMAL = 12.0
LARGE = 18.0
"""Points: ordinary and large print (practice.md 6: 12 pt or more)."""


class PartKind(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Part:
    """One filled block of the letter, top to bottom."""

    kind: PartKind
    text: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What is printed. `title` is the letter's own, for the file's properties: a general letter names no child.

    `slip` are the labels of a tear-off slip at the end, each with a line to write on. `size` is that of the text in
    points.
    """

    school: School
    title: str
    parts: tuple[Part, ...]
    made: datetime
    language: str = "en-GB"
    slip: tuple[str, ...] = ()
    size: float = NORMAL
    demonstration: bool = False


_STYLES = {
    PartKind.TITLE: Style(size=1.35, bold=True, leading=1.25, before=0.4, after=0.6, keep=True, outline=0),
    PartKind.HEADING: Style(size=1.1, bold=True, before=0.6, after=0.1, keep=True, outline=0),
    PartKind.PARAGRAPH: Style(size=1, leading=1.3, before=0.25, after=0.25),
    PartKind.BULLET: Style(size=1, leading=1.3, after=0.15, indent=0.3),
}
"""In multiples of the letter's own size."""


def letter(content: Letter) -> bytes:
    """Raises DocumentError when the letter holds characters that no embedded font can draw."""
    sheet = Sheet(
        title=content.title,
        made=content.made,
        footer="",
        demonstration=content.demonstration,
        language=content.language,
    )
    return pages(sheet, [*letterhead(content.school), *_body(content), *_slip(content)])


def _body(content: Letter) -> Iterator[Block]:
    for part in content.parts:
        style = _scaled(_STYLES[part.kind], content.size)
        yield para(part.text, style, bullet="•" if part.kind is PartKind.BULLET else "")


def _scaled(style: Style, size: float) -> Style:
    return replace(
        style,
        size=style.size * size,
        before=style.before * size,
        after=style.after * size,
        indent=style.indent * size,
    )


def _slip(content: Letter) -> Iterator[Block]:
    if content.slip:
        yield Rule(dashed=True, space=content.size)
        yield from lines_to_write_on(content.slip)
