"""Who a letter about one child is for: the households of those with parental responsibility, each its own letter."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.domain.front_sheet_file import FrontSheetFile
from dsl_desk.domain.letter import Delivery
from dsl_desk.domain.say_list import say_list
from dsl_desk.services.address_marks import place_of
from dsl_desk.services.adult_names import called
from dsl_desk.services.desk import Desk
from dsl_desk.services.front_sheets import front_sheet_file, must_not_contact
from dsl_desk.services.lettering.homes import Home, Known, homes, known_of
from dsl_desk.services.withholding import withheld
from dsl_desk.store import records

FIELD = "to"
"""What a form calls the choice."""

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
    file, kept = front_sheet_file(desk, child_id), withheld(desk)
    known = known_of(file.child, file.sheet, file.members, kept, file.today)
    found = homes([replace(known, barred=(*known.barred, *_barred_elsewhere(desk, file)))], kept)
    left_out = tuple(LeftOut(each, why) for each in known.members if (why := _why_not(each, found.unmarked)))
    written = (*(each for home in found.found for each in home.adults), *found.without_address)
    alone = [each for each in written if not _is_placed(each, file.sheet, known)]
    together = (
        LetterHousehold(adults, home.address, home.confidential, tuple(_apart(home, known)))
        for home in found.found
        if (adults := tuple(each for each in home.adults if each not in alone))
    )
    by_themselves = (LetterHousehold((each,), None, confidential=False) for each in alone)
    return LetterHouseholds((*together, *by_themselves), left_out)


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


def _is_placed(member: FamilyMember, sheet: FrontSheet, known: Known) -> bool:
    """Whether the front sheet says where they live. A general letter takes all others to live at the child's home,
    which may be that of another adult; this one is about the child, and is not put before who may live elsewhere.
    """
    return bool(member.address) or (member.lives_with_child is Answer.YES and sheet.addresses == known.addresses)


def _apart(home: Home, known: Known) -> Iterator[FamilyMember]:
    """A general letter heeds every front sheet, as it is for every child of a home; where it is about one child, that
    child's front sheet may say that somebody may be contacted.
    """
    may = {called(member.name) for member in known.members if member.contact is ContactRule.MAY}
    return (each for each in home.apart if each.child_id == known.child.id or called(each.name) not in may)


def _barred_elsewhere(desk: Desk, file: FrontSheetFile) -> Iterator[FamilyMember]:
    """Who must not be contacted as the front sheet of a sibling says, or of a child at an address named here."""
    own = (*file.sheet.addresses, *(member.address for member in file.members if member.address))
    places = {place_of(address) for address in own}
    sheets = records.every(desk.connection, FrontSheet) if places else ()
    there = (each.id for each in sheets if not places.isdisjoint(map(place_of, each.addresses)))
    for id_ in {*(sibling.child.id for sibling in file.siblings), *there} - {file.child.id}:
        yield from must_not_contact(desk, id_)


def _why_not(member: FamilyMember, unmarked: Collection[FamilyMember]) -> str:
    """Why no letter is for this person, or nothing."""
    if member.contact is ContactRule.MUST_NOT:
        return MUST_NOT
    if member in unmarked:
        return BARRED
    if member.parental_responsibility is Answer.NOT_KNOWN:
        return NOT_KNOWN
    return NOT_RESPONSIBLE if member.parental_responsibility is Answer.NO else ""
