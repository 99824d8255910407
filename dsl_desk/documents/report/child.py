"""The child, the family and the people around them, in the order in which police ask (practice.md 2.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dsl_desk.documents.blocks import Block, Text
from dsl_desk.documents.styles import FIELD, HEADING, SUBHEADING
from dsl_desk.documents.text import para
from dsl_desk.domain.casefile import CaseFile
from dsl_desk.domain.front_sheet_facts import OnFrontSheet, facts, title_of

_AS_SENT = "What does not stand here was not sent or is not recorded; it may still be so."


def child_blocks(casefile: CaseFile) -> Iterator[Block]:
    """What goes along of the front sheet: the child's particulars, then everyone and everything around them."""
    details = casefile.details
    yield para("The child", HEADING)
    yield from fact_lines(casefile.child)
    if details.front_sheet:
        yield from fact_lines(details.front_sheet)
    yield para(_AS_SENT, FIELD)
    yield from _group("Plans, care and support", details.statuses)
    yield from _group("Parents, carers and family", details.family)
    yield from _group("Professionals", details.professionals)


def _group(heading: str, found: Iterable[OnFrontSheet]) -> Iterator[Block]:
    lines = [line for record in found for line in titled(record)]
    if lines:
        yield para(heading, HEADING)
        yield from lines


def titled(record: OnFrontSheet) -> Iterator[Text]:
    """What it is called, and what it says."""
    yield para(title_of(record), SUBHEADING)
    yield from fact_lines(record)


def fact_lines(record: OnFrontSheet) -> Iterator[Text]:
    """One line for each fact."""
    for name, words in facts(record):
        yield para(words, FIELD, label=f"{name}:")
