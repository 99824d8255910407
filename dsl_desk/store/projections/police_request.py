"""Police requests for information."""

from __future__ import annotations

from dsl_desk.domain.police_request import PoliceRequest
from dsl_desk.store.projections.rows import Place, day, put_note, put_version
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, police_request: PoliceRequest) -> None:
    put_version(
        connection, "police_request", place, police_request.id, police_request.received,
        open=int(police_request.open), reply_by=day(police_request.reply_by),
    )  # fmt: skip
    put_note(connection, place, *words(police_request))


def words(police_request: PoliceRequest) -> tuple[str, ...]:
    """What is searched."""
    return (
        police_request.officer,
        police_request.force,
        police_request.reference,
        police_request.enquiry,
        police_request.scope,
        police_request.released,
        police_request.state_reason,
    )
