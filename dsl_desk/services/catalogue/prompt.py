"""Questions that ask a DSL for a decision and its reason. None of them is a finding, and there is no score."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache

from dsl_desk.services.catalogue.reading import load


@dataclass(frozen=True, slots=True)
class Prompt:
    """`wording` is the fact that brings the `question` up: an age below `younger_than` years, or one of `terms`.

    `terms` are codes of domains, indicators, vulnerabilities and statuses.
    """

    code: str
    wording: str
    question: str
    sources: tuple[str, ...]
    younger_than: int = 0
    terms: tuple[str, ...] = ()


@cache
def prompts() -> tuple[Prompt, ...]:
    return load(tuple[Prompt, ...], "guidance/prompts.json")


def prompts_for(born: date | None, today: date, terms: Collection[str]) -> tuple[Prompt, ...]:
    """The questions these facts bring up. A birthday that is not recorded brings up none."""
    age = _years(born, today) if born else None
    return tuple(
        each
        for each in prompts()
        if (age is not None and age < each.younger_than) or not set(terms).isdisjoint(each.terms)
    )


def _years(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
