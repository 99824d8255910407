"""No text of a letter and nothing in a general one names a pupil: it is compared with the roll, name by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.services.desk import Desk
from dsl_desk.services.other_names import words_of
from dsl_desk.store import folding, records

NAMED = (
    "This holds the name of a child on the roll. Take it out; an adult of the same name is written with the family "
    "name alone"
)


def refuse_pupils(desk: Desk, typed: Mapping[str, str]) -> None:
    """Raise InvalidRecord for the fields that name a pupil, as `naming_pupils` finds them."""
    if problems := [Problem(field, NAMED) for field in naming_pupils(desk, typed)]:
        raise InvalidRecord(*problems)


def naming_pupils(desk: Desk, typed: Mapping[str, str]) -> tuple[str, ...]:
    """Which of these texts, by field, hold a given and a family name of one child, in either order, or its UPN.

    A single name is not enough: many are words, places or names of adults.
    """
    said = {field: (_folded(text), set(folding.words_of(text))) for field, text in typed.items()}
    children = records.every(desk.connection, Child)
    names = {name for child in children for name in _names(child)}
    numbers = {folding.fold(child.upn) for child in children}
    return tuple(
        field
        for field, (words, apart) in said.items()
        if not numbers.isdisjoint(apart) or any(name in words for name in names)
    )


def _names(child: Child) -> Iterator[str]:
    """The full names of a child as they could be written, between blanks; of given names the first will do."""
    first = child.given_name.partition(" ")[0]
    family = {_folded(name) for name in (child.family_name, child.family_known_as)}
    for given in {_folded(name) for name in (child.given_name, first, child.known_as)}:
        for last in family:
            if given.strip() and last.strip():
                yield given.rstrip() + last
                yield last.rstrip() + given


def _folded(text: str) -> str:
    """The words between blanks, without initials, which stand between the names of a child as they like."""
    words = (word for word in words_of(text) if len(word) > 1 or word != word.upper())
    return f" {' '.join(map(folding.fold, words))} "
