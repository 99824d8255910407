"""Reports that the law or guidance asks of someone, and the facts that make a person think of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from dsl_desk.domain.term import Term
from dsl_desk.services.catalogue.reading import damaged, load


@dataclass(frozen=True, slots=True)
class DutyKind:
    """Who owes a report, to whom, in what time. `clock` is a clock's code, or empty where no limit is known.

    The codes of `domains`, `indicators` and `exploitation` only bring up the `prompt`: a person answers it.
    """

    code: str
    wording: str
    owed_by: str
    route: str
    prompt: str
    sources: tuple[str, ...]
    clock: str = ""
    domains: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    exploitation: tuple[str, ...] = ()

    @property
    def term(self) -> Term:
        return Term(self.code, self.wording)


@cache
def duty_kinds() -> tuple[DutyKind, ...]:
    return load(tuple[DutyKind, ...], "guidance/duties.json")


def duty_kind(code: str) -> DutyKind:
    """The duty of that code; raises DeskError when the file lacks it."""
    for each in duty_kinds():
        if each.code == code:
            return each
    raise damaged(f"guidance/duties.json has no entry for {code}")


def duties_to_consider(
    domains: Collection[str] = (), indicators: Collection[str] = (), exploitation: Collection[str] = ()
) -> tuple[DutyKind, ...]:
    """The duties to ask about when these codes were chosen; the answer is a person's."""
    return tuple(
        kind
        for kind in duty_kinds()
        if set(kind.domains) & set(domains)
        or set(kind.indicators) & set(indicators)
        or set(kind.exploitation) & set(exploitation)
    )
