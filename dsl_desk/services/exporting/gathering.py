"""Records as they leave: each as it stands, with where it stands in the journal. Other modules decide which.

An entry of another school leaves as it came, with the way it came by.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.casefile import RECORD_KINDS, CaseRecord
from dsl_desk.domain.concern import Concern, Role
from dsl_desk.domain.received import ReceivedRecord
from dsl_desk.domain.school import Person
from dsl_desk.domain.significance import Significance
from dsl_desk.services.desk import Desk
from dsl_desk.store import chronology, records
from dsl_desk.store.records import Version

RECEIVED = "received_record"
"""What the journal calls an entry of another school; in a bundle it is of the kind that it is there."""

_CONCERNS = "id IN (SELECT matter_id FROM involvement WHERE child_id = ?)"


def can_leave(desk: Desk, child_id: str, kinds: Collection[str]) -> dict[str, str]:
    """The records of a child that are of these kinds, here or at the school that wrote them; oldest first.

    One id stands in a bundle once: of an entry that came in several versions the newest, and of one of this school's
    own that came back with the child its own.
    """
    found: dict[str, str] = {}
    there: dict[str, str] = {}
    concerns = records.where(desk.connection, Concern, _CONCERNS, child_id) if "concern" in kinds else ()
    lines = tuple(chronology.of_child(desk.connection, child_id))
    own = {line.record.id for line in lines if line.kind != RECEIVED} | {concern.id for concern in concerns}
    for line in reversed(lines):
        if line.kind in kinds:
            found[line.record.id] = line.kind
        elif line.kind == RECEIVED and line.record.came.kind in kinds and line.record.came.record.id not in own:
            found.pop(there.get(line.record.came.record.id, ""), None)
            there[line.record.came.record.id] = line.record.id
            found[line.record.id] = RECEIVED
    return found | {concern.id: "concern" for concern in concerns}


def case_records(
    desk: Desk, child_id: str, kinds: Mapping[str, str], *, with_meaning: bool = False
) -> tuple[CaseRecord, ...]:
    """The records of these ids, each with its kind (of RECORD_KINDS, or RECEIVED), in this order, as they stand now.

    `with_meaning`: the DSL's own view of them goes along.
    """
    meanings = _meanings(desk, child_id) if with_meaning else {}
    return tuple(_case_record(desk, child_id, id_, kind, meanings.get(id_)) for id_, kind in kinds.items())


def authors(desk: Desk, taken: Iterable[CaseRecord]) -> tuple[Person, ...]:
    """Whoever wrote one of these records, and the person at the desk; by name, those of other schools last."""
    ids = {record.author_id for record in taken} | {desk.person.id}
    ours = [person for person in records.every(desk.connection, Person, "name") if person.id in ids]
    theirs = {each.author.id: each.author for each in _came(desk, taken)}
    return (*ours, *(person for id_, person in theirs.items() if id_ not in {each.id for each in ours}))


def agencies_named(desk: Desk, taken: Iterable[CaseRecord]) -> tuple[Agency, ...]:
    """The agencies that these records name by id; by name, those of other schools last."""
    ids = {getattr(item.record, "agency_id", "") for item in taken}
    ours = [agency for agency in records.every(desk.connection, Agency, "name") if agency.id in ids]
    theirs = {id_: name for each in _came(desk, taken) for id_, name in each.agencies}
    known = {agency.id for agency in ours}
    return (*ours, *(Agency(id_, name, AgencyKind.OTHER) for id_, name in theirs.items() if id_ not in known))


def _case_record(desk: Desk, child_id: str, id_: str, kind: str, meaning: Significance | None) -> CaseRecord:
    if kind == RECEIVED:
        received = records.current(desk.connection, ReceivedRecord, id_)
        assert received is not None, "only what stands in the chronology can leave"
        return replace(received.came, meaning=received.came.meaning or meaning)
    versions: tuple[Version[object], ...] = records.versions(desk.connection, RECORD_KINDS[kind], id_)
    last = versions[-1]
    roles = {each.child_id: each.role for each in records.involved(desk.connection, id_)}
    return CaseRecord(
        kind=kind,
        recorded=versions[0].recorded,
        author_id=last.author_id,
        version=last.number,
        role=roles.get(child_id, Role.ABOUT),
        custody=last.custody,
        correction=last.reason,
        meaning=meaning,
        **{kind: last.record},  # type: ignore[arg-type]
    )


def _meanings(desk: Desk, child_id: str) -> dict[str, Significance]:
    return {each.record_id: each for each in records.where(desk.connection, Significance, "child_id = ?", child_id)}


def _came(desk: Desk, taken: Iterable[CaseRecord]) -> tuple[ReceivedRecord, ...]:
    """The entries of other schools among these."""
    hashes = {item.custody.hash for item in taken if item.through}
    if not hashes:
        return ()
    return tuple(each for each in records.every(desk.connection, ReceivedRecord) if each.came.custody.hash in hashes)
