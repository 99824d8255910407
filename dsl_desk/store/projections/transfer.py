"""Children's files on their way to the next school."""

from __future__ import annotations

from dsl_desk.domain.transfer import Transfer
from dsl_desk.store.projections.rows import Place, day, put_note, put_version
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, transfer: Transfer) -> None:
    put_version(
        connection, "transfer", place, transfer.id, transfer.went,
        child_id=transfer.child_id, open=int(transfer.open), awaits_receipt=int(transfer.awaits_receipt),
        counted_from=day(transfer.counted_from), sharing_id=transfer.sharing_id,
    )  # fmt: skip
    put_note(
        connection, place, transfer.receiver, transfer.advance, transfer.untold, transfer.other_way,
        transfer.received, transfer.none_goes,
    )  # fmt: skip
