"""What becomes of another child's name in a bundle: decided one by one, with no default."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dsl_desk.domain.problems import Problems


class NameTreatment(StrEnum):
    """MEANT_OTHERWISE: the words are no name of this child here, such as Rose or Hall. They stay as they are, and the
    receiver is told nothing of this child."""

    NAMED = "named, as possible victim or witness"
    PSEUDONYM = "pseudonym that police can ask about"
    REMOVED = "removed"
    MEANT_OTHERWISE = "somebody or something else of that name"


@dataclass(frozen=True, slots=True)
class NameDecision:
    """What the school keeps: whose name, as which `words` it stands in the records, and what becomes of them.

    `child_id` is empty for words that the DSL typed: a nickname, or somebody who is not on the roll. `label` is what
    the receiver reads in place of a pseudonym's words, such as "Child A".
    """

    child_id: str
    words: tuple[str, ...]
    treatment: NameTreatment
    label: str = ""

    def __post_init__(self) -> None:
        problems = Problems()
        told = bool(self.words) and all(words.strip() for words in self.words)
        problems.require("names", told, "Enter the name or words that this decision is about")
        problems.require("names", self.treatment, "Decide what becomes of each other child’s name")
        if self.treatment is NameTreatment.PSEUDONYM:
            problems.require("names", self.label, "A pseudonym needs a label, such as Child A")
            if {*self.label.casefold().split()} & {words.casefold() for words in self.words}:
                problems.add("names", "The pseudonym holds the name itself. Choose other words, such as Child A")
        problems.line("names", *self.words, self.label)
        problems.raise_if_any()


@dataclass(frozen=True, slots=True)
class OtherName:
    """What the receiver is told of one decision: the name where it stays, the label of a pseudonym, else neither."""

    treatment: NameTreatment
    shown: str = ""
