"""Matters opened by a decision."""

from __future__ import annotations

from dsl_desk.domain.concern import Concern
from dsl_desk.store.projections.rows import Place, put_note, put_version
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, concern: Concern) -> None:
    put_version(connection, "concern", place, concern.id, state=concern.state.value)
    put_note(connection, place, *words(concern))


def words(concern: Concern) -> tuple[str, ...]:
    """What is searched."""
    return concern.title, concern.summary, concern.outcome
