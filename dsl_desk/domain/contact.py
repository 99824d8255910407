"""A talk, call, letter or meeting with someone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsl_desk.domain.letter import SentLetter
from dsl_desk.domain.problems import Problems
from dsl_desk.domain.when import NOT_STATED, When


class ContactKind(StrEnum):
    CALL = "call"
    MEETING = "meeting"
    EMAIL = "email"
    VISIT = "visit"
    LETTER = "letter"


class Whom(StrEnum):
    NOT_STATED = "not stated"
    AGENCY = "agency"
    PARENT = "parent or carer"
    CHILD = "the child"
    OFFICER = "police officer"
    STAFF = "school staff"
    OTHER = "someone else"


class Direction(StrEnum):
    FROM_US = "from us"
    TO_US = "to us"
    BOTH_WAYS = "both ways"


@dataclass(frozen=True, slots=True)
class Contact:
    """One entry of the contact log. `reference` is the other side's own.

    `incident_reference` and `crime_reference` are those police give after 101 or 999. `present` says who else was
    there; `referral_id` names the referral the contact belongs to; `letter` says what was printed where this was a
    letter of ours.
    """

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
    whom_kind: Whom = Whom.NOT_STATED
    incident_reference: str = ""
    crime_reference: str = ""
    present: str = ""
    referral_id: str = ""
    letter: SentLetter | None = None

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("kind", self.kind, "Choose the kind of contact")
        problems.require("with_whom", self.with_whom, "Enter who you were in contact with")
        problems.require("said", self.said, "Enter what was said")
        for name in ("said", "agreed", "outcome"):
            problems.note(name, getattr(self, name))
        problems.line("with_whom", self.with_whom)
        for name in ("reference", "incident_reference", "crime_reference", "present"):
            problems.line(name, getattr(self, name))
        if self.letter:
            self.letter.check("letter", problems)
        problems.raise_if_any()
