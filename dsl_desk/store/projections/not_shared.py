"""Decisions not to share."""

from __future__ import annotations

from dsl_desk.domain.not_shared import NotShared
from dsl_desk.store.projections.rows import Place, put_note, put_version
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, record: NotShared) -> None:
    put_version(
        connection, "not_shared", place, record.id, record.decided,
        child_id=record.child_id, concern_id=record.concern_id,
    )  # fmt: skip
    put_note(connection, place, *words(record))


def words(record: NotShared) -> tuple[str, ...]:
    """What is searched."""
    return record.what, record.with_whom, record.why, record.decided_by, record.advice_from, record.advice
