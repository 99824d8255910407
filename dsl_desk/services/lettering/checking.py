"""A text of a letter before it is filled: whether it can be used, how hard it is to read, how it is worded."""

from __future__ import annotations

from dataclasses import dataclass

from dsl_desk.documents.letters.content import Part, PartKind
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.services.lettering.grammar import Meta, TextRefused, parse_text
from dsl_desk.services.lettering.readable import LetterReading, letter_reading, remarks_of
from dsl_desk.wording.scanner import Remark


@dataclass(frozen=True, slots=True)
class LineRemark:
    """What the language aid says about words on one line of the text."""

    line: int
    remark: Remark


@dataclass(frozen=True, slots=True)
class TextCheck:
    """`refused` is why no letter can be made from the text, with line and name; the rest is then empty.

    `hard` holds a line and the number of words of a sentence on it that is too long; `remarks` are for English alone.
    """

    refused: TextRefused | None = None
    reading: LetterReading | None = None
    hard: tuple[tuple[int, int], ...] = ()
    remarks: tuple[LineRemark, ...] = ()


def check_text(text: str, meta: Meta, language: str = ENGLISH) -> TextCheck:
    """Look at a text of the letter `meta` as it is written, with its fields. It advises; only `refused` stops it."""
    try:
        blocks = [block for block in parse_text("", text, meta) if block.text]
    except TextRefused as error:
        return TextCheck(error)
    parts = [Part(PartKind(block.kind.value), block.text) for block in blocks]
    reading = letter_reading(parts, language)
    remarks = remarks_of(parts) if language == ENGLISH else ()
    return TextCheck(
        reading=reading,
        hard=tuple((blocks[each.part].line, each.words) for each in reading.hard),
        remarks=tuple(LineRemark(blocks[each.part].line, each.remark) for each in remarks),
    )
