"""How hard a letter to families may be to read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dsl_desk.services.catalogue.reading import load


@dataclass(frozen=True, slots=True)
class PlainEnglish:
    """The most words of a sentence and the highest Flesch-Kincaid grade: a letter over them is marked and goes on.

    `sides` of A4 are what a shipped letter has at most.
    """

    sentence_words: int
    grade: float
    sides: int
    rule: str
    sources: tuple[str, ...]


@cache
def plain_english() -> PlainEnglish:
    return load(PlainEnglish, "wording/plain_english.json")
