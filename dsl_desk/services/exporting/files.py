"""The files that leave: each ticked, kept with a record that leaves too, and proved to be what was added."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.errors import InvalidRecord, Problem, VaultDamaged
from dsl_desk.services.attaching import proved_content
from dsl_desk.services.desk import Desk
from dsl_desk.store import attached


def attachments(desk: Desk, matter_ids: Iterable[str], ids: Collection[str]) -> tuple[Attachment, ...]:
    """Those of `ids` that are kept with these records, or with the child itself, in that order, the oldest first.

    Raises InvalidRecord for a file that is kept with none of them.
    """
    kept = (added.attachment for id_ in matter_ids for added in attached.of_matter(desk.connection, id_))
    found = tuple(each for each in kept if each.id in ids)
    if len(found) != len(set(ids)):
        raise InvalidRecord(Problem("attachments", "Choose only files that are kept with the records you chose"))
    return found


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
