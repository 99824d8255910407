"""A report that the law or guidance asks of someone, and whether it was made (practice.md 1.9)."""

from __future__ import annotations

from dataclasses import dataclass

from dsl_desk.domain.problems import Problems
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import NOT_STATED, When


@dataclass(frozen=True, slots=True)
class Duty:
    """`kind` is an entry of resources/guidance/duties.json; `owed_by` is the person whose own duty it is.

    `arose` is when they were told or saw. `delay` says why the report was not made at once, `not_needed` why none
    was.
    """

    id: str
    child_id: str
    kind: Term
    owed_by: str
    arose: When = NOT_STATED
    concern_id: str = ""
    reported: When = NOT_STATED
    reported_to: str = ""
    reference: str = ""
    delay: str = ""
    not_needed: str = ""
    words: str = ""

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("child_id", self.child_id, "Choose the child")
        problems.require("owed_by", self.owed_by, "Enter whose duty this is")
        problems.line("owed_by", self.owed_by)
        problems.line("reported_to", self.reported_to)
        problems.line("reference", self.reference)
        for name in ("delay", "not_needed", "words"):
            problems.note(name, getattr(self, name))
        if self.reported != NOT_STATED:
            problems.require("reported_to", self.reported_to, "Enter who the report was made to")
            if self.not_needed.strip():
                problems.add("not_needed", "Say either when it was reported or why it was not needed, not both")
        problems.raise_if_any()

    @property
    def open(self) -> bool:
        return self.reported == NOT_STATED and not self.not_needed.strip()
