"""Reports that the law or guidance asks of someone."""

from __future__ import annotations

from dsl_desk.domain.duty import Duty
from dsl_desk.store.projections.rows import Place, put_note, put_version
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, duty: Duty) -> None:
    put_version(
        connection, "duty", place, duty.id, duty.arose,
        child_id=duty.child_id, concern_id=duty.concern_id, open=int(duty.open),
    )  # fmt: skip
    put_note(connection, place, *words(duty))


def words(duty: Duty) -> tuple[str, ...]:
    """What is searched."""
    return duty.kind.wording, duty.owed_by, duty.reported_to, duty.reference, duty.delay, duty.not_needed, duty.words
