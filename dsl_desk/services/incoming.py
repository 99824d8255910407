"""What police send the school: Operation Encompass notices and requests for information, and how each is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.police_request import PoliceRequest, RequestState
from dsl_desk.domain.when import NOT_STATED, Certainty, When
from dsl_desk.services.catalogue.clock import clock
from dsl_desk.services.correcting import check_correction, current
from dsl_desk.services.desk import Desk, changed
from dsl_desk.store import records

SAME_DAY = "encompass-response"
"""A clock of resources/guidance/clocks.json."""

Incoming = EncompassNotice | PoliceRequest


@dataclass(frozen=True, slots=True)
class Received:
    """Something police sent, whom it is about, and by when it is to be answered (None: answered, or no day given)."""

    record: Incoming
    children: tuple[Child, ...]
    due: When | None


def record_incoming(desk: Desk, record: Incoming, child_ids: Sequence[str], draft_id: str = "") -> Changed:
    """Write down what police sent about one or more children. Raises InvalidRecord when there is none."""
    if not child_ids:
        raise InvalidRecord(Problem("child", "Choose the child"))
    with desk.deed() as deed:
        deed.record(record)
        for child_id in dict.fromkeys(child_ids):
            deed.record(Involvement(desk.new_id(), record.id, child_id))
        deed.finish_draft(draft_id)
    return changed(deed, record.id, child_ids)


def answer_notice(
    desk: Desk, notice_id: str, response: str, key_adult: str, responded: When, follow_up: date | None = None
) -> Changed:
    """Record how the school looked after the child. Raises InvalidRecord."""
    before = current(desk, EncompassNotice, notice_id)
    if responded == NOT_STATED:
        raise InvalidRecord(Problem("responded", "Enter when the child was seen, or type not known"))
    after = replace(before, response=response, key_adult=key_adult, responded=responded, follow_up=follow_up)
    return _update(desk, after, "Answered")


def answer_request(
    desk: Desk,
    request_id: str,
    state: RequestState,
    answered: When,
    *,
    released: str = "",
    reason: str = "",
    signed_off_by: str = "",
) -> Changed:
    """Record what was released, by whose sign-off, or why not. Raises InvalidRecord."""
    before = current(desk, PoliceRequest, request_id)
    if state is RequestState.RECEIVED:
        raise InvalidRecord(Problem("state", "Choose how the request was answered"))
    after = replace(
        before, state=state, answered=answered, released=released, state_reason=reason, signed_off_by=signed_off_by
    )
    return _update(desk, after, f"Answered: {state}")


def correct_incoming(desk: Desk, record: Incoming, reason: str, draft_id: str = "") -> Changed:
    """A new version of what police sent, with its reason. Raises InvalidRecord."""
    check_correction(current(desk, type(record), record.id), record, reason)
    return _update(desk, record, reason, draft_id)


def incoming(desk: Desk, record_id: str) -> Received | None:
    """One notice or request."""
    notice = records.current(desk.connection, EncompassNotice, record_id)
    found = notice or records.current(desk.connection, PoliceRequest, record_id)
    return _received(desk, found) if found else None


def open_incoming(desk: Desk) -> tuple[Received, ...]:
    """Everything police sent that is not answered yet, in the order it was written down."""
    waiting: list[Incoming] = [*records.where(desk.connection, EncompassNotice, "open = 1")]
    waiting += records.where(desk.connection, PoliceRequest, "open = 1")
    return tuple(_received(desk, each) for each in waiting)


def follow_ups(desk: Desk, until: date) -> tuple[Received, ...]:
    """Answered notices whose child is to be looked in on again by a day."""
    found = records.where(
        desk.connection, EncompassNotice, "open = 0 AND follow_up <> '' AND follow_up <= ?", until.isoformat()
    )
    return tuple(_received(desk, each) for each in found)


def _update(desk: Desk, record: Incoming, reason: str, draft_id: str = "") -> Changed:
    with desk.deed() as deed:
        deed.record(record, reason)
        deed.finish_draft(draft_id)
    return changed(deed, record.id, records.involved_children(desk.connection, record.id))


def _received(desk: Desk, record: Incoming) -> Received:
    involved = records.involved(desk.connection, record.id)
    found = (records.current(desk.connection, Child, each.child_id) for each in involved)
    return Received(record, tuple(child for child in found if child), _due(desk, record))


def _due(desk: Desk, record: Incoming) -> When | None:
    if isinstance(record, EncompassNotice):
        if record.open:
            recorded = records.first_recorded(desk.connection, EncompassNotice, record.id)
            return clock(SAME_DAY).due(record.received, school_time(recorded))
        return When(Certainty.EXACT, record.follow_up) if record.follow_up else None
    return When(Certainty.EXACT, record.reply_by) if record.open and record.reply_by else None
