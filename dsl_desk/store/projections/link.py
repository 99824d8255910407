"""What joins subjects to children and to each other."""

from __future__ import annotations

from dsl_desk.domain.link import Link
from dsl_desk.store.projections.rows import Place, day, put, put_note
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, link: Link) -> None:
    put(
        connection, "link", place, link.id,
        subject_id=link.subject_id, child_id=link.child_id, other_id=link.other_id, record_id=link.record_id,
        day=day(link.when.day), withdrawn=int(link.withdrawn),
    )  # fmt: skip
    put_note(connection, place, link.source, link.words)
