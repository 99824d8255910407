"""What the language aid looks for: sourced, versioned data that a school could replace.

A phrase is written as it is read, with five marks:

    put            this word            {self}      any phrase of the catalogue's list of that name
    (a|b c)        one of these         ~3          up to three words, whatever they are
    [a|b c]        one of these or nothing

Between two words there may be a space or a hyphen, so "attention seeking" finds "attention-seeking" too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Strength(StrEnum):
    """How much is to be said for another wording; never a judgement on who wrote it."""

    FIRM = "firm"
    ORDINARY = "ordinary"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class Source:
    """Where advice comes from. `edition` is its year or number; `seen` says how it was read when it was entered."""

    title: str
    edition: str
    address: str
    checked_on: date
    seen: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One wording to think twice about.

    `phrases` raise the remark, `unless` are longer phrases inside which it is right; `fine_when` says in words when
    to leave it, for what no phrase can tell.
    """

    code: str
    heading: str
    phrases: tuple[str, ...]
    unless: tuple[str, ...]
    why: str
    instead: str
    fine_when: str
    strength: Strength
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeepingReason:
    """Why a wording was kept. Fixed words, so that no record text gets beside a record."""

    code: str
    wording: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every entry, the lists its phrases share, and the names and titles inside which nothing is remarked."""

    edition: str
    checked_on: date
    sources: Mapping[str, Source]
    lists: Mapping[str, tuple[str, ...]]
    titles: tuple[str, ...]
    reasons: tuple[KeepingReason, ...]
    entries: tuple[Entry, ...]
