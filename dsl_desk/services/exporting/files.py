"""The files that leave: each ticked, kept with a record that leaves too, and proved to be what was added."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.errors import InvalidRecord, Problem, VaultDamaged
from dsl_desk.domain.received import ReceivedFile, ReceivedRecord
from dsl_desk.services.attaching import proved_content
from dsl_desk.services.desk import Desk
from dsl_desk.services.exporting.gathering import RECEIVED
from dsl_desk.store import attached, records


def attachments(
    desk: Desk, child_id: str, chosen: Mapping[str, str], ids: Collection[str], *, whole: bool = False
) -> tuple[Attachment, ...]:
    """Those of `ids` that are kept with the `chosen` records (ids and kinds), in that order, the oldest first.

    `whole`: also those kept with the child, or with a file of another school. Each says in the bundle which record
    there it belongs to. Raises InvalidRecord for a file that is kept with none of them.
    """
    matters = {id_: _there(desk, id_, kind) for id_, kind in chosen.items()}
    if whole:
        files = records.where(desk.connection, ReceivedFile, "child_id = ?", child_id)
        matters |= dict.fromkeys((child_id, *(file.id for file in files)), child_id)
    kept = (added.attachment for id_ in matters for added in attached.of_matter(desk.connection, id_))
    found = tuple(each for each in kept if each.id in ids)
    if len(found) != len(set(ids)):
        raise InvalidRecord(Problem("attachments", "Choose only files that are kept with the records you chose"))
    return tuple(replace(each, matter_id=matters[each.matter_id]) for each in found)


def _there(desk: Desk, id_: str, kind: str) -> str:
    """The id that a record has in a bundle: that of the school that wrote it."""
    received = records.current(desk.connection, ReceivedRecord, id_) if kind == RECEIVED else None
    return received.came.record.id if received else id_


def contents(desk: Desk, files: Iterable[Attachment]) -> dict[str, bytes]:
    """Their bytes by id. Raises InvalidRecord when those of one are not what was added."""
    read: dict[str, bytes] = {}
    for number, each in enumerate(files, 1):
        try:
            read[each.id] = proved_content(desk, each)
        except VaultDamaged as error:
            words = f"File {number} of those you chose is damaged and cannot leave. Leave it out, and send the rest"
            raise InvalidRecord(Problem("attachments", words)) from error
    return read
