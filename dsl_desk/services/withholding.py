"""Addresses that the school keeps confidential, such as a refuge: no document, letter or bundle carries them.

An address once marked stays confidential until its front sheet holds it unmarked. Where it is a field, other words
stand in its place; where someone wrote it into sealed text, which is never changed, the deed stops.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime

from dsl_desk.domain.casefile import CaseFile, SourceSheet
from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.front_sheet import Address
from dsl_desk.domain.front_sheet_file import FrontSheetFile
from dsl_desk.domain.say_list import say_list
from dsl_desk.domain.when import say_moment
from dsl_desk.services.address_marks import Mark, marks_of, tells
from dsl_desk.services.desk import Desk
from dsl_desk.store.confidential import holders

WITHHELD = Address(("kept confidential by the school",))
"""What stands in the place of a confidential address."""


class HoldsConfidentialAddress(InvalidRecord):
    """`record_ids` are the records that have to stay; the words name when each was recorded and nothing it says."""

    def __init__(self, problem: Problem, record_ids: frozenset[str]) -> None:
        super().__init__(problem)
        self.record_ids = record_ids


@dataclass(frozen=True, slots=True)
class Leaving:
    """A record on its way out, with what would be read of it; `recorded` is in UTC."""

    id: str
    kind: str
    recorded: datetime
    said: object


@dataclass(frozen=True, slots=True)
class Withheld:
    """The confidential addresses, as text can be asked for them."""

    marks: tuple[Mark, ...]

    def held_in(self, record: object) -> bool:
        """Whether any text of a record tells one of them."""
        return bool(self.marks) and tells(self.marks, "\n".join(_texts(record)))


def withheld(desk: Desk) -> Withheld:
    """The confidential addresses of every child: one child's record may tell where another one lives."""
    kept = {address for holder in holders(desk.connection) for address in _still_marked(holder.now, holder.marked)}
    return Withheld(tuple(mark for address in kept for mark in marks_of(address)))


def stop_confidential_chronology(desk: Desk, entries: Iterable[ChronologyEntry]) -> None:
    """Raise HoldsConfidentialAddress for entries that must stay off paper. What is on no paper is not read."""
    _stop(desk, (Leaving(each.id, each.kind, each.recorded, replace(each, confidential=())) for each in entries))


def stop_confidential_bundle(desk: Desk, casefile: CaseFile, sources: SourceSheet | None) -> None:
    """The same for the records of a bundle with their sources, then for what was written or chosen beside them."""
    told = {each.id: each for source in sources.sources for each in source.records} if sources else {}
    leaving = (
        Leaving(each.record.id, each.kind, each.recorded, (each, told.get(each.record.id)))
        for each in casefile.records
    )
    _stop(desk, leaving)
    beside = (replace(casefile, records=()), sources)
    stop_confidential_words(desk, beside, "purpose", "what you wrote for this bundle")


def stop_confidential_words(desk: Desk, words: object, field: str, where: str) -> None:
    """Raise InvalidRecord for the field of a form when what was written there holds a confidential address."""
    if withheld(desk).held_in(words):
        raise InvalidRecord(
            Problem(field, f"Nothing has left: {where} holds an address that is kept confidential. Take it out there")
        )


def withhold(desk: Desk, file: FrontSheetFile) -> FrontSheetFile:
    """The front sheet as it may be printed. Raises InvalidRecord when one is written outside the address itself."""
    kept = withheld(desk)
    sheet = replace(file.sheet, addresses=tuple(_shown(address, kept) for address in file.sheet.addresses))
    siblings = tuple(
        replace(each, member=_member(each.member, kept)) if each.member else each for each in file.siblings
    )
    family = tuple(_member(member, kept) for member in file.family)
    shown = replace(file, sheet=sheet, family=family, siblings=siblings)
    stop_confidential_words(desk, shown, "front_sheet", "a line of the front sheet outside the address itself")
    return shown


def _stop(desk: Desk, leaving: Iterable[Leaving]) -> None:
    kept = withheld(desk)
    found = [each for each in leaving if kept.held_in(each.said)]
    if found:
        words = (
            "Nothing has left: an address that is kept confidential is written in "
            f"{say_list(map(_name, found))}. "
            f"Leave {'that record' if len(found) == 1 else 'those records'} out"
        )
        raise HoldsConfidentialAddress(Problem("records", words), frozenset(each.id for each in found))


def _member(member: FamilyMember, kept: Withheld) -> FamilyMember:
    return replace(member, address=_shown(member.address, kept)) if member.address else member


def _shown(address: Address, kept: Withheld) -> Address:
    return WITHHELD if address.confidential or kept.held_in(address) else address


def _still_marked(now: tuple[Address, ...], marked: tuple[Address, ...]) -> Iterator[Address]:
    lifted = {(address.lines, address.postcode) for address in now if not address.confidential}
    return (address for address in marked if (address.lines, address.postcode) not in lifted)


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case tuple():
            for item in value:
                yield from _texts(item)
        case _ if is_dataclass(value):
            for field in fields(value):
                yield from _texts(getattr(value, field.name))


def _name(record: Leaving) -> str:
    return f"the {record.kind.replace('_', ' ')} recorded {say_moment(school_time(record.recorded))}"
