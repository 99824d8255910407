"""The text of a letter as rows, in one column or with the English beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

from dsl_desk.documents.bidi import has_right_to_left, mostly_right_to_left
from dsl_desk.documents.blocks import Rule, Style
from dsl_desk.documents.letters.content import EnglishStands, Letter, Part, PartKind, Wording
from dsl_desk.documents.pictures import fit
from dsl_desk.documents.press import TEXT_WIDTH
from dsl_desk.documents.rows import Row, rows_of
from dsl_desk.documents.slip import WRITING_SPACE
from dsl_desk.documents.structure import Element
from dsl_desk.documents.text import para
from dsl_desk.domain.letter import ENGLISH

_STYLES = {
    PartKind.TITLE: Style(size=1.35, bold=True, leading=1.25, before=0.4, after=0.6, keep=True, outline=0),
    PartKind.HEADING: Style(size=1.1, bold=True, before=0.6, after=0.1, keep=True, outline=0),
    PartKind.PARAGRAPH: Style(size=1, leading=1.3, before=0.25, after=0.25),
    PartKind.BULLET: Style(size=1, leading=1.3, after=0.15, indent=0.3),
    PartKind.SLIP: Style(size=1, leading=1.3, after=0, keep=True),
}
"""In multiples of the letter's own size."""

_TAGS = {PartKind.TITLE: "H1", PartKind.HEADING: "H2", PartKind.PARAGRAPH: "P", PartKind.SLIP: "P"}
_SIGNATURE = 160, 42
"""Points across and down, for the picture of one or to sign by hand."""

_GUTTER = 20
"""Points between two columns."""


@dataclass(frozen=True, slots=True)
class Section:
    """What begins on a page of its own: its wordings, their rows, and what the rows of each are."""

    wordings: tuple[Wording, ...]
    rows: tuple[Row, ...]
    elements: tuple[tuple[Element, ...], ...]


@dataclass(frozen=True, slots=True)
class _Column:
    """One wording: the rows of each of its parts, and what they are."""

    parts: tuple[tuple[Row, ...], ...]
    elements: tuple[Element, ...]


def sections(letter: Letter) -> Iterator[Section]:
    """The languages one after the other, or both beside each other."""
    if letter.english is EnglishStands.BESIDE and len(letter.wordings) == 2:
        yield _beside(letter)
        return
    for wording in letter.wordings:
        column = _column(letter, wording, TEXT_WIDTH)
        yield Section((wording,), tuple(row for rows in column.parts for row in rows), (column.elements,))


def _beside(letter: Letter) -> Section:
    """Part stands beside part, and the family's language on the side on which its lines begin."""
    width = (TEXT_WIDTH - _GUTTER) / 2
    columns = [_column(letter, wording, width) for wording in letter.wordings]
    shifts = (0.0, width + _GUTTER)
    if _from_right(letter.wordings[0]):
        shifts = shifts[::-1]
    pairs = zip_longest(*(column.parts for column in columns), fillvalue=())
    rows = tuple(row for pair in pairs for row in _together(pair, shifts))
    return Section(letter.wordings, rows, tuple(column.elements for column in columns))


def _together(pair: Sequence[tuple[Row, ...]], shifts: tuple[float, float]) -> Iterator[Row]:
    """The rows of one part in both columns; the room after the shorter one does not part the lines of the longer."""
    count = max(map(len, pair))
    columns = [_as_long(rows, count) for rows in pair]
    for number, rows in enumerate(zip(*columns, strict=True), 1):
        both = [replace(row, x=row.x + shift) for row, shift in zip(rows, shifts, strict=True) if row]
        going_on = [row.height for row, whole in zip(rows, pair, strict=True) if row and len(whole) == count]
        yield replace(
            both[0],
            height=max(row.height for row in both) if number == count else max(going_on),
            space=max(row.space for row in both),
            keep=any(row.keep for row in both),
            beside=both[1] if len(both) == 2 else None,
        )


def _as_long(rows: tuple[Row, ...], count: int) -> list[Row | None]:
    """`rows` with gaps, so that a line to write on stands beside the other column's."""
    gaps = [None] * (count - len(rows))
    if rows and isinstance(rows[-1].mark, Rule):
        return [*rows[:-1], *gaps, rows[-1]]
    return [*rows, *gaps]


def _from_right(wording: Wording) -> bool:
    return mostly_right_to_left(" ".join(part.text for part in wording.parts))


def _column(letter: Letter, wording: Wording, width: float) -> _Column:
    from_right = _from_right(wording)
    parts: list[tuple[Row, ...]] = []
    elements: list[Element] = []
    last = len(wording.parts) - 1
    for bullets, run in groupby(enumerate(wording.parts), key=lambda numbered: numbered[1].kind is PartKind.BULLET):
        made = []
        for index, part in run:
            element = _element(letter, part)
            made.append(element)
            rows = _rows(letter, part, element, width, from_right)
            if part.kind is PartKind.SLIP and (not index or wording.parts[index - 1].kind is not PartKind.SLIP):
                rows = [Row(letter.size, width=width, space=letter.size, mark=Rule(dashed=True), keep=True), *rows]
            following = wording.parts[index + 1].kind if index < last else None
            if following is PartKind.SIGNATURE or (part.kind is PartKind.SLIP and following is PartKind.SLIP):
                rows[-1:] = [replace(row, keep=True) for row in rows[-1:]]
            parts.append(tuple(rows))
        elements += [Element("L", tuple(made))] if bullets else made
    return _Column(tuple(parts), tuple(elements))


def _element(letter: Letter, part: Part) -> Element:
    said = part.text if has_right_to_left(part.text) or "\n" in part.text else ""
    match part.kind:
        case PartKind.BULLET:
            return Element("LI", (Element("Lbl"), Element("LBody", said=said)))
        case PartKind.SIGNATURE:
            whose = letter.letterhead.school.dsl_name or letter.letterhead.school.name
            return Element("Figure", language=ENGLISH, alt=f"Signature of {whose}")
        case kind:
            return Element(_TAGS.get(kind, "P"), said=said)


def _rows(letter: Letter, part: Part, element: Element, width: float, from_right: bool) -> list[Row]:
    match part.kind:
        case PartKind.NEW_PAGE:
            return [Row(0, new_page=True)]
        case PartKind.SIGNATURE:
            png = letter.letterhead.signature
            mark = fit(png, *_SIGNATURE) if png else None
            return [Row(_SIGNATURE[1], 0, width, mark=mark, keep=True, mirrored=from_right, element=element)]
    bullet = "•" if part.kind is PartKind.BULLET else ""
    block = para(part.text, _scaled(_STYLES[part.kind], letter.size), bullet=bullet, from_right=from_right)
    rows = [replace(row, element=element) for row in rows_of((block,), width)]
    if part.kind is PartKind.SLIP:
        rows.append(Row(letter.size / 2, width=width, space=WRITING_SPACE, mark=Rule()))
    return rows


def _scaled(style: Style, size: float) -> Style:
    return replace(
        style,
        size=style.size * size,
        before=style.before * size,
        after=style.after * size,
        indent=style.indent * size,
    )
