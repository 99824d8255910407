"""The front sheet of a child on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from dsl_desk.documents.blocks import Block
from dsl_desk.documents.moments import say_local
from dsl_desk.documents.press import Sheet, pages
from dsl_desk.documents.styles import FIELD, HEADING, KEPT_FIELD, NOTICE, SUBHEADING, TITLE
from dsl_desk.documents.text import para
from dsl_desk.domain.child import Child
from dsl_desk.domain.front_sheet_facts import OnFrontSheet, facts, title_of
from dsl_desk.domain.front_sheet_file import FrontSheetFile, Sibling, is_current


def front_sheet(file: FrontSheetFile, printed: datetime, by: str, *, demonstration: bool = False) -> bytes:
    """What holds on the day of `file`, printed by the person named `by` at `printed` (UTC).

    Every address of `file` is printed: services/withholding.py makes the one that may be. Raises DocumentError when
    it holds characters that no embedded font can draw.
    """
    sheet = Sheet(
        title="Front sheet",
        made=printed,
        footer=f"Confidential · Printed by {by} on {say_local(printed)}",
        demonstration=demonstration,
    )
    return pages(sheet, list(_blocks(file)))


def _blocks(file: FrontSheetFile) -> Iterator[Block]:
    yield para(f"Front sheet: {file.child.name}", TITLE)
    for member in file.cautions.must_not_contact:
        yield para(f"{title_of(member)}, {member.contact.value}: {member.contact_reason}", NOTICE)
    yield from _facts(file.child)
    yield from _facts(file.sheet)
    yield from _each("Plans, care and support", [each for each in file.statuses if is_current(each, file.today)])
    yield from _to_ring(file)
    yield from _each("Household and family", [each for each in file.family if is_current(each, file.today)])
    yield from _siblings(file.siblings)
    yield from _each("Professionals", [each for each in file.professionals if is_current(each, file.today)])


def _to_ring(file: FrontSheetFile) -> Iterator[Block]:
    yield para("In an emergency, ring in this order", HEADING)
    for member in file.to_ring:
        yield para(f"{title_of(member)}: {member.phone}", FIELD, bullet=f"{member.emergency}.")
    if not file.to_ring:
        yield para("Nobody is named", FIELD)


def _siblings(siblings: Sequence[Sibling]) -> Iterator[Block]:
    yield para("Brothers and sisters at this school", HEADING)
    for sibling in siblings:
        yield para(_place(sibling.child), SUBHEADING)
        records = "has records here" if sibling.has_records else "has no records here"
        yield para(records, KEPT_FIELD if sibling.member else FIELD)
        if sibling.member:
            yield from _facts(sibling.member)
    if not siblings:
        yield para("None is written down", FIELD)


def _place(child: Child) -> str:
    return ", ".join(part for part in (child.name, child.place) if part)


def _each(heading: str, found: Sequence[OnFrontSheet]) -> Iterator[Block]:
    yield para(heading, HEADING)
    for record in found:
        yield para(title_of(record), SUBHEADING)
        yield from _facts(record)
    if not found:
        yield para("None is written down", FIELD)


def _facts(record: OnFrontSheet) -> Iterator[Block]:
    for name, words in facts(record):
        yield para(words, FIELD, label=f"{name}:")
