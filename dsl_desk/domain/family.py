"""Household and family: who they are to the child, who holds parental responsibility, who may be contacted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.front_sheet import Address
from dsl_desk.domain.problems import Problems


class ContactRule(StrEnum):
    NOT_STATED = "not stated"
    MAY = "may be contacted"
    MUST_NOT = "must not be contacted"


@dataclass(frozen=True, slots=True)
class FamilyMember:
    """One person in a child's family or household. `until` is the day from which this is history.

    `emergency` is the place in the order of ringing, 0 for none. `sibling_id` names a child on the roll; `address` is
    left out for someone who lives with the child.
    """

    id: str
    child_id: str
    name: str
    relationship: str
    parental_responsibility: Answer = Answer.NOT_KNOWN
    contact: ContactRule = ContactRule.NOT_STATED
    contact_reason: str = ""
    lives_with_child: Answer = Answer.NOT_KNOWN
    address: Address | None = None
    phone: str = ""
    email: str = ""
    language: str = ""
    interpreter: bool = False
    emergency: int = 0
    sibling_id: str = ""
    school: str = ""
    until: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("child_id", self.child_id, "Choose the child")
        problems.require("name", self.name, "Enter the person's name")
        problems.require("relationship", self.relationship, "Enter what this person is to the child")
        if self.contact is ContactRule.MUST_NOT:
            problems.require("contact_reason", self.contact_reason, "Say why this person must not be contacted")
            if self.emergency:
                problems.add("emergency", "Someone who must not be contacted cannot be an emergency contact")
        if self.emergency < 0:
            problems.add("emergency", "Enter 1 for the first to ring, 2 for the second, or leave it empty")
        elif self.emergency:
            problems.require("phone", self.phone, "Enter a phone number for an emergency contact")
        if self.sibling_id and self.sibling_id == self.child_id:
            problems.add("sibling_id", "A child cannot be their own brother or sister. Choose the other child")
        if self.address:
            self.address.check("address", problems)
        for name in ("name", "relationship", "contact_reason", "phone", "email", "language", "school"):
            problems.line(name, getattr(self, name))
        problems.note("note", self.note)
        problems.raise_if_any()
