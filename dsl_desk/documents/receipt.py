"""The last page of a report: the words that prove it arrived, and a slip to send back."""

from __future__ import annotations

from collections.abc import Iterator

from dsl_desk.documents.blocks import Block, Rule, Style
from dsl_desk.documents.slip import WRITING_SPACE, lines_to_write_on
from dsl_desk.documents.styles import BODY, FIELD, HEADING, SUBHEADING, TITLE
from dsl_desk.documents.text import para
from dsl_desk.domain.casefile import CaseFile
from dsl_desk.domain.sealfacts import SealFacts

_WORDS = Style(size=13, bold=True, before=4, after=8)
_TICK = Style(size=11, before=6, after=2)
_SIGNED = "By a signed file, if you can sign digitally: it has to hold the eight words and your reference."
_SLIP = "On paper: fill in the slip and send it to the school."
_TO_FILL_IN = ("Name and role", "Organisation, and your reference", "Date and time", "Signature")


def receipt(casefile: CaseFile, facts: SealFacts) -> Iterator[Block]:
    """Receipt words and tear-off slip. The words come from the payload's hash and stand nowhere outside the zip."""
    label, words = facts.receipt_row()
    yield para("Receipt", TITLE)
    yield para(
        "Please tell the school that this bundle arrived. The eight words come from the contents: only someone who "
        "opened it can know them, so they show the school that it reached you whole.",
        BODY,
    )
    yield para(words, _WORDS, label=f"{label}:")
    yield para("How to reply, in any one of these ways", SUBHEADING)
    for way in _ways(casefile):
        yield para(way, FIELD, bullet="•")
    yield Rule(dashed=True, space=14)
    yield para("Receipt slip", HEADING)
    yield para(", ".join((casefile.school.name, *casefile.school.address)), FIELD, label="Return to:")
    yield para(f"{casefile.bundle}, {_holding(casefile)}", FIELD, label="Bundle:")
    yield para(words, FIELD, label="The eight words:")
    yield para("☐  Received, complete and unaltered", _TICK)
    yield para("☐  Accepted", _TICK)
    yield para("☐  Returned, because:", _TICK)
    yield Rule(space=WRITING_SPACE)
    yield from lines_to_write_on(_TO_FILL_IN)


def _ways(casefile: CaseFile) -> Iterator[str]:
    """Best known first; by phone the number is the receiver's own, for a bundle never vouches for one."""
    email = f" to {casefile.school.email}" if casefile.school.email else ""
    yield f"By email{email}: give your reference and the eight words."
    yield "By phone, on the number for the school in your own list: read out the eight words and your reference."
    yield _SIGNED
    yield _SLIP


def _holding(casefile: CaseFile) -> str:
    counts = {"records": len(casefile.records), "files": len(casefile.attachments)}
    return ", ".join(f"{count} {things[:-1] if count == 1 else things}" for things, count in counts.items() if count)
