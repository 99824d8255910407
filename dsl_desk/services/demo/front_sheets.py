"""The front sheets of the made-up story: families, plans, an address that must not leave."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta
from string import Template
from typing import Any

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import SCHOOL_ZONE
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import Address, BackgroundKnown, FrontSheet
from dsl_desk.domain.professional import Professional
from dsl_desk.domain.status import Status, StatusSource
from dsl_desk.services import front_sheets
from dsl_desk.services.catalogue.entry import statuses
from dsl_desk.services.catalogue.reading import load
from dsl_desk.services.demo.telling import TimedDeed
from dsl_desk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class SheetLine:
    addresses: tuple[Address, ...] = ()
    phones: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    interpreter: str = ""
    ethnicity: str = ""
    ethnicity_known: BackgroundKnown = BackgroundKnown.NOT_STATED
    send: str = ""
    needs: str = ""
    needs_known: BackgroundKnown = BackgroundKnown.NOT_STATED
    held_where: str = ""


@dataclass(frozen=True, slots=True)
class MemberLine:
    """`$family` in the name is the child's family name."""

    name: str
    relationship: str
    parental_responsibility: Answer = Answer.NOT_KNOWN
    contact: ContactRule = ContactRule.NOT_STATED
    contact_reason: str = ""
    lives_with_child: Answer = Answer.NOT_KNOWN
    phone: str = ""
    language: str = ""
    interpreter: bool = False
    emergency: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class SiblingLine:
    child: int
    relationship: str


@dataclass(frozen=True, slots=True)
class ProfessionalLine:
    name: str
    role: str
    agency: str
    phone: str
    since_days_ago: int


@dataclass(frozen=True, slots=True)
class StatusLine:
    code: str
    source: StatusSource
    since_days_ago: int
    until_days_ago: int | None = None
    reference: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class FrontSheetLine:
    """One child's front sheet; `child` counts the roll from 0, the file was opened on the day it was written."""

    child: int
    days_ago: int
    time: str
    sheet: SheetLine
    family: tuple[MemberLine, ...] = ()
    siblings: tuple[SiblingLine, ...] = ()
    professionals: tuple[ProfessionalLine, ...] = ()
    statuses: tuple[StatusLine, ...] = ()


def front_sheet_events(desk: Desk, roll: Sequence[Child], today: datetime) -> Iterator[TimedDeed]:
    """Each front sheet and family on its day; a plan or a professional on the day it was heard of."""
    for line in _lines():
        child, day = roll[line.child], today.date() - timedelta(days=line.days_ago)
        family = [_member(desk, child, each) for each in line.family]
        family += [_sibling(desk, child, roll[each.child], each.relationship) for each in line.siblings]
        yield _at(day, line.time), _write(desk, FrontSheet(child.id, **_fields(line.sheet), opened_on=day), family)
        later: list[Professional | Status] = [
            _professional(desk, child, each, today.date()) for each in line.professionals
        ]
        later += [_status(desk, child, each, today.date()) for each in line.statuses]
        for record in later:
            yield _at(max(day, record.until or record.since or day), line.time), _save(desk, record)


def written_by_hand(roll: Sequence[Child]) -> frozenset[str]:
    """The children, by id, whose front sheets the story tells."""
    return frozenset(roll[line.child].id for line in _lines())


def _lines() -> tuple[FrontSheetLine, ...]:
    return load(tuple[FrontSheetLine, ...], "demo/front_sheets.json")


def _at(day: date, at: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(at), SCHOOL_ZONE)


def _write(desk: Desk, sheet: FrontSheet, family: Sequence[FamilyMember]) -> Callable[[], object]:
    def write() -> None:
        front_sheets.save_front_sheet(desk, sheet)
        for member in family:
            front_sheets.save_family_member(desk, member)

    return write


def _save(desk: Desk, record: Professional | Status) -> Callable[[], object]:
    if isinstance(record, Status):
        return lambda: front_sheets.save_status(desk, record)
    return lambda: front_sheets.save_professional(desk, record)


def _member(desk: Desk, child: Child, line: MemberLine) -> FamilyMember:
    name = Template(line.name).substitute(family=child.family_name)
    return FamilyMember(desk.new_id(), child.id, **_fields(replace(line, name=name)))


def _sibling(desk: Desk, child: Child, sibling: Child, relationship: str) -> FamilyMember:
    return FamilyMember(desk.new_id(), child.id, sibling.name, relationship, sibling_id=sibling.id)


def _professional(desk: Desk, child: Child, line: ProfessionalLine, today: date) -> Professional:
    since = today - timedelta(days=line.since_days_ago)
    return Professional(desk.new_id(), child.id, line.name, line.role, line.agency, line.phone, since=since)


def _status(desk: Desk, child: Child, line: StatusLine, today: date) -> Status:
    term = next(entry.term for entry in statuses() if entry.code == line.code)
    until = None if line.until_days_ago is None else today - timedelta(days=line.until_days_ago)
    since = today - timedelta(days=line.since_days_ago)
    return Status(desk.new_id(), child.id, term, line.source, since, until, line.reference, line.note)


def _fields(line: SheetLine | MemberLine) -> dict[str, Any]:
    """What a line says, by the names the record has too."""
    return {field.name: getattr(line, field.name) for field in fields(line)}
