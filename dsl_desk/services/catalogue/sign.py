"""The ten domains and the signs in them that can be ticked on an observation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dsl_desk.domain.term import Term
from dsl_desk.services.catalogue.reading import load


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


@dataclass(frozen=True, slots=True)
class IndicatorCatalogue:
    """All that can be ticked on an observation, and the caution that goes with it."""

    caution: str
    caution_sources: tuple[str, ...]
    domains: tuple[Domain, ...]
    indicators: tuple[Indicator, ...]


@cache
def indicator_catalogue() -> IndicatorCatalogue:
    return load(IndicatorCatalogue, "indicators/exploitation.json")


def domains() -> tuple[Domain, ...]:
    return indicator_catalogue().domains


def indicators(domain: str = "") -> tuple[Indicator, ...]:
    """All indicators, or those of one domain code, in the order of the file."""
    found = indicator_catalogue().indicators
    return tuple(each for each in found if each.domain == domain) if domain else found


def caution() -> str:
    """Stands wherever indicators are shown: they are not proof, and a blank is not an all-clear."""
    return indicator_catalogue().caution
