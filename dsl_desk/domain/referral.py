"""A formal request to an agency, how it was answered, and what was done when the answer was not good enough."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsl_desk.domain.problems import Problems
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import NOT_STATED, When


class ReferralHow(StrEnum):
    PHONE = "by phone"
    ONLINE = "online"
    WRITING = "in writing"
    BUNDLE = "by bundle"


class ReferralState(StrEnum):
    IN_PROGRESS = "in progress"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    DONE = "done"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Escalation:
    """One step taken because the agency's answer was not enough; `step` of resources/guidance/escalation.json."""

    step: Term
    when: When
    with_whom: str
    words: str


@dataclass(frozen=True, slots=True)
class Referral:
    """`written` is when a referral by phone was confirmed in writing; `reply_by` is when to chase a reply.

    `sharing_id` names the bundle that carried it, if one did.
    """

    id: str
    child_id: str
    agency_id: str
    how: ReferralHow
    why: str
    made: When
    told_to: str = ""
    reference: str = ""
    concern_id: str = ""
    state: ReferralState = ReferralState.IN_PROGRESS
    state_reason: str = ""
    written: When = NOT_STATED
    reply_by: date | None = None
    replied: When = NOT_STATED
    escalations: tuple[Escalation, ...] = ()
    sharing_id: str = ""

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("child_id", self.child_id, "Choose the child")
        problems.require("agency_id", self.agency_id, "Choose the agency")
        problems.require("how", self.how, "Choose how the referral was made")
        problems.require("why", self.why, "Enter why this is referred")
        if self.made == NOT_STATED:
            problems.add("made", "Enter when it was made, or type not known")
        if self.how is ReferralHow.PHONE:
            problems.require("told_to", self.told_to, "Enter who you spoke to")
        if self.state in (ReferralState.RETURNED, ReferralState.WITHDRAWN):
            problems.require("state_reason", self.state_reason, f"Enter why it was {self.state}")
        problems.note("why", self.why)
        problems.note("state_reason", self.state_reason)
        problems.line("told_to", self.told_to)
        problems.line("reference", self.reference)
        for step in self.escalations:
            problems.require("escalations", step.with_whom, "Enter who the step was taken with")
            problems.line("escalations", step.with_whom)
            problems.note("escalations", step.words)
        problems.raise_if_any()

    @property
    def open(self) -> bool:
        """Still waiting for the agency, or for the school to act on its answer."""
        return self.state in (ReferralState.IN_PROGRESS, ReferralState.RETURNED)

    @property
    def awaits_writing(self) -> bool:
        """Made by phone, and not yet confirmed in writing (practice.md 2.6)."""
        return self.open and self.how is ReferralHow.PHONE and self.written == NOT_STATED
