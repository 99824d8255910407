"""The roll as a list to find a child in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import school_time
from dsl_desk.services.desk import Desk
from dsl_desk.services.reviewing import children
from dsl_desk.store.chronology import last_recorded
from dsl_desk.store.projections.child import fold

YEARS = ("N", "R", *(str(year) for year in range(1, 14)))
"""Nursery, reception and the National Curriculum years, in the order children pass through them."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One child; `last` is the school time of the newest record, `found_as` every name without accents."""

    child: Child
    last: datetime | None
    found_as: str


@dataclass(frozen=True, slots=True)
class Roll:
    """Every child by family name, and the years they are in."""

    lines: tuple[Listed, ...]
    years: tuple[str, ...]

    def matching(self, text: str, year: str = "") -> tuple[Listed, ...]:
        """Children of that year one of whose names starts with each of the words."""
        words = [f" {word}" for word in fold(text).split()]
        found = self.lines if not year else tuple(line for line in self.lines if line.child.year == year)
        # Word by word: each pass over a long roll leaves fewer for the next.
        for word in words:
            found = tuple(line for line in found if word in line.found_as)
        return found


def roll(desk: Desk) -> Roll:
    """The whole roll, with when something was last recorded about each child."""
    last = {child_id: school_time(moment) for child_id, moment in last_recorded(desk.connection).items()}
    lines = tuple(Listed(child, last.get(child.id), _names(child)) for child in children(desk))
    return Roll(lines, tuple(sorted({line.child.year for line in lines} - {""}, key=_place_of)))


def _names(child: Child) -> str:
    """Each name after a blank, so that a word found with a blank before it starts a name."""
    return " " + fold(f"{child.given_name} {child.known_as} {child.family_name}".replace("-", " "))


def _place_of(year: str) -> tuple[int, str]:
    return (YEARS.index(year) if year in YEARS else len(YEARS), year)
