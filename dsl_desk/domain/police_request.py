"""A police request for information about a child (victim information request, practice.md 0.10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.problems import Problems
from dsl_desk.domain.when import NOT_STATED, When


class RequestState(StrEnum):
    RECEIVED = "received"
    RELEASED = "all released"
    PART_RELEASED = "part released"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class PoliceRequest:
    """Who asks under which power for what, whether the victim has notice, and what was released by whose sign-off.

    `enquiry` is the line of enquiry, `scope` what is asked for, `signed_off_by` the data protection officer or head.
    The children are involvements.
    """

    id: str
    officer: str
    force: str
    received: When
    reference: str = ""
    power: str = ""
    written: Answer = Answer.NOT_KNOWN
    enquiry: str = ""
    scope: str = ""
    notice_given: Answer = Answer.NOT_KNOWN
    notice_words: str = ""
    counselling_notes: Answer = Answer.NOT_KNOWN
    reply_by: date | None = None
    state: RequestState = RequestState.RECEIVED
    released: str = ""
    state_reason: str = ""
    signed_off_by: str = ""
    answered: When = NOT_STATED

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("officer", self.officer, "Enter the officer's name and number")
        problems.require("force", self.force, "Enter the police force")
        if self.received == NOT_STATED:
            problems.add("received", "Enter when the request came, or type not known")
        if self.state in (RequestState.RELEASED, RequestState.PART_RELEASED):
            problems.require("released", self.released, "Enter what was released")
            problems.require("signed_off_by", self.signed_off_by, "Enter who signed off the release")
        if self.state in (RequestState.PART_RELEASED, RequestState.REFUSED, RequestState.WITHDRAWN):
            problems.require("state_reason", self.state_reason, f"Enter why it was {self.state}")
        if self.state is not RequestState.RECEIVED and self.answered == NOT_STATED:
            problems.add("answered", "Enter when it was answered, or type not known")
        for name in ("officer", "force", "reference", "power", "signed_off_by"):
            problems.line(name, getattr(self, name))
        for name in ("enquiry", "scope", "notice_words", "released", "state_reason"):
            problems.note(name, getattr(self, name))
        problems.raise_if_any()

    @property
    def open(self) -> bool:
        return self.state is RequestState.RECEIVED
