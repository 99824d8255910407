"""The people whose slots open the vault."""

from __future__ import annotations

from dsl_desk.domain.school import Person
from dsl_desk.store.projections.rows import Place, put
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, person: Person) -> None:
    put(connection, "person", place, person.id, name=person.name)
