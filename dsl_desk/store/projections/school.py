"""The school's profile."""

from __future__ import annotations

from dsl_desk.domain.school import School
from dsl_desk.store.projections.rows import Place, put
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, school: School) -> None:
    put(connection, "school", place, school.id)
