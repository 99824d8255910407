"""Who does what by when."""

from __future__ import annotations

from dsl_desk.domain.action import Action
from dsl_desk.store.projections.rows import Place, day, put_note, put_version
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, action: Action) -> None:
    put_version(
        connection, "action", place, action.id,
        child_id=action.child_id, concern_id=action.concern_id, due=day(action.due), open=int(action.open),
    )  # fmt: skip
    put_note(connection, place, *words(action))


def words(action: Action) -> tuple[str, ...]:
    """What is searched."""
    return action.what, action.owner, action.outcome
