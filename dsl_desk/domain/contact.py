"""A talk, call, letter or meeting with someone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsl_desk.domain.problems import Problems
from dsl_desk.domain.when import NOT_STATED, When


class ContactKind(StrEnum):
    CALL = "call"
    MEETING = "meeting"
    EMAIL = "email"
    VISIT = "visit"
    LETTER = "letter"


class Direction(StrEnum):
    FROM_US = "from us"
    TO_US = "to us"
    BOTH_WAYS = "both ways"


@dataclass(frozen=True, slots=True)
class Contact:
    """One entry of the contact log. `reference` is the other side's own, such as an incident number."""

    id: str
    kind: ContactKind
    with_whom: str
    said: str
    direction: Direction = Direction.FROM_US
    agency_id: str = ""
    when: When = NOT_STATED
    agreed: str = ""
    outcome: str = ""
    reference: str = ""
    follow_up: date | None = None
    concern_id: str = ""

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("kind", self.kind, "Choose the kind of contact")
        problems.require("with_whom", self.with_whom, "Enter who you were in contact with")
        problems.require("said", self.said, "Enter what was said")
        for name in ("said", "agreed", "outcome"):
            problems.note(name, getattr(self, name))
        problems.line("with_whom", self.with_whom)
        problems.line("reference", self.reference)
        problems.raise_if_any()
