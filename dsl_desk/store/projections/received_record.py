"""Entries of other schools' files: in the order and found by the words of what they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dsl_desk.domain.clock import school_time
from dsl_desk.domain.received import ReceivedRecord
from dsl_desk.domain.when import Certainty, When
from dsl_desk.store.projections import (
    action,
    concern,
    contact,
    decision,
    duty,
    encompass_notice,
    not_shared,
    observation,
    police_request,
    referral,
    route_answer,
    sharing,
)
from dsl_desk.store.projections.rows import Place, put_note, put_version
from dsl_desk.store.sqlcipher import Connection

_WORDS: dict[str, Callable[[Any], tuple[str, ...]]] = {
    "observation": observation.words,
    "contact": contact.words,
    "action": action.words,
    "decision": decision.words,
    "referral": referral.words,
    "encompass_notice": encompass_notice.words,
    "police_request": police_request.words,
    "duty": duty.words,
    "concern": concern.words,
    "sharing": sharing.words,
    "not_shared": not_shared.words,
    "route_answer": route_answer.words,
}


_WHENS: dict[str, tuple[str, ...]] = {
    "observation": ("happened", "noticed"),
    "contact": ("when",),
    "referral": ("made",),
    "encompass_notice": ("happened", "received"),
    "police_request": ("received",),
    "duty": ("arose",),
    "sharing": ("sent",),
    "not_shared": ("decided",),
    "route_answer": ("reported",),
}
"""The times each kind stands at, as in its own projection; what names no day stands where it was written."""


def project(connection: Connection, place: Place, received_record: ReceivedRecord) -> None:
    came = received_record.came
    written = When(Certainty.EXACT, school_time(came.recorded).date())
    put_version(
        connection, "received_record", place, received_record.id,
        *(getattr(came.record, name) for name in _WHENS.get(came.kind, ())), written,
        child_id=received_record.child_id, file_id=received_record.file_id, came_hash=came.custody.hash,
    )  # fmt: skip
    put_note(connection, place, received_record.school, *_WORDS[came.kind](came.record))
