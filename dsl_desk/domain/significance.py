"""What the DSL thinks an entry of the chronology means, kept apart from the facts (practice.md 7)."""

from __future__ import annotations

from dataclasses import dataclass

from dsl_desk.domain.problems import Problems
from dsl_desk.domain.term import Term


@dataclass(frozen=True, slots=True)
class Significance:
    """One for each record and child; `record_id` is the record's, and `key` says that a summary tells of it.

    `category` is an entry of resources/guidance/chronology_categories.json.
    """

    id: str
    record_id: str
    child_id: str
    category: Term | None = None
    words: str = ""
    key: bool = False

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("record_id", self.record_id, "Choose the entry this is about")
        problems.require("child_id", self.child_id, "Choose the child")
        problems.note("words", self.words)
        problems.raise_if_any()
