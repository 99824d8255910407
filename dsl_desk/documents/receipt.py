"""The last page of a report: the words that prove it arrived, and a slip to send back."""

from __future__ import annotations

from collections.abc import Iterator

from dsl_desk.documents.blocks import Block, Rule, Style
from dsl_desk.documents.slip import WRITING_SPACE, lines_to_write_on
from dsl_desk.documents.styles import BODY, FIELD, HEADING, TITLE
from dsl_desk.documents.text import para
from dsl_desk.domain.casefile import CaseFile
from dsl_desk.domain.sealfacts import SealFacts

_WORDS = Style(size=13, bold=True, before=4, after=8)
_TICK = Style(size=11, before=6, after=2)
_TO_FILL_IN = ("Name and role", "Organisation", "Your reference", "Date and time", "Signature")


def receipt(casefile: CaseFile, facts: SealFacts) -> Iterator[Block]:
    """Receipt words and tear-off slip. The words come from the payload's hash and stand nowhere outside the zip."""
    label, words = facts.receipt_row()
    yield para("Receipt", TITLE)
    yield para(
        "Please tell the school that this bundle arrived. Reply with your reference and these eight words, or send "
        "back the slip below. The words come from the contents: only someone who opened this bundle can know them.",
        BODY,
    )
    yield para(words, _WORDS, label=f"{label}:")
    yield Rule(dashed=True, space=14)
    yield para("Receipt slip", HEADING)
    yield para(", ".join((casefile.school.name, *casefile.school.address)), FIELD, label="Return to:")
    ways = " · ".join(filter(None, (casefile.school.phone, casefile.school.email)))
    if ways:
        yield para(ways, FIELD, label="Or:")
    yield para(casefile.bundle, FIELD, label="Bundle:")
    yield para(" ".join(words.split()[:2]) + " …", FIELD, label="First two of the eight words:")
    yield para("☐  Received, complete and unaltered", _TICK)
    yield para("☐  Accepted", _TICK)
    yield para("☐  Returned, because:", _TICK)
    yield Rule(space=WRITING_SPACE)
    yield from lines_to_write_on(_TO_FILL_IN)
