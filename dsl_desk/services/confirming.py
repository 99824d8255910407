"""Someone at the school looks up whether a law or guidance is in force, and says what they found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.confirmation import Confirmation, InForce
from dsl_desk.services.catalogue.source import cited
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.naming import people_names
from dsl_desk.store import records


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A confirmation with who made it and on which day."""

    confirmation: Confirmation
    person: str
    day: date


def confirm_status(desk: Desk, confirmation: Confirmation) -> Changed:
    """Record what was found; an earlier finding stays in the journal. Raises DeskError for an unknown source."""
    cited([confirmation.id])
    with desk.deed() as deed:
        deed.record(confirmation)
    return changed(deed, confirmation.id)


def standing(desk: Desk, names: Iterable[str]) -> InForce:
    """Whether everything that a rule rests on is in force, as found out here or else as shipped.

    One source that is not in force takes the rule with it; one that nobody has checked leaves it unchecked.
    """
    found = confirmations(desk)
    named = tuple(names)
    every = {
        found[name].confirmation.in_force if name in found else source.in_force
        for name, source in zip(named, cited(named), strict=True)
    }
    return next((each for each in (InForce.NO, InForce.NOT_CHECKED) if each in every), InForce.YES)


def confirmations(desk: Desk) -> Mapping[str, Confirmed]:
    """What the school has found out, by the source's name in the guidance."""
    names = people_names(desk)
    found = {}
    for confirmation in records.every(desk.connection, Confirmation):
        version = records.versions(desk.connection, Confirmation, confirmation.id)[-1]
        day = school_time(version.recorded).date()
        found[confirmation.id] = Confirmed(confirmation, names.get(version.author_id, ""), day)
    return found
