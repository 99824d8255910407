"""What a child's situation is called, from when to when: plans, care, support, missing episodes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsl_desk.domain.problems import Problems
from dsl_desk.domain.term import Term


class StatusSource(StrEnum):
    HAND = "written down here"
    SCHOOL_SYSTEM = "school system"
    AGENCY = "told by an agency"


@dataclass(frozen=True, slots=True)
class Status:
    """`kind` is an entry of resources/guidance/statuses.json. In force while `until` is not given."""

    id: str
    child_id: str
    kind: Term
    source: StatusSource = StatusSource.HAND
    since: date | None = None
    until: date | None = None
    reference: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("child_id", self.child_id, "Choose the child")
        problems.line("reference", self.reference)
        problems.note("note", self.note)
        problems.in_order("until", self.since, self.until)
        problems.raise_if_any()

    def current(self, today: date) -> bool:
        """Begun, as far as is known, and not yet over."""
        return (self.since is None or self.since <= today) and (self.until is None or self.until > today)
