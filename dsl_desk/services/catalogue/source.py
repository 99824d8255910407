"""Where the rules and wordings come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from dsl_desk.domain.confirmation import InForce
from dsl_desk.services.catalogue.reading import damaged, load


class Evidence(StrEnum):
    """How the source was read: primary is a copy of its own text, secondary an account of it by someone else."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    OWN_JUDGEMENT = "own judgement"
    NOT_SEEN = "not seen"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule or wording comes from, in which edition and paragraph, and when someone last looked.

    `short` is the name a person knows it by, with the edition: "KCSIE 2026".
    """

    title: str
    short: str
    edition: str
    address: str
    checked_on: date
    in_force: InForce
    evidence: Evidence
    note: str
    paragraph: str = ""


@cache
def sources() -> Mapping[str, Source]:
    """Every source by its name in the lists."""
    return load(dict[str, Source], "guidance/sources.json")


def cited(names: Iterable[str]) -> tuple[Source, ...]:
    """The sources an entry names, in its order."""
    known = sources()
    try:
        return tuple(known[name] for name in names)
    except KeyError as error:
        raise damaged(f"guidance/sources.json lacks the source {error}") from error
