"""Warning signs and events."""

from __future__ import annotations

from dsl_desk.domain.observation import Observation
from dsl_desk.store.projections.rows import Place, put_note, put_version
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, observation: Observation) -> None:
    put_version(
        connection, "observation", place, observation.id, observation.happened, observation.noticed,
        concern_id=observation.concern_id,
    )  # fmt: skip
    put_note(connection, place, *words(observation))


def words(observation: Observation) -> tuple[str, ...]:
    """What is searched."""
    aware = observation.aware
    return (
        observation.what,
        observation.exact_words,
        observation.place,
        observation.witness,
        observation.demeanour,
        observation.present,
        observation.ending,
        aware.appearance,
        aware.words,
        aware.activity,
        aware.relationships,
        aware.environment,
        *(mark.note for mark in observation.marks),
        *(term.wording for term in observation.indicators),
    )
