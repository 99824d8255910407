"""What a DSL can choose from, and the rules that apply, read from `resources/`.

Domains, indicators, reasons, lawful bases and routes are data with a source beside each, so that a new edition of
the guidance changes a file and not the program. Every loader reads its file once and raises DeskError, in words for
a person, when the file is missing or does not say what it should.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar

from dsl_desk import codec, paths
from dsl_desk.domain.agency import AgencyKind
from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.route import Route
from dsl_desk.domain.term import Term

T = TypeVar("T")


class InForce(StrEnum):
    """Whether a rule applied on the day it was checked. "Not checked" is never shown as yes."""

    YES = "yes"
    NO = "no"
    NOT_CHECKED = "not checked"


class Evidence(StrEnum):
    """How the source was read: primary is a copy of its own text, secondary an account of it by someone else."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    OWN_JUDGEMENT = "own judgement"
    NOT_SEEN = "not seen"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule or wording comes from, in which edition, and when someone last looked."""

    title: str
    edition: str
    address: str
    checked_on: date
    in_force: InForce
    evidence: Evidence
    note: str


@dataclass(frozen=True, slots=True)
class Domain:
    """One of ten neutral groups of facts that a school can see. `key` picks its chip."""

    code: str
    wording: str
    short: str
    key: str
    sources: tuple[str, ...]

    @property
    def term(self) -> Term:
        return Term(self.code, self.wording)


@dataclass(frozen=True, slots=True)
class Indicator:
    """A sign or fact that can be ticked on an observation: an indicator, not proof. `key` is unique in its domain."""

    code: str
    wording: str
    domain: str
    key: str
    sources: tuple[str, ...]

    @property
    def term(self) -> Term:
        return Term(self.code, self.wording)


class Party(StrEnum):
    """Who was told, or not, before information left the school."""

    PARENTS = "parents"
    CHILD = "child"


@dataclass(frozen=True, slots=True)
class NotInformedReason:
    """Why parents or the child were not told first. `prompt` says what to write beside it."""

    code: str
    wording: str
    prompt: str
    applies_to: tuple[Party, ...]
    sources: tuple[str, ...]

    @property
    def term(self) -> Term:
        return Term(self.code, self.wording)


class BasisPart(StrEnum):
    """Data protection law asks for a lawful basis, and for special details a condition beside it."""

    LAWFUL_BASIS = "lawful basis"
    CONDITION = "special category condition"
    DUTY = "duty to share"


@dataclass(frozen=True, slots=True)
class LawfulBasis:
    """A ground for sharing. One not `offered` is shown only on request; `check_first` is a warning to show."""

    code: str
    wording: str
    part: BasisPart
    use_when: str
    offered: bool
    check_first: str
    sources: tuple[str, ...]

    @property
    def term(self) -> Term:
        return Term(self.code, self.wording)


@dataclass(frozen=True, slots=True)
class RouteGuide:
    """What the route gate says for one route, and what then stands on the face of the report."""

    route: Route
    choice: str
    do_first: str
    on_screen: str
    report_title: str
    on_report: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """999 or 101: national, and never stale."""

    number: str
    label: str
    use_for: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NationalContact:
    """A suggested directory entry. Nobody at the school has checked it, so no letter prints it until someone has."""

    agency: str
    kind: AgencyKind
    label: str
    use_for: str
    not_for: str
    phone: str
    email: str
    hours: str
    source: str
    source_date: date | None
    checked_on: date | None


@dataclass(frozen=True, slots=True)
class Freshness:
    """For how many days after a check a number may be printed."""

    days: int
    rule: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndicatorCatalogue:
    """All that can be ticked on an observation, and the caution that goes with it."""

    caution: str
    caution_sources: tuple[str, ...]
    domains: tuple[Domain, ...]
    indicators: tuple[Indicator, ...]


def domains() -> tuple[Domain, ...]:
    return indicator_catalogue().domains


def indicators(domain: str = "") -> tuple[Indicator, ...]:
    """All indicators, or those of one domain code, in the order of the file."""
    found = indicator_catalogue().indicators
    return tuple(each for each in found if each.domain == domain) if domain else found


def caution() -> str:
    """Stands wherever indicators are shown: they are not proof, and a blank is not an all-clear."""
    return indicator_catalogue().caution


@cache
def indicator_catalogue() -> IndicatorCatalogue:
    return load(IndicatorCatalogue, "indicators/exploitation.json")


@cache
def sources() -> Mapping[str, Source]:
    """Every source by its short name."""
    return load(dict[str, Source], "guidance/sources.json")


def cited(names: Iterable[str]) -> tuple[Source, ...]:
    """The sources an entry names, in its order."""
    known = sources()
    try:
        return tuple(known[name] for name in names)
    except KeyError as error:
        raise damaged(f"guidance/sources.json lacks the source {error}") from error


@cache
def routes() -> tuple[RouteGuide, ...]:
    """The answers of the route gate, most urgent first."""
    return load(tuple[RouteGuide, ...], "guidance/routes.json")


def route_guide(route: Route) -> RouteGuide:
    for guide in routes():
        if guide.route is route:
            return guide
    raise damaged(f"guidance/routes.json has no entry for {route}")


@cache
def not_informed_reasons(party: Party) -> tuple[NotInformedReason, ...]:
    """The reasons that fit `party`, who was not told before sharing."""
    reasons = load(tuple[NotInformedReason, ...], "guidance/not_informed.json")
    return tuple(reason for reason in reasons if party in reason.applies_to)


@cache
def lawful_bases() -> tuple[LawfulBasis, ...]:
    return load(tuple[LawfulBasis, ...], "guidance/lawful_basis.json")


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


@cache
def national_contacts() -> tuple[NationalContact, ...]:
    return load(tuple[NationalContact, ...], "directory/national.json")


def load(kind: type[T], name: str) -> T:
    """The content of the JSON file `name` in resources; raises DeskError when it is not a `kind`."""
    try:
        return codec.decode(kind, read(name))
    except ValueError as error:
        raise damaged(f"{name} cannot be understood") from error


def read(name: str) -> bytes:
    """The bytes of the file `name` in resources; raises DeskError when it cannot be read."""
    try:
        return Path(paths.resources(), name).read_bytes()
    except OSError as error:
        raise damaged(f"{name} is missing or cannot be read") from error


def damaged(what: str) -> DeskError:
    """The error for content that is not as it was shipped or as the school last changed it."""
    return DeskError(
        f"A file of DSL Desk's own content is damaged: {what}. Your records are safe. "
        "Undo the last change to that file, or install DSL Desk again."
    )
