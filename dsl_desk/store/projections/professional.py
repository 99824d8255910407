"""Professionals around a child."""

from __future__ import annotations

from dsl_desk.domain.professional import Professional
from dsl_desk.store.projections.rows import Place, put, put_note
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, professional: Professional) -> None:
    put(connection, "professional", place, professional.id, child_id=professional.child_id)
    put_note(connection, place, professional.name, professional.role, professional.agency)
