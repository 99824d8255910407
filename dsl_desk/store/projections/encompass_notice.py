"""Operation Encompass notices."""

from __future__ import annotations

from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.store.projections.rows import Place, day, put_note, put_version
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, encompass_notice: EncompassNotice) -> None:
    put_version(
        connection, "encompass_notice", place, encompass_notice.id, encompass_notice.happened,
        encompass_notice.received, open=int(encompass_notice.open), follow_up=day(encompass_notice.follow_up),
    )  # fmt: skip
    put_note(connection, place, *words(encompass_notice))


def words(encompass_notice: EncompassNotice) -> tuple[str, ...]:
    """What is searched."""
    return (
        encompass_notice.police_reference,
        encompass_notice.place,
        encompass_notice.children_present,
        encompass_notice.voice,
        encompass_notice.circumstances,
        encompass_notice.police_action,
        encompass_notice.response,
    )
