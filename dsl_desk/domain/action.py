"""Who does what by when, and that it was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsl_desk.domain.problems import Problems
from dsl_desk.domain.when import NOT_STATED, When


class ActionKind(StrEnum):
    STEP = "step"
    EARLY_INTERVENTION = "early intervention"
    RESTORATIVE = "restorative"
    DISRUPTION = "disruption"


@dataclass(frozen=True, slots=True)
class Action:
    """Open while `done` is not stated."""

    id: str
    child_id: str
    what: str
    owner: str
    due: date | None = None
    concern_id: str = ""
    done: When = NOT_STATED
    outcome: str = ""
    kind: ActionKind = ActionKind.STEP

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("child_id", self.child_id, "Choose the child")
        problems.require("what", self.what, "Enter what is to be done")
        problems.require("owner", self.owner, "Enter who does it")
        problems.note("what", self.what)
        problems.note("outcome", self.outcome)
        problems.line("owner", self.owner)
        problems.raise_if_any()

    @property
    def open(self) -> bool:
        return self.done == NOT_STATED
