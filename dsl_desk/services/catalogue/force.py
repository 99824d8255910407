"""What a police force asks of schools that have something to report."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dsl_desk.services.catalogue.reading import load


@dataclass(frozen=True, slots=True)
class ForceRules:
    """How a force wants crimes reported, in words for three places.

    `strict` is a force that takes no report of a crime through an officer or team the school knows. `at_gate` is for
    the question how this was reported, `at_recipient` for the choice of who gets the report, `on_report` for its
    face. The rules without a `force` are the national ones.
    """

    force: str
    known_as: tuple[str, ...]
    strict: bool
    at_gate: str
    at_recipient: str
    on_report: str
    sources: tuple[str, ...]


@cache
def force_rules() -> tuple[ForceRules, ...]:
    """The national rules first."""
    return load(tuple[ForceRules, ...], "directory/forces.json")
