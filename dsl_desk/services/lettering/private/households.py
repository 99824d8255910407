"""Who a letter about one child is for: the households of those with parental responsibility, each its own letter."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.domain.front_sheet_file import FrontSheetFile, is_current
from dsl_desk.domain.letter import Delivery
from dsl_desk.domain.say_list import say_list
from dsl_desk.services.address_marks import place_of
from dsl_desk.services.desk import Desk
from dsl_desk.services.front_sheets import front_sheet_file, must_not_contact
from dsl_desk.services.lettering.homes import is_among, is_confidential
from dsl_desk.services.withholding import withheld
from dsl_desk.store import records

FIELD = "to"
"""What a form calls the choice."""
HOME = "home"
"""Where those live who live with the child, at an address that is not recorded."""

MUST_NOT = "must not be contacted"
BARRED = (
    "must not be contacted, as another line here or the front sheet of a child of the same family or address says. "
    "Say on this one whether that goes for this child as well"
)
NOT_RESPONSIBLE = "has no parental responsibility"
NOT_KNOWN = "nobody has recorded whether they have parental responsibility. Say so on the front sheet first"
CONFIDENTIAL = (
    "Where this household lives is kept confidential, so no letter is made for it. Speak with them in person, and "
    "log that as a contact"
)
NOT_BY_POST = (
    "Somebody who must not be contacted may live at this address, so the letter does not go by post. Hand it over in "
    "person"
)
NOT_BY_THE_CHILD = "A letter about one child is not taken home by the child. Choose another way"


@dataclass(frozen=True, slots=True)
class LetterHousehold:
    """Adults at one address. `adults` have parental responsibility and may be written to.

    `address` is None where it is not known. `apart` are those who must not be contacted and may live there too.
    """

    adults: tuple[FamilyMember, ...]
    address: Address | None
    confidential: bool
    apart: tuple[FamilyMember, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(adult.id for adult in self.adults)

    @property
    def names(self) -> str:
        return say_list(adult.name for adult in self.adults)

    @property
    def problem(self) -> str:
        """Why no letter is made for it, or nothing."""
        return CONFIDENTIAL if self.confidential else ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Someone in the family whom no letter is for, and why."""

    member: FamilyMember
    why: str


@dataclass(frozen=True, slots=True)
class LetterHouseholds:
    """Those that can be chosen or are kept confidential, and who is left out."""

    found: tuple[LetterHousehold, ...]
    left_out: tuple[LeftOut, ...]

    def of(self, member_id: str) -> LetterHousehold | None:
        return next((each for each in self.found if member_id in each.ids), None)


def households(desk: Desk, child_id: str) -> LetterHouseholds:
    """The households of a child's family as the front sheet tells them today; a letter is for no child."""
    file = front_sheet_file(desk, child_id)
    kept, barred = withheld(desk), _barred(desk, file)
    current = [member for member in file.members if is_current(member, file.today)]
    why_not = {member.id: _why_not(member, barred) for member in current}
    places: dict[str, list[FamilyMember]] = {}
    adults = [member for member in current if not member.sibling_id]
    for member in adults:
        places.setdefault(_place(member, file.sheet), []).append(member)
    apart = {
        member.id: _may_be_at(member, file.sheet) for member in current if member.contact is ContactRule.MUST_NOT
    }
    found = []
    for place, members in places.items():
        addresses = tuple(address for member in members for address in _addresses(member, file.sheet))
        household = LetterHousehold(
            adults=tuple(each for each in members if not why_not[each.id]),
            address=addresses[0] if addresses else None,
            confidential=any(is_confidential(address, kept) for address in addresses),
            apart=tuple(each for each in current if place in apart.get(each.id, ())),
        )
        found += [household] if household.adults else []
    return LetterHouseholds(tuple(found), tuple(LeftOut(each, why) for each in adults if (why := why_not[each.id])))


def chosen(offered: LetterHouseholds, to: Collection[str]) -> tuple[LetterHousehold, ...]:
    """The households of the family members `to`, each with all of its adults: separate letters, never a joint one.

    Raises InvalidRecord for someone who must not be contacted, whose parental responsibility is not recorded or who
    has none, who is no longer in the family, or whose household is kept confidential.
    """
    if not to:
        raise InvalidRecord(Problem(FIELD, "Choose who the letter is for"))
    why_not = {each.member.id: each for each in offered.left_out}
    for id_ in to:
        if id_ in why_not:
            raise InvalidRecord(Problem(FIELD, f"No letter goes to somebody chosen here: {why_not[id_].why}"))
        household = offered.of(id_)
        if household is None:
            raise InvalidRecord(Problem(FIELD, "Somebody chosen here is no longer in the family. Choose again"))
        if household.problem:
            raise InvalidRecord(Problem(FIELD, household.problem))
    return tuple(each for each in offered.found if not set(each.ids).isdisjoint(to))


def stop_delivery(household: LetterHousehold, delivery: Delivery) -> None:
    """Raise InvalidRecord for a way that would put the letter into the wrong hands."""
    if delivery is Delivery.WITH_CHILD:
        raise InvalidRecord(Problem("delivery", NOT_BY_THE_CHILD))
    if delivery is Delivery.POST and household.apart:
        raise InvalidRecord(Problem("delivery", NOT_BY_POST))
    if delivery is Delivery.POST and household.address is None:
        raise InvalidRecord(Problem("delivery", "The address is not recorded, so the letter cannot go by post"))


def _addresses(member: FamilyMember, sheet: FrontSheet) -> tuple[Address, ...]:
    """Where someone may be: who lives with the child may be at any of the child's addresses, the first one first."""
    if member.address:
        return (member.address,)
    return sheet.addresses if member.lives_with_child is Answer.YES else ()


def _place(member: FamilyMember, sheet: FrontSheet) -> str:
    """Who has the same lives together. Who has no address and is not said to live with the child stands alone."""
    addresses = _addresses(member, sheet)
    if addresses:
        return place_of(addresses[0])
    return HOME if member.lives_with_child is Answer.YES else member.id


def _may_be_at(member: FamilyMember, sheet: FrontSheet) -> frozenset[str]:
    """Every place where somebody may open a letter: with the child as well, unless something says otherwise."""
    if member.address or member.lives_with_child is Answer.NO:
        return frozenset({_place(member, sheet)})
    return frozenset({HOME, *(place_of(address) for address in sheet.addresses)})


def _barred(desk: Desk, file: FrontSheetFile) -> tuple[FamilyMember, ...]:
    """Who must not be contacted, as this front sheet says, or that of a sibling or of a child at the same address."""
    homes = {place_of(address) for address in file.sheet.addresses}
    sheets = records.every(desk.connection, FrontSheet) if homes else ()
    together = (each.id for each in sheets if not homes.isdisjoint(map(place_of, each.addresses)))
    ids = dict.fromkeys((file.child.id, *(sibling.child.id for sibling in file.siblings), *together))
    return tuple(each for id_ in ids for each in must_not_contact(desk, id_))


def _why_not(member: FamilyMember, barred: Collection[FamilyMember]) -> str:
    """Why no letter is for this person, or nothing."""
    if member.contact is ContactRule.MUST_NOT:
        return MUST_NOT
    if member.contact is ContactRule.NOT_STATED and is_among(member, barred):
        return BARRED
    if member.parental_responsibility is Answer.NOT_KNOWN:
        return NOT_KNOWN
    return NOT_RESPONSIBLE if member.parental_responsibility is Answer.NO else ""
