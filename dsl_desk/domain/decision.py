"""What was decided and why, also when nothing further is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsl_desk.domain.informed import Informed
from dsl_desk.domain.problems import Problems


class DecisionKind(StrEnum):
    OPEN_CONCERN = "open a concern"
    MONITOR = "keep under watch"
    REFER = "refer or report"
    SUPPORT = "support in school"
    NO_FURTHER_ACTION = "no further action"
    CLOSE_CONCERN = "close the concern"
    GROUP_BASED = "treat as group-based"
    NOT_GROUP_BASED = "not group-based on what is known"
    TELLING = "who is told"


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision always has a reason (KCSIE, quoted in practice.md 1.1). `records` are the ids it rests on.

    `parents` and `child` say whether they were told or are to be, None where that was not part of this decision;
    `inform_later` who will tell them, and when (practice.md 1.8).
    """

    id: str
    kind: DecisionKind
    reason: str
    decided_by: str
    concern_id: str = ""
    records: tuple[str, ...] = ()
    review_on: date | None = None
    parents: Informed | None = None
    child: Informed | None = None
    inform_later: str = ""

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("kind", self.kind, "Choose what was decided")
        problems.require("reason", self.reason, "Enter the reason for the decision")
        problems.require("decided_by", self.decided_by, "Enter who decided")
        problems.note("reason", self.reason)
        problems.line("decided_by", self.decided_by)
        problems.line("inform_later", self.inform_later)
        for name, informed in (("parents", self.parents), ("child", self.child)):
            if informed:
                informed.check(name, problems)
        problems.raise_if_any()
