"""A child's chronology on paper, for one of its audiences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dsl_desk.domain.child import Child
from dsl_desk.services.audiences import Audience, Chosen, choose
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.desk import Desk
from dsl_desk.services.reviewing import child
from dsl_desk.services.withholding import stop_confidential_chronology


@dataclass(frozen=True, slots=True)
class PrintedChronology:
    """What goes on paper, oldest first, for whom, by whom and when."""

    child: Child
    audience: Audience
    chosen: Chosen
    printed: datetime
    by: str
    copies: int
    demonstration: bool


def gather_chronology(
    desk: Desk, child_id: str, audience: Audience, copies: int = 1, without: frozenset[str] = frozenset()
) -> PrintedChronology:
    """Gather what an audience is given of a child's chronology, except the records `without`.

    Raises HoldsConfidentialAddress when what would be printed of an entry holds one.
    """
    chosen = choose(reversed(chronology(desk, child_id)), audience, without)
    stop_confidential_chronology(desk, chosen.entries)
    return PrintedChronology(
        child(desk, child_id), audience, chosen, desk.clock.now(), desk.person.name, copies, desk.demonstration
    )


def chronology_pdf(found: PrintedChronology) -> bytes:
    """The exact pages, every copy of them. Raises DocumentError. Needs no vault."""
    from dsl_desk.documents.chronology import chronology as document

    return document(
        found.audience.title,
        found.child,
        found.chosen.entries,
        found.printed,
        found.by,
        voice=found.chosen.voice if found.audience.voice else None,
        kept=found.chosen.kept,
        other=found.chosen.other,
        copies=found.copies,
        demonstration=found.demonstration,
    )
