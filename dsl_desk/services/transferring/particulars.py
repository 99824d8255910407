"""What another school's front sheet says and ours does not: taken over, and nothing of ours is changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, fields, replace
from typing import TypeVar

from dsl_desk.domain.casefile import CaseFile
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.domain.professional import Professional
from dsl_desk.domain.status import Status
from dsl_desk.services.desk import Desk
from dsl_desk.services.withholding import WITHHELD
from dsl_desk.store import records
from dsl_desk.store.folding import fold
from dsl_desk.store.vault import Deed

Line = FamilyMember | Professional | Status
Named = TypeVar("Named", FamilyMember, Professional)

_OURS = frozenset({"id", "opened_on", "held_where"})
"""What each school says for itself."""


def put_particulars(desk: Desk, deed: Deed, casefile: CaseFile, child_id: str) -> None:
    """Write down what is new, with the school it comes from as the reason."""
    reason = f"From the file of {casefile.school.name}"
    for record in (*_lines(desk, casefile, child_id), *_sheet(desk, casefile, child_id)):
        deed.record(record, reason)


def new_particulars(desk: Desk, casefile: CaseFile, child_id: str) -> int:
    """How many lines that would be."""
    return len(_lines(desk, casefile, child_id)) + len(_sheet(desk, casefile, child_id))


def _lines(desk: Desk, casefile: CaseFile, child_id: str) -> tuple[Line, ...]:
    """People and statuses; a brother or sister there is somebody in the family here, until someone says who it is."""
    theirs, of_child = casefile.details, "child_id = ?"
    family = _unknown(records.where(desk.connection, FamilyMember, of_child, child_id), theirs.family)
    professionals = _unknown(records.where(desk.connection, Professional, of_child, child_id), theirs.professionals)
    known = {(each.kind.code, each.since) for each in records.where(desk.connection, Status, of_child, child_id)}
    statuses = (each for each in theirs.statuses if (each.kind.code, each.since) not in known)
    return (
        *(replace(_member(each), id=desk.new_id(), child_id=child_id) for each in family),
        *(replace(each, id=desk.new_id(), child_id=child_id) for each in professionals),
        *(replace(each, id=desk.new_id(), child_id=child_id) for each in statuses),
    )


def _member(member: FamilyMember) -> FamilyMember:
    """Without what is another school's own: its roll, its order of ringing, words in an address's place."""
    return replace(member, sibling_id="", emergency=0, address=None if member.address == WITHHELD else member.address)


def _unknown(ours: Iterable[Named], theirs: Iterable[Named]) -> list[Named]:
    known = {fold(each.name) for each in ours}
    return [each for each in theirs if fold(each.name) not in known]


def _sheet(desk: Desk, casefile: CaseFile, child_id: str) -> tuple[FrontSheet, ...]:
    """Ours with its blanks filled in; nothing where there is no blank to fill."""
    came = casefile.details.front_sheet
    if came is None:
        return ()
    ours = records.current(desk.connection, FrontSheet, child_id) or FrontSheet(child_id)
    came = replace(came, addresses=tuple(each for each in came.addresses if _may_stand(each)))
    blank = {
        field.name: getattr(came, field.name)
        for field in fields(ours)
        if field.name not in _OURS and field.default is not MISSING and getattr(ours, field.name) == field.default
    }
    filled = replace(ours, **blank)
    return (filled,) if filled != ours else ()


def _may_stand(address: Address) -> bool:
    """What only says that an address is kept confidential is not one."""
    return address != WITHHELD
