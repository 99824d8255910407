"""Files kept with records."""

from __future__ import annotations

from dsl_desk.domain.attachment import Attachment
from dsl_desk.store.projections.rows import Place, put, put_note
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, attachment: Attachment) -> None:
    put(
        connection, "attachment", place, attachment.id,
        matter_id=attachment.matter_id, sha256=attachment.sha256,
    )  # fmt: skip
    put_note(connection, place, attachment.name, attachment.what)
