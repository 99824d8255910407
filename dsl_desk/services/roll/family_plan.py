"""What taking in a list of families would do: who is new, what changes, what stays because a person wrote it.

A list never says who must not be contacted, ends nothing, and does not touch an address that is kept confidential.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.child import Child
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.domain.front_sheet_file import is_current, not_to_be_contacted
from dsl_desk.exchange.csv_families import Adult, AdultList
from dsl_desk.exchange.formats import FamilyField
from dsl_desk.exchange.pupil import Progress, Pupil, Rejected
from dsl_desk.services.address_marks import place_of
from dsl_desk.services.adult_names import called
from dsl_desk.services.desk import Desk
from dsl_desk.services.roll.family_lists import formats
from dsl_desk.services.roll.import_plan import settle
from dsl_desk.services.roll.list_plan import Difference, ListPlan
from dsl_desk.services.roll.matching import Refused, Roll
from dsl_desk.services.withholding import Withheld, withheld
from dsl_desk.store import records

_STEP = 200  # rows between two reports of progress
_SAME = ("relationship", "parental_responsibility", "lives_with_child", "phone", "email", "language")
"""Fields that a list and a family member call the same."""

_AS_OF_PUPIL = {
    "upn": FamilyField.UPN,
    "family_name": FamilyField.CHILD_FAMILY_NAME,
    "born": FamilyField.BORN,
}
"""Where a doubt about a pupil stands in a list of families."""


@dataclass(frozen=True, slots=True)
class PlannedMember:
    """One adult as the import would leave them. `kept` stays as a person wrote it, whatever the list says."""

    line: int
    child: Child
    member: FamilyMember
    before: FamilyMember | None
    changes: tuple[Difference, ...]
    kept: tuple[Difference, ...]


FamilyPlan = ListPlan[PlannedMember]


def plan_families(desk: Desk, adults: AdultList, progress: Progress | None = None) -> FamilyPlan:
    """What `adults` would change on the front sheets as they are now. An empty cell says nothing, changes nothing."""
    families = _Families(desk)
    planned: list[PlannedMember] = []
    refused: list[Rejected] = []
    again = dict(_repeated(adults.adults))
    for number, adult in enumerate(adults.adults):
        if progress and number % _STEP == 0:
            progress("Comparing with the front sheets", number / len(adults.adults))
        try:
            if adult.line in again:
                raise again[adult.line]
            planned.append(families.plan(adult))
        except _Doubt as doubt:
            refused.append(Rejected(adult.line, formats().label(doubt.field), doubt.reason))
    return ListPlan(
        tuple(each for each in planned if each.before is None),
        tuple(each for each in planned if each.before and each.changes),
        tuple(each for each in planned if each.before and not each.changes),
        tuple(sorted((*adults.rejected, *refused), key=lambda each: each.line)),
    )


class _Doubt(Exception):
    """This row cannot be taken in; the words say why, the field where."""

    def __init__(self, field: FamilyField, reason: str) -> None:
        self.field, self.reason = field, reason
        super().__init__(reason)


class _Families:
    """The front sheets as they are now, read in a handful of queries."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept: Withheld = withheld(desk)
        self._roll = Roll(records.every(desk.connection, Child))
        self._sheets = {sheet.id: sheet for sheet in records.every(desk.connection, FrontSheet)}
        self._members: defaultdict[str, list[FamilyMember]] = defaultdict(list)
        for member in records.every(desk.connection, FamilyMember):
            if not member.sibling_id:
                self._members[member.child_id].append(member)

    def plan(self, adult: Adult) -> PlannedMember:
        child = self._child(adult)
        before = self._member(child, adult)
        if before is None:
            said = self._said(adult, child, None)
            relationship = said.pop("relationship")
            new = FamilyMember(self._desk.new_id(), child.id, adult.name, relationship, **said)
            return PlannedMember(adult.line, child, new, None, (), ())
        taken, changes, kept = settle(self._desk, before, self._said(adult, child, before), (), _label)
        return PlannedMember(adult.line, child, replace(before, **taken), before, tuple(changes), tuple(kept))

    def _child(self, adult: Adult) -> Child:
        pupil = Pupil(adult.line, adult.child_family_name, adult.child_given_name, adult.upn, born=adult.born)
        try:
            child = self._roll.find(pupil, {})
        except Refused as error:
            raise _Doubt(_AS_OF_PUPIL[error.field], error.reason) from None
        if child is None or (child.left and child.left <= self._desk.today()):
            raise _Doubt(
                FamilyField.UPN, "This child is not on the roll. Take in the pupil list first, then this list again"
            )
        return child

    def _member(self, child: Child, adult: Adult) -> FamilyMember | None:
        """Who of the family it is, by name without the title; None for someone new to the front sheet."""
        family = self._members[child.id]
        named = [each for each in family if called(each.name) == called(adult.name)]
        found = [each for each in named if is_current(each, self._desk.today())]
        if len(found) > 1:
            raise _Doubt(
                FamilyField.NAME, "Two adults of this name are on the child’s front sheet. Correct one first"
            )
        if not found and named:
            raise _Doubt(
                FamilyField.NAME,
                "The front sheet says that this adult is in the family no longer. Write them there again by hand if "
                "they are",
            )
        if not found and not_to_be_contacted(tuple(family), self._desk.today()):
            raise _Doubt(
                FamilyField.NAME,
                "Somebody on this child’s front sheet must not be contacted, and a list can call the same person "
                "otherwise. Write this adult there by hand",
            )
        return found[0] if found else None

    def _said(self, adult: Adult, child: Child, before: FamilyMember | None) -> dict[str, Any]:
        """What the row says. Who lives with the child has no address of their own."""
        said: dict[str, Any] = {
            name: value for name in _SAME if (value := getattr(adult, name)) not in ("", Answer.NOT_KNOWN)
        }
        if adult.address:
            address = Address(adult.address, adult.postcode)
            sheet = self._sheets.get(child.id)
            homes = {place_of(each) for each in sheet.addresses[:1]} if sheet else set()
            if place_of(address) in homes:
                said |= {"lives_with_child": Answer.YES, "address": None}
            elif not self._kept.held_in(address):
                said["address"] = address
        if before and before.address and before.address.confidential:
            said.pop("address", None)
        return said


def _repeated(adults: Sequence[Adult]) -> Iterator[tuple[int, _Doubt]]:
    """Rows of the list that say one adult of one child twice: the same words are taken once, others not at all."""
    groups: defaultdict[tuple[object, ...], list[Adult]] = defaultdict(list)
    for adult in adults:
        whose = (adult.upn,) if adult.upn else (adult.child_family_name, adult.child_given_name, adult.born)
        groups[(*whose, called(adult.name))].append(adult)
    for first, *others in groups.values():
        alike = all(replace(each, line=first.line) == first for each in others)
        for adult in others if alike else (first, *others):
            other = others[0] if adult is first else first
            words = "is the same and is taken in" if alike else "says something else about the same adult"
            yield (
                adult.line,
                _Doubt(
                    FamilyField.NAME, f"This adult stands in the list twice for this child: line {other.line} {words}"
                ),
            )


def _label(name: str) -> str:
    return formats().label(FamilyField(name))
