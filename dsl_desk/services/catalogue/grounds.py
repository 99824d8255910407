"""On what grounds information leaves the school: route, lawful basis, and why someone was not told first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from dsl_desk.domain.route import Route
from dsl_desk.domain.term import Term
from dsl_desk.services.catalogue.reading import damaged, load


class Party(StrEnum):
    """Who was told, or not, before information left the school."""

    PARENTS = "parents"
    CHILD = "child"


@dataclass(frozen=True, slots=True)
class NotInformedReason:
    """Why parents or the child were not told first. `prompt` says what to write beside it.

    `may_write`: a letter to the parents may follow, since what kept them from being told was no harm to anyone.
    """

    code: str
    wording: str
    prompt: str
    applies_to: tuple[Party, ...]
    sources: tuple[str, ...]
    may_write: bool = False

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
