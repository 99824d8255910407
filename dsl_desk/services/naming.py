"""Names by id, for whatever shows who wrote something or which agency it went to."""

from __future__ import annotations

from dsl_desk.domain.agency import Agency
from dsl_desk.domain.school import Person
from dsl_desk.services.desk import Desk
from dsl_desk.store import records


def people_names(desk: Desk) -> dict[str, str]:
    """Everyone who has ever been able to unlock these records."""
    return {person.id: person.name for person in records.every(desk.connection, Person)}


def agency_names(desk: Desk) -> dict[str, str]:
    """Every agency of the directory."""
    return {agency.id: agency.name for agency in records.every(desk.connection, Agency)}
