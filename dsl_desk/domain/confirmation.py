"""What someone at the school found out about a source of guidance: whether it is in force, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsl_desk.domain.problems import Problems


class InForce(StrEnum):
    """Whether a rule applied on the day it was checked. "Not checked" is never shown as yes, and never as no."""

    YES = "yes"
    NO = "no"
    NOT_CHECKED = "not checked"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Takes the place of the status that came with the program; `id` is the source's name in the guidance.

    Who found it out, and when, is the journal entry's own. `words` say where they looked.
    """

    id: str
    in_force: InForce
    since: date | None = None
    words: str = ""

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("id", self.id, "Choose what you have checked")
        problems.note("words", self.words)
        if self.in_force is not InForce.NOT_CHECKED:
            problems.require("words", self.words, "Enter where you looked, or who told you")
        if self.since and self.in_force is not InForce.YES:
            problems.add("since", "Only what is in force has a day from which it is")
        problems.raise_if_any()
