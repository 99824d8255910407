"""What the person at the desk is not to see, and that restricted concerns never end up seen by nobody.

A house rule: whoever unlocks holds the key. A printed code is no person, and opens everything.
"""

from __future__ import annotations

from collections.abc import Collection

from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.keys.slots import SlotKind
from dsl_desk.services.desk import Desk
from dsl_desk.store import hiding


def sees_everything(desk: Desk) -> bool:
    """Whether a printed code was used, to which no restriction applies."""
    return desk.keys.kind is not SlotKind.PERSON


def hide_restricted(desk: Desk) -> None:
    """Keep every restricted concern from who was not named: when the vault opens, and when the person changes."""
    hidden = [each.concern_id for each in hiding.restrictions(desk.connection) if each.hides_from(desk.person.id)]
    hiding.hide(desk.vault, desk.person.id, () if sees_everything(desk) else hidden)


def looked_at(desk: Desk, child_id: str, record_ids: Collection[str]) -> list[str]:
    """What a look at these records is entered under: the restricted concerns they tell of, which have a list of looks
    of their own, and otherwise the child, whose list everyone reads."""
    found = [
        each.concern_id
        for each in hiding.restrictions(desk.connection)
        if not hiding.telling_of(desk.connection, [each.concern_id]).isdisjoint(record_ids)
    ]
    return found or [child_id]


def check_last_to_see(desk: Desk, person_id: str, others: Collection[str], field: str) -> None:
    """Raise InvalidRecord where none of the `others`, who keep full access, sees a concern that this person sees."""
    for each in hiding.restrictions(desk.connection):
        if person_id in each.people and not set(each.people) & set(others):
            raise InvalidRecord(
                Problem(
                    field,
                    "Of those with full access only this person sees some restricted concern. Ask them to name "
                    "someone else in it or to lift the restriction, or do so after unlocking with the recovery code",
                )
            )
