"""Who may see one concern, where not everyone who unlocks the records should."""

from __future__ import annotations

from dataclasses import dataclass

from dsl_desk.domain.problems import Problems


@dataclass(frozen=True, slots=True)
class Restriction:
    """A house rule: everyone who unlocks holds the key. `people` are the ids of those who see the concern.

    Each change is a new version with its own reason; one that names nobody lifts it, and everyone sees the concern.
    """

    id: str
    concern_id: str
    people: tuple[str, ...]
    reason: str

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("concern_id", self.concern_id, "Choose the concern")
        problems.require("reason", self.reason, "Enter why you are changing who can see this")
        problems.note("reason", self.reason)
        if len(set(self.people)) < len(self.people):
            problems.add("people", "The same person is named twice. Leave one out")
        problems.raise_if_any()

    def hides_from(self, person_id: str) -> bool:
        """Whether someone is not to see the concern."""
        return bool(self.people) and person_id not in self.people
