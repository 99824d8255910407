"""Files that came from other schools."""

from __future__ import annotations

from dsl_desk.domain.received import ReceivedFile
from dsl_desk.store.projections.rows import Place, put_note, put_version
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, received_file: ReceivedFile) -> None:
    came = received_file.came
    put_version(
        connection, "received_file", place, received_file.id, received_file.received,
        child_id=received_file.child_id, payload_sha256=came.payload_sha256 if came else "",
        key_sha256=came.key_sha256 if came and came.accepted else "", receipted=int(bool(received_file.receipt)),
    )  # fmt: skip
    put_note(
        connection, place, received_file.school, received_file.summary, received_file.product,
        came.bundle if came else "",
    )  # fmt: skip
