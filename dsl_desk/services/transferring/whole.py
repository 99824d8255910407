"""What a child's whole file is, as far as it may leave: everything the person at the desk sees, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.casefile import RECORD_KINDS
from dsl_desk.domain.front_sheet import FrontSheet
from dsl_desk.domain.sharing import Sharing
from dsl_desk.services.attaching import files_of_child
from dsl_desk.services.desk import Desk
from dsl_desk.services.exporting.gathering import can_leave
from dsl_desk.services.front_sheets import front_sheet_file
from dsl_desk.services.seen_together import child_links
from dsl_desk.services.withholding import withheld
from dsl_desk.store import records, transfers
from dsl_desk.store.projections import BY_NAME


@dataclass(frozen=True, slots=True)
class WholeFile:
    """Ids of what goes. `untold` are records that hold an address kept confidential: they are told another way.

    A concern that only named people see is in none of it where the person at the desk is not one of them, and nothing
    here says whether there is one.
    """

    child_id: str
    records: tuple[str, ...]
    counts: dict[str, int]
    untold: tuple[tuple[str, str], ...]
    attachments: tuple[Attachment, ...]
    front_sheet: bool
    family: tuple[str, ...]
    professionals: tuple[str, ...]
    statuses: tuple[str, ...]
    subjects: tuple[str, ...]
    address_withheld: bool

    @property
    def size(self) -> int:
        """Bytes of the files in it."""
        return sum(each.size for each in self.attachments)


def whole_file(desk: Desk, child_id: str) -> WholeFile:
    """Everything about one child that can go to the next school."""
    kept = withheld(desk)
    known = can_leave(desk, child_id, RECORD_KINDS)
    untold = tuple((id_, kind) for id_, kind in known.items() if kept.held_in(_record(desk, id_, kind)))
    going = {id_: kind for id_, kind in known.items() if (id_, kind) not in untold}
    stay = {id_ for id_, _ in untold}
    files = tuple(
        each.attachment
        for each in files_of_child(desk, child_id)
        if each.attachment.matter_id not in stay and not kept.held_in(each.attachment)
    )
    sheet = front_sheet_file(desk, child_id)
    subjects = tuple(dict.fromkeys(_subjects(desk, child_id)))
    counts = Counter(going.values()) | Counter(
        attachment=len(files),
        front_sheet=int(sheet.sheet != FrontSheet(child_id)),
        family_member=len(sheet.members),
        professional=len(sheet.professionals),
        status=len(sheet.statuses),
        subject=len(subjects),
    )
    return WholeFile(
        child_id=child_id,
        records=tuple(going),
        counts=dict(counts),
        untold=untold,
        attachments=files,
        front_sheet=sheet.sheet != FrontSheet(child_id),
        family=tuple(each.id for each in sheet.members),
        professionals=tuple(each.id for each in sheet.professionals),
        statuses=tuple(each.id for each in sheet.statuses),
        subjects=subjects,
        address_withheld=sheet.cautions.address_confidential,
    )


def left_behind(desk: Desk, child_id: str) -> int:
    """How many records have not gone with the file that was sent: written since, or unseen by whoever sent it."""
    sent = transfers.newest(desk.connection, child_id)
    sharing = records.current(desk.connection, Sharing, sent.sharing_id) if sent and sent.sharing_id else None
    if sharing is None:
        return 0
    went = {id_ for each in _to_same(desk, sharing) for id_ in each.records}
    return sum(kind != "sharing" and id_ not in went for id_, kind in can_leave(desk, child_id, RECORD_KINDS).items())


def _to_same(desk: Desk, sharing: Sharing) -> tuple[Sharing, ...]:
    return records.where(
        desk.connection, Sharing, "child_id = ? AND agency_id = ?", sharing.child_id, sharing.agency_id
    )


def _record(desk: Desk, id_: str, kind: str) -> object:
    return records.current(desk.connection, BY_NAME[kind].record, id_)


def _subjects(desk: Desk, child_id: str) -> Iterator[str]:
    """Those linked to the child, and those linked to them."""
    for tie in child_links(desk, child_id).ties:
        if not tie.link.withdrawn:
            yield from (each.id for each in (tie.subject, tie.other) if each)
