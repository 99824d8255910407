"""Which signs seen in a child a letter to the family could tell, one by one, in neutral words."""

from __future__ import annotations

from dataclasses import dataclass

from dsl_desk.domain.observation import Observation
from dsl_desk.domain.received import ReceivedRecord
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.private.origin import by_police, not_to_be_told
from dsl_desk.store import chronology


@dataclass(frozen=True, slots=True)
class SeenSign:
    """A ticked indicator's code, and the `records` it was ticked on.

    `police`: only police told of it, so a second person reads a letter that does.
    """

    code: str
    police: bool
    records: tuple[str, ...]


def seen_signs(desk: Desk, child_id: str) -> tuple[SeenSign, ...]:
    """What was ticked on observations about this child, by code.

    Nothing of an observation that is marked with who must not be told, nor of one about another child in which this
    one has only a part. An Operation Encompass notice has no signs.
    """
    elsewhere = chronology.other_roles(desk.connection, child_id)
    found: dict[str, dict[str, bool]] = {}
    for line in chronology.of_child(desk.connection, child_id):
        record = line.record.came.record if isinstance(line.record, ReceivedRecord) else line.record
        if not isinstance(record, Observation) or not_to_be_told(record) or line.record.id in elsewhere:
            continue
        for term in record.indicators:
            found.setdefault(term.code, {})[line.record.id] = by_police(record)
    return tuple(SeenSign(code, all(seen.values()), tuple(seen)) for code, seen in sorted(found.items()))
