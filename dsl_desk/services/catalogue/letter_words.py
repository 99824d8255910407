"""What a private letter may say of the signs that were seen and of what the school does, in every language it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dsl_desk.services.catalogue.reading import load


@dataclass(frozen=True, slots=True)
class FamilySign:
    """How one indicator is told to a family: a fact in a sentence, by language (BCP 47).

    `never` says why it does not stand in a letter at all, and how it is told instead; it has no words then. `before`
    is what whoever chooses it should ask first.
    """

    code: str
    words: Mapping[str, str]
    never: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class SchoolStep:
    """One thing that the school does for a child, in a sentence by language; `before` as in FamilySign."""

    code: str
    words: Mapping[str, str]
    before: str = ""


@dataclass(frozen=True, slots=True)
class _Signs:
    sources: tuple[str, ...]
    signs: tuple[FamilySign, ...]


@dataclass(frozen=True, slots=True)
class _Steps:
    sources: tuple[str, ...]
    steps: tuple[SchoolStep, ...]


@cache
def family_signs() -> tuple[FamilySign, ...]:
    """Every indicator of the catalogue once, in its order. Raises DeskError when the file is damaged."""
    return load(_Signs, "letters/signs.json").signs


@cache
def school_steps() -> tuple[SchoolStep, ...]:
    """In the order they are offered. Raises DeskError when the file is damaged."""
    return load(_Steps, "letters/school_does.json").steps
