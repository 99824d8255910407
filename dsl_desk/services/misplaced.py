"""What can be on the wrong child beside the entries of the chronology: files, people and links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dsl_desk.domain.event import Happening
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.professional import Professional
from dsl_desk.services.attaching import files_of_child
from dsl_desk.services.desk import Desk
from dsl_desk.services.erasing import Target
from dsl_desk.services.looking import note_look
from dsl_desk.services.seen_together import child_links
from dsl_desk.store import records


@dataclass(frozen=True, slots=True)
class Beside:
    """One of them, as it is erased, and the name it is shown under."""

    target: Target
    name: str
    detail: str


def beside_chronology(desk: Desk, child_id: str) -> tuple[Beside, ...]:
    """The files, people and links of one child's record, which is a look at it."""
    note_look(desk, Happening.VIEWED, [child_id])
    return tuple(
        Beside(Target((child_id,), kind, id_), name, detail) for kind, id_, name, detail in _found(desk, child_id)
    )


def _found(desk: Desk, child_id: str) -> Iterator[tuple[str, str, str, str]]:
    for file in files_of_child(desk, child_id):
        yield "attachment", file.attachment.id, file.attachment.name, "File"
    for member in records.where(desk.connection, FamilyMember, "child_id = ?", child_id):
        yield "family_member", member.id, member.name, f"Family: {member.relationship}"
    for professional in records.where(desk.connection, Professional, "child_id = ?", child_id):
        yield "professional", professional.id, professional.name, f"Professional: {professional.role}"
    for tie in child_links(desk, child_id).ties:
        if tie.link.child_id == child_id:
            yield "link", tie.link.id, tie.subject.label, f"Link: {tie.link.kind.value}"
