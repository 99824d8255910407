"""Answers of the route gate."""

from __future__ import annotations

from dsl_desk.domain.route import RouteAnswer
from dsl_desk.store.projections.rows import Place, put_note, put_version
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, route_answer: RouteAnswer) -> None:
    put_version(
        connection, "route_answer", place, route_answer.id, route_answer.reported, child_id=route_answer.child_id
    )
    put_note(connection, place, *words(route_answer))


def words(route_answer: RouteAnswer) -> tuple[str, ...]:
    """What is searched."""
    return route_answer.reference, route_answer.told_to
