"""What was decided and why."""

from __future__ import annotations

from dsl_desk.domain.decision import Decision
from dsl_desk.store.projections.rows import Place, day, put_note, put_version
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, decision: Decision) -> None:
    put_version(
        connection, "decision", place, decision.id,
        concern_id=decision.concern_id, review_on=day(decision.review_on),
    )  # fmt: skip
    put_note(connection, place, *words(decision))


def words(decision: Decision) -> tuple[str, ...]:
    """What is searched."""
    return (decision.reason,)
