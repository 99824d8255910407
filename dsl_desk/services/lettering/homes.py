"""Who lives together, and who with parental responsibility lives elsewhere: read off many front sheets at once.

A home is an address. Children share one when their addresses are the same, or when they are named as brothers
and sisters and nothing says that they live apart. Somebody who must not be contacted about one of its children is
never among its adults, whatever the front sheet of another child there says; nor, until the front sheet says that
they may be contacted, is somebody barred by that of a brother or sister, or of a child who shares any address.
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
from dsl_desk.domain.front_sheet_file import is_current, not_to_be_contacted
from dsl_desk.services.address_marks import place_of, squeezed
from dsl_desk.services.adult_names import called, may_be_one
from dsl_desk.services.withholding import Withheld
from dsl_desk.store.folding import words_of


@dataclass(frozen=True, slots=True)
class Known:
    """What one front sheet says of a family now; `members` are current and not on the roll themselves.

    The child lives at the first of the `addresses`; `places` are they, however they were written. `siblings` are the
    brothers and sisters on the roll.
    """

    child: Child
    addresses: tuple[Address, ...]
    places: tuple[str, ...]
    confidential: bool
    members: tuple[FamilyMember, ...]
    barred: tuple[FamilyMember, ...]
    siblings: tuple[FamilyMember, ...]

    @property
    def address(self) -> Address | None:
        return self.addresses[0] if self.addresses else None


@dataclass(slots=True)
class Home:
    """One address, or one home of which none is known. `adults` hold parental responsibility and may be named.

    `children` live there; an adult may also stand here for a child who lives elsewhere. `apart` may live there and
    must not be contacted about a child the letter is for, so that it needs a name.
    """

    address: Address | None
    confidential: bool
    children: list[Child] = field(default_factory=list)
    adults: list[FamilyMember] = field(default_factory=list)
    apart: list[FamilyMember] = field(default_factory=list)


@dataclass(slots=True)
class Homes:
    """Those of a roll, and the adults whom no letter can reach: for want of an address, or of a word on their part.

    `unmarked` must not be contacted as the front sheet of another child there says, and theirs does not.
    """

    found: list[Home] = field(default_factory=list)
    without_address: list[FamilyMember] = field(default_factory=list)
    not_stated: list[FamilyMember] = field(default_factory=list)
    unmarked: list[FamilyMember] = field(default_factory=list)


def known_of(
    child: Child, sheet: FrontSheet | None, members: Iterable[FamilyMember], kept: Withheld, today: date
) -> Known:
    """What is known of one family: the addresses of the front sheet, or those of who lives with the child."""
    current = [member for member in members if is_current(member, today)]
    family = tuple(sorted((each for each in current if not each.sibling_id), key=_ringing_order))
    with_child = tuple(each.address for each in family if each.address and each.lives_with_child is Answer.YES)
    addresses = (sheet.addresses if sheet else ()) or with_child
    return Known(
        child,
        addresses,
        tuple(map(place_of, addresses)),
        any(is_confidential(address, kept) for address in addresses),
        family,
        not_to_be_contacted(tuple(current), today),
        tuple(each for each in current if each.sibling_id),
    )


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
    settling = _Settling(known, kept)
    for each in known:
        settling.settle(each)
    for each in known:
        settling.set_apart(each)
    return settling.homes


class _Settling:
    """Puts each adult where their letter goes: the child's home, their own, or among those no letter can reach."""

    def __init__(self, known: Sequence[Known], kept: Withheld) -> None:
        self._kept = kept
        self._by_place: dict[str, Home] = {}
        self._home_of: dict[str, Home] = {}
        self._barred: dict[str, list[FamilyMember]] = {}
        self.homes = Homes()
        for group in _groups(known, _living_together(known)):
            address = next((each.address for each in group if each.address), None)
            home = Home(address, any(each.confidential for each in group), [each.child for each in group])
            self.homes.found.append(home)
            self._home_of.update((each.child.id, home) for each in group)
            self._by_place.update((each.places[0], home) for each in group if each.places)
        for group in _groups(known, _kin(known)):
            barred = [member for each in group for member in each.barred]
            self._barred.update((each.child.id, barred) for each in group)

    def settle(self, known: Known) -> None:
        home = self._home_of[known.child.id]
        for member in known.members:
            if member.contact is ContactRule.MUST_NOT or member.parental_responsibility is Answer.NO:
                continue
            place = self._place(member, home)
            if self._is_barred(member, (*home.children, *(place.children if place else ()))):
                self.homes.unmarked.append(member)
            elif member.parental_responsibility is Answer.NOT_KNOWN:
                self.homes.not_stated += [member] if place is not home else []
            elif place is None:
                self.homes.without_address.append(member)
            else:
                place.adults.append(member)

    def set_apart(self, known: Known) -> None:
        """Note who must not be contacted wherever they may live and a letter about this child may go."""
        for member in known.barred:
            for home in self._may_live(member, known):
                adults_of = (adult.child_id for adult in home.adults)
                if not home.children or known.child in home.children or known.child.id in adults_of:
                    home.apart.append(member)

    def _is_barred(self, member: FamilyMember, children: Iterable[Child]) -> bool:
        """About one of these children; or about their kin, unless the front sheet says that they may be contacted."""
        here = {child.id for child in children}
        barred = (each for id_ in here for each in self._barred[id_])
        not_stated = member.contact is ContactRule.NOT_STATED
        return is_among(member, (each for each in barred if not_stated or each.child_id in here))

    def _place(self, member: FamilyMember, home: Home) -> Home | None:
        """Where somebody lives; None where it is not known. A home of their own is found with their name."""
        if member.address is None:
            return None if member.lives_with_child is Answer.NO else home
        place = place_of(member.address)
        if place not in self._by_place and member.parental_responsibility is Answer.YES:
            own = Home(member.address, is_confidential(member.address, self._kept))
            self.homes.found.append(own)
            self._by_place[place] = own
        return self._by_place.get(place)

    def _may_live(self, member: FamilyMember, known: Known) -> list[Home]:
        """With the child as well, unless something says otherwise: a front sheet leaves that address out."""
        if member.address:
            found = [self._by_place.get(place_of(member.address))]
        elif member.lives_with_child is Answer.NO:
            found = []
        else:
            found = [self._by_place.get(place) for place in known.places[1:]]
            found.append(self._home_of[known.child.id])
        return [home for home in found if home]


