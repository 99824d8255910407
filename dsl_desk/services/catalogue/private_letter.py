"""What tells words of police, and names of adults, in a letter to one family."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dsl_desk.services.catalogue.reading import load


@dataclass(frozen=True, slots=True)
class PrivateLetterRule:
    """So many `words_in_a_row` of a record count as copied; a name after one of the `titles` is an adult's."""

    words_in_a_row: int
    titles: tuple[str, ...]
    rule: str
    sources: tuple[str, ...]


@cache
def private_letter_rule() -> PrivateLetterRule:
    return load(PrivateLetterRule, "letters/private.json")
