"""The school's sharing log on paper: what left, on what basis, how it was received, and what was kept and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from dsl_desk.documents.blocks import Block
from dsl_desk.documents.letterhead import letterhead
from dsl_desk.documents.press import Sheet, pages
from dsl_desk.documents.styles import BODY, FIELD, HEADING, SUBHEADING, TITLE
from dsl_desk.documents.text import para
from dsl_desk.domain.school import School

NOTHING_SHARED, NOTHING_KEPT = "Nothing was shared.", "No decision not to share is recorded."


@dataclass(frozen=True, slots=True)
class LoggedEntry:
    """One bundle or one decision: a heading, and what is stated of it, by name; words without a name stand alone."""

    heading: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PrintedLog:
    """What is printed; `scope` says which part of the log it is, `printed_by` and `printed` go to the footer."""

    school: School
    scope: str
    shared: Sequence[LoggedEntry]
    kept: Sequence[LoggedEntry]
    printed_by: str
    printed: datetime
    demonstration: bool = False


def sharing_log_pdf(log: PrintedLog) -> bytes:
    """It names children and recipients, so every page says that it is confidential."""
    footer = f"Confidential · printed by {log.printed_by} · {log.printed:%d/%m/%Y %H:%M}"
    sheet = Sheet("Sharing log", log.printed, footer=footer, demonstration=log.demonstration)
    return pages(sheet, [*letterhead(log.school), *_blocks(log)])


def _blocks(log: PrintedLog) -> Iterator[Block]:
    yield para("Sharing log", TITLE)
    yield para(log.scope, BODY)
    yield para("What was shared", HEADING)
    yield from _entries(log.shared, NOTHING_SHARED)
    yield para("What was decided not to be shared", HEADING)
    yield from _entries(log.kept, NOTHING_KEPT)


def _entries(entries: Sequence[LoggedEntry], none: str) -> Iterator[Block]:
    if not entries:
        yield para(none, BODY)
    for entry in entries:
        yield para(entry.heading, SUBHEADING)
        for name, text in entry.facts:
            yield para(text, FIELD, label=f"{name}:" if name else "")