def _groups(known: Sequence[Known], pairs: Iterable[tuple[str, str]]) -> Iterator[list[Known]]:
    """The children in groups joined by pairs of ids and places, each group where its first child stands."""
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while (above := leader.get(name, name)) != name:
            leader[name] = leader.get(above, above)
            name = above
        return name

    for one, other in pairs:
        leader[find(other)] = find(one)
    groups: defaultdict[str, list[Known]] = defaultdict(list)
    for each in known:
        groups[find(each.child.id)].append(each)
    yield from groups.values()


def _kin(known: Sequence[Known]) -> Iterator[tuple[str, str]]:
    """Each child with brothers and sisters, wherever they live, and with every address of their own."""
    for each in known:
        yield from ((each.child.id, sibling.sibling_id) for sibling in each.siblings)
        yield from ((each.child.id, place) for place in each.places)


def _living_together(known: Sequence[Known]) -> Iterator[tuple[str, str]]:
    """Two children who live together, or a child and where they live: enough of them to find everybody else.

    One whose address is not known follows one brother or sister only, or it would join two homes into one.
    """
    by_id = {each.child.id: each for each in known}
    related = _related(known)
    for each in known:
        others = [by_id[id_] for id_ in related[each.child.id]]
        if each.address:
            yield each.child.id, each.places[0]
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
        for sibling in each.siblings:
            if sibling.sibling_id in among and sibling.lives_with_child is not Answer.NO:
                found[each.child.id].append(sibling.sibling_id)
                found[sibling.sibling_id].append(each.child.id)
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
