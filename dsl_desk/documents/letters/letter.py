"""A letter to a family, or to all of them, on the school's letterhead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dsl_desk.documents.blocks import Block, NewPage, Rule, Style
from dsl_desk.documents.letterhead import letterhead
from dsl_desk.documents.letters.content import Letter, Part, PartKind
from dsl_desk.documents.press import Sheet, pages
from dsl_desk.documents.slip import WRITING_SPACE
from dsl_desk.documents.text import para

_STYLES = {
    PartKind.TITLE: Style(size=1.35, bold=True, leading=1.25, before=0.4, after=0.6, keep=True, outline=0),
    PartKind.HEADING: Style(size=1.1, bold=True, before=0.6, after=0.1, keep=True, outline=0),
    PartKind.PARAGRAPH: Style(size=1, leading=1.3, before=0.25, after=0.25),
    PartKind.BULLET: Style(size=1, leading=1.3, after=0.15, indent=0.3),
    PartKind.SIGNATURE: Style(size=1, leading=3, keep=True),
    PartKind.SLIP: Style(size=1, leading=1.3, keep=True),
}
"""In multiples of the letter's own size."""


def letter(content: Letter) -> bytes:
    """Raises DocumentError when the letter holds characters that no embedded font can draw."""
    sheet = Sheet(
        title=content.title,
        made=content.made,
        footer="",
        demonstration=content.demonstration,
        language=content.wordings[0].language,
        copies=content.copies,
    )
    blocks: list[Block] = []
    for wording in content.wordings:
        blocks += [NewPage()] if blocks else []
        blocks += letterhead(content.letterhead.school)
        blocks += _body(wording.parts, content.size)
    return pages(sheet, blocks)


def _body(parts: tuple[Part, ...], size: float) -> Iterator[Block]:
    cut = False
    for part in parts:
        if part.kind is PartKind.NEW_PAGE:
            yield NewPage()
            continue
        if part.kind is PartKind.SLIP and not cut:
            cut = True
            yield Rule(dashed=True, space=size)
        yield para(part.text, _scaled(_STYLES[part.kind], size), bullet="•" if part.kind is PartKind.BULLET else "")
        if part.kind is PartKind.SLIP:
            yield Rule(space=WRITING_SPACE)


def _scaled(style: Style, size: float) -> Style:
    return replace(
        style,
        size=style.size * size,
        before=style.before * size,
        after=style.after * size,
        indent=style.indent * size,
    )
