"""Who does what by when."""

from __future__ import annotations

from dataclasses import replace

from dsl_desk.domain.action import Action
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.when import NOT_STATED, When
from dsl_desk.services.correcting import check_correction, current
from dsl_desk.services.desk import Desk, changed
from dsl_desk.store import records


def add_action(desk: Desk, action: Action) -> Changed:
    with desk.deed() as deed:
        deed.record(action)
    return changed(deed, action.id, [action.child_id])


def complete_action(desk: Desk, action_id: str, done: When, outcome: str) -> Changed:
    """Mark an action done. Raises InvalidRecord when it is not open or the time is not said."""
    action = records.current(desk.connection, Action, action_id)
    if action is None or not action.open:
        raise InvalidRecord(Problem("done", "This action is already done"))
    if done == NOT_STATED:
        raise InvalidRecord(Problem("done", "Enter when it was done, or type not known"))
    with desk.deed() as deed:
        deed.record(replace(action, done=done, outcome=outcome), "Done")
    return changed(deed, action.id, [action.child_id])


def action(desk: Desk, action_id: str) -> Action:
    """The newest version of one action. Raises InvalidRecord when it is not there."""
    return current(desk, Action, action_id)


def amend_action(desk: Desk, amended: Action, reason: str) -> Changed:
    """Add a corrected version with its reason; the earlier version stays. Raises InvalidRecord."""
    check_correction(current(desk, Action, amended.id), amended, reason)
    with desk.deed() as deed:
        deed.record(amended, reason)
    return changed(deed, amended.id, [amended.child_id])
