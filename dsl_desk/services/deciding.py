"""Decisions, and the concerns they open, watch and close."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.concern import Concern, ConcernState, Involvement, Role
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.services.correcting import check_correction, current
from dsl_desk.services.desk import Desk, changed
from dsl_desk.store import records

_STATES = {
    DecisionKind.OPEN_CONCERN: ConcernState.OPEN,
    DecisionKind.MONITOR: ConcernState.MONITORING,
    DecisionKind.CLOSE_CONCERN: ConcernState.CLOSED,
}


def open_concern(
    desk: Desk, concern: Concern, involvements: Sequence[Involvement], decision: Decision, draft_id: str = ""
) -> Changed:
    """Open a concern about one or more children by a decision with its reason.

    The decision names the records it rests on; they stay as they are. Raises InvalidRecord.
    """
    if not involvements:
        raise InvalidRecord(Problem("child", "Choose the child"))
    if decision.kind is not DecisionKind.OPEN_CONCERN or decision.concern_id != concern.id:
        raise InvalidRecord(Problem("kind", "A concern is opened by a decision to open it"))
    with desk.deed() as deed:
        deed.record(concern)
        for involvement in involvements:
            deed.record(involvement)
            deed.record(Involvement(desk.new_id(), decision.id, involvement.child_id, involvement.role))
        deed.record(decision)
        deed.finish_draft(draft_id)
    return changed(deed, concern.id, (involvement.child_id for involvement in involvements))


def decide(
    desk: Desk, decision: Decision, child_ids: Sequence[str], outcome: str = "", draft_id: str = ""
) -> Changed:
    """Record a decision, also one for no further action; on a concern it may change its state, or open it again.

    Each child has the role in it that they have in its concern. `outcome` is required to close a concern.
    Raises InvalidRecord.
    """
    if not child_ids:
        raise InvalidRecord(Problem("child", "Choose the child"))
    concern = records.current(desk.connection, Concern, decision.concern_id) if decision.concern_id else None
    moved = _moved(concern, decision, outcome) if concern else None
    roles = {each.child_id: each.role for each in records.involved(desk.connection, decision.concern_id)}
    with desk.deed() as deed:
        deed.record(decision)
        for child_id in dict.fromkeys(child_ids):
            deed.record(Involvement(desk.new_id(), decision.id, child_id, roles.get(child_id, Role.ABOUT)))
        if moved and moved != concern:
            deed.record(moved, decision.reason)
        deed.finish_draft(draft_id)
    return changed(deed, decision.id, child_ids)


def _moved(concern: Concern, decision: Decision, outcome: str) -> Concern:
    """The concern as the decision leaves it; one opened again has no outcome yet."""
    state = _STATES.get(decision.kind, concern.state)
    if state is ConcernState.OPEN and concern.state is ConcernState.CLOSED:
        return replace(concern, state=state, outcome="")
    return replace(concern, state=state, outcome=outcome or concern.outcome)


def decision(desk: Desk, decision_id: str) -> Decision:
    """The newest version of one decision. Raises InvalidRecord when it is not there."""
    return current(desk, Decision, decision_id)


def amend_decision(desk: Desk, amended: Decision, reason: str) -> Changed:
    """Add a corrected version with its reason; the earlier version stays.

    What was decided, and on which concern, is no part of that: a change of mind is a decision of its own. Raises
    InvalidRecord.
    """
    before = current(desk, Decision, amended.id)
    check_correction(before, amended, reason)
    if (amended.kind, amended.concern_id) != (before.kind, before.concern_id):
        raise InvalidRecord(Problem("kind", "To decide otherwise, record a new decision. This one stays as it is"))
    with desk.deed() as deed:
        deed.record(amended, reason)
    return changed(deed, amended.id, records.involved_children(desk.connection, amended.id))
