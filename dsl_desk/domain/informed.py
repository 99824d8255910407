"""Whether the parents, or the child, were told."""

from __future__ import annotations

from dataclasses import dataclass

from dsl_desk.domain.problems import Problems
from dsl_desk.domain.term import Term


@dataclass(frozen=True, slots=True)
class Informed:
    """Told, or not: then with reason codes (practice.md 1.8, resources/guidance/not_informed.json) and words."""

    told: bool
    reasons: tuple[Term, ...] = ()
    words: str = ""

    def problem(self) -> str:
        """What is missing, or nothing."""
        if not self.told and not (self.reasons and self.words.strip()):
            return "Choose at least one reason and say in words why they were not told"
        return ""

    def check(self, name: str, problems: Problems) -> None:
        """Add what is wrong, as the field `name` of the record that holds it."""
        problems.note(name, self.words)
        if self.problem():
            problems.add(name, self.problem())
