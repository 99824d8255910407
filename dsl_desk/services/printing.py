"""A child's chronology on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dsl_desk.domain.child import Child
from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.event import Event, Happening
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.desk import Desk
from dsl_desk.services.reviewing import child


@dataclass(frozen=True, slots=True)
class PrintedChronology:
    """What goes on paper, oldest first, by whom and when."""

    child: Child
    entries: tuple[ChronologyEntry, ...]
    printed: datetime
    by: str
    demonstration: bool


def print_chronology(desk: Desk, child_id: str) -> PrintedChronology:
    """Gather a child's chronology for printing, and enter that it was printed."""
    found = PrintedChronology(
        child(desk, child_id),
        tuple(reversed(chronology(desk, child_id))),
        desk.clock.now(),
        desk.person.name,
        desk.demonstration,
    )
    with desk.deed() as deed:
        deed.note(Event(child_id, Happening.PRINTED))
    return found


def chronology_pdf(found: PrintedChronology) -> bytes:
    """The exact pages. Raises DocumentError. Needs no vault."""
    from dsl_desk.documents.chronology import chronology as document

    return document(found.child, found.entries, found.printed, found.by, demonstration=found.demonstration)
