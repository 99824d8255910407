"""Spelling for the window: the dictionary of resources/spelling, the words of the field, the children's names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from dsl_desk import paths
from dsl_desk.services.catalogue.reading import damaged, read
from dsl_desk.services.desk import Desk
from dsl_desk.store import roll
from dsl_desk.wording.spelling import Dictionary, Speller, words_of

FIELD_WORDS = "spelling/safeguarding.txt"


def speller(names: Iterable[str]) -> Speller:
    """Knows the dictionary, the words of the field and ``names``; raises DeskError where a file is damaged."""
    return Speller(_dictionary(), (*_field_words(), *names))


def names_on_roll(desk: Desk) -> frozenset[str]:
    """Every word of every child's names; read by rows, for there may be very many."""
    return frozenset(word for name in roll.names(desk.connection) for word in words_of(name))


def is_word(word: str) -> bool:
    """Whether the dictionary knows a word in small letters; raises DeskError where a file is damaged."""
    return _dictionary().knows(word)


@cache
def _dictionary() -> Dictionary:
    try:
        return Dictionary(paths.resources() / "spelling")
    except OSError as error:
        raise damaged("the dictionary in spelling is missing or cannot be read") from error


def _field_words() -> Iterator[str]:
    for line in read(FIELD_WORDS).decode(errors="replace").splitlines():
        if not line.startswith("#"):
            yield from words_of(line)
