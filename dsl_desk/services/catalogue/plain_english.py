"""How hard a letter to families may be to read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dsl_desk.services.catalogue.reading import load


@dataclass(frozen=True, slots=True)
class PlainEnglish:
    """The most words of a sentence, Flesch-Kincaid grade and sides of A4; a letter over them is shown and goes on."""

    sentence_words: int
    grade: float
    sides: int
    rule: str
    sources: tuple[str, ...]


@cache
def plain_english() -> PlainEnglish:
    return load(PlainEnglish, "wording/plain_english.json")
