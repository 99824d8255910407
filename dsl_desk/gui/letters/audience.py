"""Whom a general letter can be for: everybody, or the families of one year group."""

from collections.abc import Iterable

from dsl_desk.domain.child import Child

EVERYONE = "All parents and carers"


def audiences(roll: Iterable[Child]) -> tuple[str, ...]:
    """Everybody first, then the year groups on the roll, youngest first."""
    years = {child.year for child in roll if child.year}
    return (EVERYONE, *(f"Parents and carers of Year {year}" for year in sorted(years, key=_age)))


def _age(year: str) -> tuple[int, str]:
    """Reception and the like before Year 1."""
    return (int(year), "") if year.isdigit() else (0, year)
