"""Whom a general letter goes to: one letter a household, read off the front sheets in a handful of queries.

An adult with parental responsibility at another address gets a letter of their own. Nobody who must not be contacted
is ever addressed, no confidential address is ever printed, and no child's name stands on a letter (practice.md 6).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from dsl_desk.documents.letters.content import Addressee
from dsl_desk.domain.child import Child
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.domain.say_list import say_list
from dsl_desk.services.adult_names import called
from dsl_desk.services.catalogue.letter_language import language_called
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.homes import Home, Homes, by_child, homes, known_of, names_a_child
from dsl_desk.services.roll.listing import YEARS
from dsl_desk.services.withholding import withheld
from dsl_desk.store import records
from dsl_desk.store.folding import fold
from dsl_desk.store.roll import ON_ROLL

NOBODY_NAMED = "To the parents and carers"
_NAMED = 3  # so many children are named in a problem, which says how many more there are

_OF_ROLL = f"IN (SELECT id FROM child WHERE {ON_ROLL})"  # noqa: S608


class Way(StrEnum):
    """How general letters go out. In class they are ordered by form."""

    POST = "by post"
    IN_CLASS = "handed out in class"


class ByHand(StrEnum):
    """Why a letter carries no address and is handed over."""

    NO = ""
    CONFIDENTIAL = "the address is kept confidential"
    NO_ADDRESS = "no address is known"
    IN_CLASS = "handed out in class"

    @property
    def on_paper(self) -> str:
        """How it goes, on papers that lie in an office: never that somebody's address is kept confidential."""
        if self is ByHand.NO:
            return "By post"
        return "Hand out in class" if self is ByHand.IN_CLASS else "Hand over in school"


@dataclass(frozen=True, slots=True)
class Audience:
    """Whose families: of everyone on the roll, of one year, or of the children chosen."""

    year: str = ""
    child_ids: frozenset[str] | None = None

    @property
    def words(self) -> str:
        """As it is logged: it names nobody."""
        if self.child_ids is not None:
            count = len(self.child_ids)
            return f"Parents and carers of {count:,} {'child' if count == 1 else 'children'} chosen one by one"
        return f"Parents and carers of Year {self.year}" if self.year else "All parents and carers"

    def holds(self, child: Child) -> bool:
        if self.child_ids is not None:
            return child.id in self.child_ids
        return not self.year or child.year == self.year


@dataclass(frozen=True, slots=True)
class Family:
    """One letter: `lines` are whom it is addressed to, with the address where it may be printed.

    `number`, from 1, is that of the letter, of its label and of its line on the checklist. `through` is the child
    it is handed to, the first of `child_ids`, with the form; it stands on papers of the office alone, never on the
    letter. `spoken` is the language in the words of the front sheet, `language` its tag, English where no letter can
    be in it.
    """

    number: int
    child_ids: tuple[str, ...]
    lines: tuple[str, ...]
    language: str = ENGLISH
    spoken: str = ""
    by_hand: ByHand = ByHand.NO
    through: str = field(default="", repr=False)

    @property
    def addressee(self) -> Addressee:
        return Addressee(self.lines, self.number)


@dataclass(frozen=True, slots=True)
class Families:
    """`problems` are sentences to read before anything is printed: who gets no letter, and how to mend that."""

    families: tuple[Family, ...]
    problems: tuple[str, ...]


def families(desk: Desk, audience: Audience, way: Way = Way.POST) -> Families:
    """The families of these children on the roll, each with one letter."""
    today = desk.today()
    day = today.isoformat()
    children = records.where(desk.connection, Child, ON_ROLL, day)
    sheets = {sheet.id: sheet for sheet in records.where(desk.connection, FrontSheet, f"id {_OF_ROLL}", day)}
    members = by_child(records.where(desk.connection, FamilyMember, f"child_id {_OF_ROLL}", day))
    kept = withheld(desk)
    ordered = sorted(children, key=_by_form if way is Way.IN_CLASS else _by_name)
    known = [known_of(child, sheets.get(child.id), members.get(child.id, ()), kept, today) for child in ordered]
    found = homes(known, kept)
    writing = _Writing({child.id: child for child in ordered if audience.holds(child)}, sheets, way)
    written = [family for home in found.found if (family := writing.family(home))]
    return Families(
        tuple(replace(family, number=number) for number, family in enumerate(written, 1)),
        tuple(writing.problems(found)),
    )


