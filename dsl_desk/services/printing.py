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
from dsl_desk.services.withholding import stop_confidential_chronology


@dataclass(frozen=True, slots=True)
class PrintedChronology:
    """What goes on paper, oldest first, by whom and when; `left_out` counts the records that stay off it."""

    child: Child
    entries: tuple[ChronologyEntry, ...]
    left_out: int
    printed: datetime
    by: str
    demonstration: bool


def print_chronology(desk: Desk, child_id: str, without: frozenset[str] = frozenset()) -> PrintedChronology:
    """Gather a child's chronology for printing, and enter that it was printed.

    Raises HoldsConfidentialAddress when an entry that is not among `without` holds one.
    """
    entries = tuple(reversed(chronology(desk, child_id)))
    kept = tuple(entry for entry in entries if entry.id not in without)
    stop_confidential_chronology(desk, kept)
    found = PrintedChronology(
        child(desk, child_id),
        kept,
        len(entries) - len(kept),
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

    return document(
        found.child,
        found.entries,
        found.printed,
        found.by,
        left_out=found.left_out,
        demonstration=found.demonstration,
    )
