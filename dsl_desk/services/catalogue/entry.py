"""Lists to choose from, or to be reminded by, while a record is written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dsl_desk.domain.action import ActionKind
from dsl_desk.domain.term import Term
from dsl_desk.services.catalogue.reading import load


@dataclass(frozen=True, slots=True)
class Entry:
    """One choice, prompt or rule; `note` is what to say or know beside it."""

    code: str
    wording: str
    sources: tuple[str, ...]
    note: str = ""

    @property
    def term(self) -> Term:
        return Term(self.code, self.wording)


@dataclass(frozen=True, slots=True)
class ActionGuide:
    """One kind of action, with examples a person can start from."""

    code: ActionKind
    wording: str
    note: str
    examples: tuple[str, ...]
    sources: tuple[str, ...]


def _entries(name: str) -> tuple[Entry, ...]:
    return load(tuple[Entry, ...], f"guidance/{name}.json")


@cache
def not_shared_grounds() -> tuple[Entry, ...]:
    """Why information was kept in the school."""
    return _entries("not_shared")


@cache
def statuses() -> tuple[Entry, ...]:
    """What a child can be or have from one day to another: plans, care, provision, missing episodes."""
    return _entries("statuses")


@cache
def exploitation_types() -> tuple[Entry, ...]:
    """Several may be chosen, none has to be."""
    return _entries("exploitation_types")


@cache
def vulnerabilities() -> tuple[Entry, ...]:
    """Circumstances of a child's life. They are not signs of harm, and no blame."""
    return _entries("vulnerabilities")


@cache
def protective_factors() -> tuple[Entry, ...]:
    return _entries("protective_factors")


@cache
def aware_prompts() -> tuple[Entry, ...]:
    """Appearance, words, activity, relationships, environment: the codes are the fields of `Aware`."""
    return _entries("aware")


@cache
def chronology_categories() -> tuple[Entry, ...]:
    return _entries("chronology_categories")


@cache
def escalation_steps() -> tuple[Entry, ...]:
    """What to do when another agency's answer leaves the child unsafe, in the usual order."""
    return _entries("escalation")


@cache
def action_guides() -> tuple[ActionGuide, ...]:
    return load(tuple[ActionGuide, ...], "guidance/action_kinds.json")
