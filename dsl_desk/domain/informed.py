"""Whether the parents, or the child, were told or are to be."""

from __future__ import annotations

from dataclasses import dataclass

from dsl_desk.domain.problems import Problems
from dsl_desk.domain.term import Term

ALREADY = "They have been told already. Say one of the two"
AGAINST = "There are reasons here why they are not told. Take them out, or say that they are not told"


@dataclass(frozen=True, slots=True)
class Informed:
    """Told; or `to_be_told`: decided so, and nobody has yet; or not told.

    Not told has reason codes (practice.md 1.8, resources/guidance/not_informed.json) and words.
    """

    told: bool
    reasons: tuple[Term, ...] = ()
    words: str = ""
    to_be_told: bool = False

    def problem(self) -> str:
        """What is missing, or nothing."""
        if self.to_be_told:
            return ALREADY if self.told else AGAINST if self.reasons else ""
        if not self.told and not (self.reasons and self.words.strip()):
            return "Choose at least one reason and say in words why they were not told"
        return ""

    def check(self, name: str, problems: Problems) -> None:
        """Add what is wrong, as the field `name` of the record that holds it."""
        problems.note(name, self.words)
        if self.problem():
            problems.add(name, self.problem())
