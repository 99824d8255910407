"""A duty in words: how it stands, and when it is due."""

from dsl_desk.domain.when import say_when
from dsl_desk.services.duties import Owed


def say_due(owed: Owed) -> str:
    """Such as "Late: it was to be reported by Wednesday 25 March 2026"; an unchecked limit is named as one."""
    if owed.due.day is None:
        return "No time limit is known: report it without delay"
    by = say_when(owed.due)
    unchecked = "" if owed.checked else " (time limit: status not checked)"
    if owed.late:
        return f"Late: it was to be reported by {by}{unchecked}"
    return f"Report it as soon as you can, at the latest {by}{unchecked}"


def say_outcome(owed: Owed) -> str:
    """How a duty that is dealt with ended."""
    duty = owed.duty
    if duty.not_needed:
        return f"No report needed: {duty.not_needed}"
    reference = f", reference {duty.reference}" if duty.reference else ""
    return f"Reported to {duty.reported_to}, {say_when(duty.reported)}{reference}"
