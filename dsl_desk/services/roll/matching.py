"""Which child on the roll a row of a pupil list is about: the unique pupil number first, else name and birth.

Where it could be one child or another, the row is refused with the reason; nothing is guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dsl_desk.domain.child import Child
from dsl_desk.exchange.formats import Field, Formats
from dsl_desk.exchange.pupil import Pupil, Rejected
from dsl_desk.store.folding import fold

Names = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Matched:
    """A row and the child it is about; None for a child who is not on the roll yet."""

    pupil: Pupil
    child: Child | None


class Refused(Exception):
    """This row cannot be matched; the words say why, the field where."""

    def __init__(self, field: Field, reason: str) -> None:
        self.field, self.reason = field, reason
        super().__init__(reason)


def match_rows(
    pupils: Sequence[Pupil], children: Sequence[Child], formats: Formats
) -> tuple[tuple[Matched, ...], tuple[Rejected, ...]]:
    """Every row with its child, and the rows that are refused."""
    roll = Roll(children)
    refused = dict(_repeated(pupils))
    found: dict[int, Matched] = {}
    claimed: dict[str, int] = {}
    # Rows with a number that is on the roll come first: they leave no doubt about others of the same name.
    for pupil in sorted(pupils, key=lambda each: (each.upn not in roll.by_upn, each.line)):
        if pupil.line in refused:
            continue
        try:
            child = roll.find(pupil, claimed)
        except Refused as error:
            refused[pupil.line] = error
            continue
        if child:
            claimed[child.id] = pupil.line
        found[pupil.line] = Matched(pupil, child)
    rejected = (Rejected(line, formats.label(why.field), why.reason) for line, why in sorted(refused.items()))
    return tuple(found[line] for line in sorted(found)), tuple(rejected)


class Roll:
    """The children of the roll by number and by each way of writing their name."""

    def __init__(self, children: Sequence[Child]) -> None:
        self.by_upn: defaultdict[str, list[Child]] = defaultdict(list)
        self._by_names: defaultdict[Names, list[Child]] = defaultdict(list)
        for child in children:
            if child.upn:
                self.by_upn[child.upn].append(child)
            for names in _names(child):
                self._by_names[names].append(child)

    def find(self, pupil: Pupil, claimed: Mapping[str, int]) -> Child | None:
        """The one child this row is about, or None when it is a new one; raises Refused when it could be several."""
        if pupil.upn in self.by_upn:
            return self._by_number(pupil)
        namesakes = {child.id: child for names in _names(pupil) for child in self._by_names.get(names, ())}
        others = [child for child in namesakes.values() if child.id not in claimed and _may_be(pupil, child)]
        if not others:
            return None
        if len(others) > 1:
            raise Refused(Field.FAMILY_NAME, "More than one child on the roll has this name, and could be this one")
        (child,) = others
        if doubt := _doubt(pupil, child):
            raise doubt
        return child

    def _by_number(self, pupil: Pupil) -> Child:
        children = self.by_upn[pupil.upn]
        if len(children) > 1:
            raise Refused(
                Field.UPN, "Two children on the roll have this unique pupil number. Correct one of them first"
            )
        (child,) = children
        said = set(_names(pupil))
        if (said or pupil.born) and not said & set(_names(child)) and child.born != pupil.born:
            raise Refused(
                Field.UPN, "The child on the roll with this unique pupil number has another name and date of birth"
            )
        return child


def _may_be(pupil: Pupil, child: Child) -> bool:
    """False when what is known of both tells them apart. A temporary number gives way to a permanent one."""
    if pupil.born and child.born:
        return pupil.born == child.born
    return not (pupil.upn and child.upn) or _is_temporary(child.upn)


def _doubt(pupil: Pupil, child: Child) -> Refused | None:
    if not (pupil.born and child.born):
        return Refused(
            Field.BORN,
            "A child of this name is on the roll, and without both dates of birth it is not clear whether it is the "
            "same child. Enter the date of birth there first",
        )
    if pupil.upn and child.upn and not _is_temporary(child.upn):
        return Refused(
            Field.UPN,
            "A child of this name and date of birth is on the roll with another unique pupil number. Correct the "
            "number there, or add this child by hand",
        )
    return None


def _repeated(pupils: Sequence[Pupil]) -> Iterator[tuple[int, Refused]]:
    """Rows of the list that say one child twice: the same words are taken once, different ones not at all."""
    groups: defaultdict[tuple[str, ...], list[Pupil]] = defaultdict(list)
    numbered: defaultdict[Names, list[Pupil]] = defaultdict(list)
    for pupil in pupils:
        groups[(pupil.upn,) if pupil.upn else (*_legal(pupil), str(pupil.born))].append(pupil)
        if pupil.upn:
            numbered[_legal(pupil)].append(pupil)
    for first, *others in groups.values():
        alike = all(_without_line(each) == _without_line(first) for each in others)
        for pupil in others if alike else (first, *others):
            other = others[0] if pupil is first else first
            words = "is the same and is taken in" if alike else "says something else about the same child"
            yield (
                pupil.line,
                Refused(
                    Field.UPN if first.upn else Field.FAMILY_NAME,
                    f"This child stands in the list twice: line {other.line} {words}",
                ),
            )
        if not first.upn:
            for other in numbered[_legal(first)]:
                if other.born in (None, first.born):
                    yield (
                        first.line,
                        Refused(
                            Field.UPN, f"Without a unique pupil number this may be the child of line {other.line}"
                        ),
                    )


def _without_line(pupil: Pupil) -> tuple[object, ...]:
    return tuple(getattr(pupil, field) for field in Field)


def _legal(pupil: Pupil) -> Names:
    return fold(pupil.family_name), fold(pupil.given_name)


def _names(person: Pupil | Child) -> Iterable[Names]:
    """Every way this person is called: legal and known-as names, each with each."""
    families = {person.family_name, person.family_known_as} - {""}
    return {
        (fold(family), fold(given)) for family in families for given in {person.given_name, person.known_as} - {""}
    }


def _is_temporary(number: str) -> bool:
    """A number that ends with a letter was given until the permanent one is known."""
    return number[-1:].isalpha()
