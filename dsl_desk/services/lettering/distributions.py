"""The general letters that were printed or saved for families, as the school's log has them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dsl_desk.domain.clock import school_time
from dsl_desk.domain.letter import Distribution
from dsl_desk.domain.school import Person
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.packs import packs
from dsl_desk.store import records


@dataclass(frozen=True, slots=True)
class LoggedDistribution:
    """One distribution; `logged` is school time. `pack` is what it was chosen from, empty where that is gone."""

    distribution: Distribution
    logged: datetime
    by: str
    pack: str


def distributions(desk: Desk) -> tuple[LoggedDistribution, ...]:
    """Every one, the newest first."""
    names = {person.id: person.name for person in records.every(desk.connection, Person)}
    found = []
    for each in records.every(desk.connection, Distribution):
        first = records.versions(desk.connection, Distribution, each.id)[0]
        by = names.get(first.author_id, "")
        found.append(LoggedDistribution(each, school_time(first.recorded), by, _pack_of(each.template)))
    return tuple(sorted(found, key=lambda each: each.logged)[::-1])


def _pack_of(template: str) -> str:
    return next((each.code for each in packs() if any(text.template == template for text in each.texts)), "")
