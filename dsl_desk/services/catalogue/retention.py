"""How long a child's record is kept before someone reviews it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from dsl_desk.services.catalogue.reading import load


class CountedFrom(StrEnum):
    BIRTH = "the date of birth"
    LAST_RECORD = "the last record"


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """A period after which a record is reviewed: it never ends by itself. `status` says how binding the rule is.

    With `exploitation` or `domains` it is for records with a concern thought of as one of those types, or an
    observation in one of those domains (codes); without both it is for every child's record.
    """

    code: str
    wording: str
    status: str
    years: int
    counted_from: CountedFrom
    exploitation: tuple[str, ...]
    domains: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def general(self) -> bool:
        return not (self.exploitation or self.domains)

    def ends(self, began: date) -> date:
        """The day of the review; a 29 February becomes the 28th in a year without one."""
        try:
            return began.replace(year=began.year + self.years)
        except ValueError:
            return began.replace(year=began.year + self.years, day=28)


@cache
def retention_rules() -> tuple[RetentionRule, ...]:
    """The general rule first."""
    return load(tuple[RetentionRule, ...], "guidance/retention.json")
