"""Plans, care and support, from when to when."""

from __future__ import annotations

from dsl_desk.domain.status import Status
from dsl_desk.domain.when import NOT_STATED, Certainty, When
from dsl_desk.store.projections.rows import Place, day, put_note, put_version
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, status: Status) -> None:
    began = When(Certainty.EXACT, status.since) if status.since else NOT_STATED
    put_version(
        connection, "status", place, status.id, began,
        child_id=status.child_id, code=status.kind.code, since=day(status.since), until=day(status.until),
    )  # fmt: skip
    put_note(connection, place, status.kind.wording, status.reference, status.note)
