"""A general letter names no pupil: what is typed for one is compared with the roll, name by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.services.desk import Desk
from dsl_desk.services.other_names import words_of
from dsl_desk.store import records
from dsl_desk.store.folding import fold

NAMED = (
    "This holds the name of a child on the roll, and a general letter names no child. Take it out; an adult of the "
    "same name is written with the family name alone"
)


def refuse_pupils(desk: Desk, typed: Mapping[str, str]) -> None:
    """Raise InvalidRecord for the fields that hold a given and a family name of one child, in either order.

    A single name is not enough: many are words, places or names of adults.
    """
    said = {name: _folded(text) for name, text in typed.items()}
    names = {name for child in records.every(desk.connection, Child) for name in _names(child)}
    problems = [Problem(field, NAMED) for field, words in said.items() if any(name in words for name in names)]
    if problems:
        raise InvalidRecord(*problems)


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
    return f" {' '.join(fold(word) for word in words_of(text))} "
