"""Records as they leave: each as it stands, with where it stands in the journal. Other modules decide which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dsl_desk.domain.agency import Agency
from dsl_desk.domain.casefile import RECORD_KINDS, CaseRecord
from dsl_desk.domain.concern import Role
from dsl_desk.domain.school import Person
from dsl_desk.domain.significance import Significance
from dsl_desk.services.desk import Desk
from dsl_desk.store import records
from dsl_desk.store.records import Version


def case_records(
    desk: Desk, child_id: str, kinds: Mapping[str, str], *, with_meaning: bool = False
) -> tuple[CaseRecord, ...]:
    """The records of these ids, each with its kind (of RECORD_KINDS), in this order, as they stand now.

    `with_meaning`: the DSL's own view of them goes along.
    """
    meanings = _meanings(desk, child_id) if with_meaning else {}
    return tuple(_case_record(desk, child_id, id_, kind, meanings.get(id_)) for id_, kind in kinds.items())


def authors(desk: Desk, taken: Iterable[CaseRecord]) -> tuple[Person, ...]:
    """Whoever wrote one of these records, and the person at the desk; by name."""
    ids = {record.author_id for record in taken} | {desk.person.id}
    return tuple(person for person in records.every(desk.connection, Person, "name") if person.id in ids)


def agencies_named(desk: Desk, taken: Iterable[CaseRecord]) -> tuple[Agency, ...]:
    """The agencies that these records name by id; by name."""
    ids = {getattr(item.record, "agency_id", "") for item in taken}
    return tuple(agency for agency in records.every(desk.connection, Agency, "name") if agency.id in ids)


def _case_record(desk: Desk, child_id: str, id_: str, kind: str, meaning: Significance | None) -> CaseRecord:
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
