"""Who lives together, and who with parental responsibility lives elsewhere: read off many front sheets at once.

A home is an address. Children share one when their addresses are the same, or when they are named as brothers
and sisters and nothing says that they live apart. Somebody who must not be contacted about one of its children is
never among its adults, whatever the front sheet of another child there says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.child import Child
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.domain.front_sheet_file import is_current
from dsl_desk.services.address_marks import place_of, squeezed
from dsl_desk.services.adult_names import called, may_be_one
from dsl_desk.services.withholding import Withheld
from dsl_desk.store.folding import words_of


@dataclass(frozen=True, slots=True)
class Known:
    """What one front sheet says of a family now; `members` are current and not on the roll themselves.

    `siblings` are the brothers and sisters on the roll who are not said to live elsewhere.
    """

    child: Child
    address: Address | None
    confidential: bool
    members: tuple[FamilyMember, ...]
    siblings: frozenset[str]


@dataclass(slots=True)
class Home:
    """One address, or one home of which none is known. `adults` hold parental responsibility and may be named.

    `children` live there; an adult may also stand here for a child who lives elsewhere. `guarded` says that somebody
    who must not be contacted may live there, so that a letter needs a name; `barred` are those people.
    """

    address: Address | None
    confidential: bool = False
    children: list[Child] = field(default_factory=list)
    adults: list[FamilyMember] = field(default_factory=list)
    guarded: bool = False
    barred: list[FamilyMember] = field(default_factory=list)

    def bars(self, member: FamilyMember) -> bool:
        """Whether this is somebody who must not be contacted."""
        return is_among(member, self.barred)


@dataclass(frozen=True, slots=True)
class Homes:
    """Those of a roll, and the adults whom no letter can reach: for want of an address, or of a word on their part.

    `unmarked` must not be contacted as the front sheet of another child there says, and theirs does not.
    """

    found: tuple[Home, ...]
    without_address: tuple[FamilyMember, ...]
    not_stated: tuple[FamilyMember, ...]
    unmarked: tuple[FamilyMember, ...]


def known_of(
    child: Child, sheet: FrontSheet | None, members: Iterable[FamilyMember], kept: Withheld, today: date
) -> Known:
    """What is known of one family: the first address of the front sheet, or that of who lives with the child."""
    current = [member for member in members if is_current(member, today)]
    family = tuple(sorted((each for each in current if not each.sibling_id), key=_ringing_order))
    with_child = (each.address for each in family if each.address and each.lives_with_child is Answer.YES)
    address = sheet.addresses[0] if sheet and sheet.addresses else next(with_child, None)
    confidential = bool(sheet and sheet.confidential) or bool(address and is_confidential(address, kept))
    together = (each.sibling_id for each in current if each.lives_with_child is not Answer.NO)
    return Known(child, address, confidential, family, frozenset(together) - {""})


def is_among(member: FamilyMember, others: Iterable[FamilyMember]) -> bool:
    """Whether this is one of the `others`, whom another front sheet may call by a shorter name."""
    return any(
        called(member.name) == called(each.name)
        or (member.child_id != each.child_id and may_be_one(member.name, each.name))
        for each in others
    )


def is_confidential(address: Address, kept: Withheld) -> bool:
    """Whether the school keeps this address confidential, as this or any other front sheet says."""
    return address.confidential or kept.held_in(address)


def homes(known: Sequence[Known], kept: Withheld) -> Homes:
    """Every home of these children, in their order; those of adults who live elsewhere come after."""
    found: list[Home] = []
    by_place: dict[str, Home] = {}
    home_of: dict[str, Home] = {}
    for group in _together(known):
        home = _home(group)
        found.append(home)
        home_of.update((each.child.id, home) for each in group)
        by_place.update((place_of(each.address), home) for each in group if each.address)
    away = _Away(found, by_place, kept)
    for each in known:
        away.settle(each, home_of[each.child.id])
    for each in known:
        away.note_guarded(each)
    return Homes(tuple(found), tuple(away.without_address), tuple(away.not_stated), tuple(away.unmarked))


class _Away:
    """Puts each adult where their letter goes: the child's home, their own, or among those no letter can reach."""

    def __init__(self, found: list[Home], by_place: dict[str, Home], kept: Withheld) -> None:
        self._found, self._by_place, self._kept = found, by_place, kept
        self.without_address: list[FamilyMember] = []
        self.not_stated: list[FamilyMember] = []
        self.unmarked: list[FamilyMember] = []

    def settle(self, known: Known, home: Home) -> None:
        for member in known.members:
            if member.contact is ContactRule.MUST_NOT or member.parental_responsibility is Answer.NO:
                continue
            place = self._place(member, home)
            if member.parental_responsibility is Answer.NOT_KNOWN:
                self.not_stated += [member] if place is not home else []
            elif home.bars(member) or (place and place.bars(member)):
                self.unmarked.append(member)
            elif place is None:
                self.without_address.append(member)
            else:
                place.adults.append(member)

    def note_guarded(self, known: Known) -> None:
        """Mark the home of an adult who lives where somebody does who must not be contacted about the same child."""
        for member in known.members:
            if member.contact is ContactRule.MUST_NOT and member.address:
                place = self._by_place.get(place_of(member.address))
                if place and not place.children:
                    place.guarded = True

    def _place(self, member: FamilyMember, home: Home) -> Home | None:
        """Where somebody lives; None where it is not known. A home of their own is found with their name."""
        if member.address is None:
            return None if member.lives_with_child is Answer.NO else home
        place = place_of(member.address)
        if place not in self._by_place and member.parental_responsibility is Answer.YES:
            own = Home(member.address, is_confidential(member.address, self._kept))
            self._found.append(own)
            self._by_place[place] = own
        return self._by_place.get(place)


