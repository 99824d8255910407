"""People, vehicles, places, phones and accounts seen around children."""

from __future__ import annotations

from dsl_desk.domain.subject import Subject
from dsl_desk.store.folding import fold
from dsl_desk.store.projections.rows import Place, put, put_note
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, subject: Subject) -> None:
    words = (subject.label, *subject.aliases, subject.plate, subject.number, subject.handle, subject.address)
    put(
        connection, "subject", place, subject.id,
        kind=subject.kind.value, label=subject.label, found_as=fold("".join(f" {word}" for word in words)),
    )  # fmt: skip
    put_note(connection, place, *words, subject.description)
