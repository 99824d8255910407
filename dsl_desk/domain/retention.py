"""Whether a child's record is still kept, decided by a person at a review: never by the passing of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsl_desk.domain.problems import Problems


class Keeping(StrEnum):
    LONGER = "keep longer"
    HOLD = "legal hold"
    HOLD_ENDED = "legal hold ended"


@dataclass(frozen=True, slots=True)
class RetentionReview:
    """One review of one child's whole record; its author is the reviewer, and the newest one stands.

    While a legal hold stands nothing of the record is erased. `next_review` is when someone looks again.
    """

    id: str
    child_id: str
    decision: Keeping
    reason: str
    next_review: date | None = None

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("child_id", self.child_id, "Choose the child")
        problems.require("decision", self.decision, "Choose what was decided")
        problems.require("reason", self.reason, "Say why. This is what the next reviewer reads")
        problems.note("reason", self.reason)
        if self.decision is Keeping.LONGER and self.next_review is None:
            problems.add("next_review", "Enter when this is looked at again")
        problems.raise_if_any()