def _home(group: Sequence[Known]) -> Home:
    home = Home(next((each.address for each in group if each.address), None))
    home.confidential = any(each.confidential for each in group)
    home.children = [each.child for each in group]
    places = {place_of(each.address) for each in group if each.address}
    for member in (member for each in group for member in each.members):
        if member.contact is ContactRule.MUST_NOT:
            home.barred.append(member)
            home.guarded |= _may_live_there(member, places)
    return home


def _may_live_there(member: FamilyMember, places: set[str]) -> bool:
    """Unless something says otherwise: a front sheet leaves the address out for who lives with the child."""
    return place_of(member.address) in places if member.address else member.lives_with_child is not Answer.NO


def _together(known: Sequence[Known]) -> Iterator[list[Known]]:
    """The children in groups that live together, each group where its first child stands."""
    leader = {each.child.id: each.child.id for each in known}

    def find(id_: str) -> str:
        while leader[id_] != id_:
            leader[id_] = leader[leader[id_]]
            id_ = leader[id_]
        return id_

    for one, other in _pairs(known):
        leader[find(other)] = find(one)
    groups: defaultdict[str, list[Known]] = defaultdict(list)
    for each in known:
        groups[find(each.child.id)].append(each)
    yield from groups.values()


def _pairs(known: Sequence[Known]) -> Iterator[tuple[str, str]]:
    """Two children who live together, enough of them to find everybody else.

    One whose address is not known follows one brother or sister only, or it would join two homes into one.
    """
    first_at: dict[str, str] = {}
    by_id = {each.child.id: each for each in known}
    related = _related(known)
    for each in known:
        others = [by_id[id_] for id_ in related[each.child.id]]
        if each.address:
            yield first_at.setdefault(place_of(each.address), each.child.id), each.child.id
            yield from (
                (each.child.id, other.child.id) for other in others if _same_home(each.address, other.address)
            )
        elif others:
            yield each.child.id, next((other for other in others if other.address), others[0]).child.id


def _related(known: Sequence[Known]) -> Mapping[str, list[str]]:
    """Brothers and sisters among these, in their order: one front sheet names them for both."""
    among = {each.child.id for each in known}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each in known:
        for sibling in each.siblings & among:
            found[each.child.id].append(sibling)
            found[sibling].append(each.child.id)
    place = {each.child.id: number for number, each in enumerate(known)}
    for siblings in found.values():
        siblings.sort(key=place.__getitem__)
    return found


def _same_home(one: Address, other: Address | None) -> bool:
    """Whether the addresses of a brother and a sister differ by no more than how they are written."""
    if other is None:
        return False
    codes = squeezed(one.postcode), squeezed(other.postcode)
    return codes[0] == codes[1] if all(codes) else place_of(one) == place_of(other)


def _ringing_order(member: FamilyMember) -> tuple[bool, int]:
    return (not member.emergency, member.emergency)


def names_a_child(member: FamilyMember, children: Iterable[Child]) -> bool:
    """Whether an adult is written down by a child's name, as in "Finley's mum": that stands on no letter."""
    said = {word.removesuffix("s") for word in words_of(member.name)} | set(words_of(member.name))
    return any(said & set(words_of(f"{child.given_name} {child.known_as}")) for child in children)


def by_child(members: Iterable[FamilyMember]) -> Mapping[str, list[FamilyMember]]:
    found: defaultdict[str, list[FamilyMember]] = defaultdict(list)
    for member in members:
        found[member.child_id].append(member)
    return found
