"""Former pupils who were only ever on the roll: listed, so that they are not kept for 25 years with the records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from dsl_desk.domain.child import Child
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.front_sheet import FrontSheet
from dsl_desk.services.catalogue.clock import Clock, clock
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import drafts
from dsl_desk.services.roll.import_plan import by_hand
from dsl_desk.store import records
from dsl_desk.store.bare import bare


@dataclass(frozen=True, slots=True)
class RollOnly:
    """`children` left longer ago than `rule` says and have no record of any kind."""

    rule: Clock
    children: tuple[Child, ...]


def roll_only(desk: Desk) -> RollOnly:
    """Who could be removed from the roll now. Nobody is, here: a person decides, with a reason."""
    rule = clock("roll-only")
    left = bare(desk.connection, desk.today() - timedelta(days=rule.amount))
    begun = _in_drafts(desk)
    return RollOnly(rule, tuple(each for each in left if each.id not in begun and not _written_by_hand(desk, each)))


def _written_by_hand(desk: Desk, child: Child) -> bool:
    """Whether a person wrote anything on the front sheet, beside what lists said of the child and the family."""
    family = records.where(desk.connection, FamilyMember, "child_id = ?", child.id)
    members = any(by_hand(desk, FamilyMember, member.id) for member in family)
    return members or bool(by_hand(desk, FrontSheet, child.id))


def _in_drafts(desk: Desk) -> frozenset[str]:
    """Whatever an unfinished form holds, ids of children among it."""
    held: set[str] = set()
    for draft in drafts(desk):
        for value in draft.fields.values():
            held.update([value] if isinstance(value, str) else value)
    return frozenset(held)