class _Writing:
    """Addresses one letter to each home where somebody of the audience belongs, and keeps what it could not do."""

    def __init__(self, wanted: Mapping[str, Child], sheets: Mapping[str, FrontSheet], way: Way) -> None:
        self._wanted, self._sheets, self._way = wanted, sheets, way
        self._guarded: list[Child] = []
        self._by_hand: dict[ByHand, int] = {}

    def family(self, home: Home) -> Family | None:
        """The letter to a home; None where nobody of the audience belongs, or somebody barred could be reached."""
        children = [child for child in home.children if child.id in self._wanted]
        adults = [adult for adult in home.adults if adult.child_id in self._wanted]
        if not children and not adults:
            return None
        names = self._names(adults, home.children)
        all_children = tuple(dict.fromkeys([*children, *(self._wanted[adult.child_id] for adult in adults)]))
        if home.apart and not names:
            self._guarded += all_children
            return None
        by_hand = self._why_by_hand(home, children)
        self._by_hand[by_hand] = self._by_hand.get(by_hand, 0) + 1
        spoken = self._spoken(adults, children)
        language = language_called(spoken)
        return Family(
            0,
            tuple(child.id for child in all_children),
            (names or NOBODY_NAMED, *(() if by_hand or home.address is None else _address(home.address))),
            language.code if language else ENGLISH,
            spoken,
            by_hand,
            ", ".join(filter(None, (all_children[0].name, all_children[0].form))) if by_hand else "",
        )

    def problems(self, found: Homes) -> Iterator[str]:
        """What a person reads before printing, the gravest first."""
        if self._guarded:
            yield (
                f"No letter is made for the home of {_few(self._guarded)}: somebody who must not be contacted may "
                "live there, and nobody else there is named. Write the others with parental responsibility on the "
                "front sheet, or speak with them."
            )
        yield from self._about(found)
        for why, words in _BY_HAND.items():
            if count := self._by_hand.get(why, 0):
                yield f"{say_letters(count)} {words}"

    def _about(self, found: Homes) -> Iterator[str]:
        for members, who, words in (
            (found.unmarked, "who must not be contacted as another front sheet of their home says",
             "They are not addressed. Say on both front sheets whether they may be."),
            (found.without_address, "with parental responsibility, who live elsewhere at no known address",
             "They get no letter. Enter the address on the front sheet."),
            (found.not_stated, "who live elsewhere, with nothing said about parental responsibility",
             "They get no letter. Say it on the front sheet."),
        ):  # fmt: skip
            count = len({(member.child_id, member.name) for member in members if member.child_id in self._wanted})
            if count:
                yield f"{count:,} {'adult' if count == 1 else 'adults'} {who}. {words}"

    def _why_by_hand(self, home: Home, children: Sequence[Child]) -> ByHand:
        if home.confidential:
            return ByHand.CONFIDENTIAL
        if self._way is Way.IN_CLASS and children:
            return ByHand.IN_CLASS
        return ByHand.NO_ADDRESS if home.address is None else ByHand.NO

    def _spoken(self, adults: Iterable[FamilyMember], children: Iterable[Child]) -> str:
        """The language of those addressed, else the first language of a child."""
        sheets = (self._sheets[child.id] for child in children if child.id in self._sheets)
        said = [*(adult.language for adult in adults), *(sheet.languages[0] for sheet in sheets if sheet.languages)]
        return next((words for words in said if words.strip()), "")

    def _names(self, adults: Iterable[FamilyMember], children: Sequence[Child]) -> str:
        """Such as "Kemi Ward and Tom Ward", each once; nothing where nobody can be named."""
        named = {
            called(adult.name): adult.name
            for adult in adults
            if not names_a_child(adult, (*children, self._wanted[adult.child_id]))
        }
        return say_list(named.values())


def _address(address: Address) -> tuple[str, ...]:
    return tuple(line for line in (*address.lines, address.postcode) if line.strip())


def _by_name(child: Child) -> str:
    return fold(f"{child.family_known_as or child.family_name}\t{child.known_as or child.given_name}")


def _by_form(child: Child) -> tuple[int, str, str]:
    return (YEARS.index(child.year) if child.year in YEARS else len(YEARS), child.form, _by_name(child))


_BY_HAND = {
    ByHand.CONFIDENTIAL: "without an address: it is kept confidential. Hand over in school.",
    ByHand.NO_ADDRESS: "without an address: none is on the front sheet. Enter it there, or hand over in school.",
}


def say_letters(count: int) -> str:
    """`1 letter` or `1,200 letters`."""
    return f"{count:,} {'letter' if count == 1 else 'letters'}"


def _few(children: Sequence[Child]) -> str:
    """The first of them by name, and how many more there are."""
    names = [child.name for child in children[:_NAMED]]
    more = len(children) - len(names)
    return say_list([*names, f"{more:,} more"] if more else names)
