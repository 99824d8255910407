"""Numbers that may be rung, and for how long after a check they may be printed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dsl_desk.services.catalogue.reading import load


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """999 or 101: national, and never stale."""

    number: str
    label: str
    use_for: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Freshness:
    """For how many days after a check a number may be printed."""

    days: int
    rule: str
    sources: tuple[str, ...]


@cache
def freshness() -> Freshness:
    return load(Freshness, "guidance/freshness.json")


def freshness_days() -> int:
    """A directory entry checked longer ago than this is stale."""
    return freshness().days


@cache
def emergency_numbers() -> tuple[EmergencyNumber, ...]:
    """999 first, then 101."""
    return load(tuple[EmergencyNumber, ...], "directory/emergency.json")


def emergency_fields() -> dict[str, str]:
    """999 and 101 as the fields of a letter; they are there in every letter and wait for no check."""
    emergency, police = emergency_numbers()
    return {"emergency_number": emergency.number, "police_number": police.number}
