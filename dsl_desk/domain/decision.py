"""What was decided and why, also when nothing further is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsl_desk.domain.problems import Problems


class DecisionKind(StrEnum):
    OPEN_CONCERN = "open a concern"
    MONITOR = "keep under watch"
    REFER = "refer or report"
    SUPPORT = "support in school"
    NO_FURTHER_ACTION = "no further action"
    CLOSE_CONCERN = "close the concern"


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision always has a reason (KCSIE, quoted in practice.md 1.1). `records` are the ids it rests on."""

    id: str
    kind: DecisionKind
    reason: str
    decided_by: str
    concern_id: str = ""
    records: tuple[str, ...] = ()
    review_on: date | None = None

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("kind", self.kind, "Choose what was decided")
        problems.require("reason", self.reason, "Enter the reason for the decision")
        problems.require("decided_by", self.decided_by, "Enter who decided")
        problems.note("reason", self.reason)
        problems.line("decided_by", self.decided_by)
        problems.raise_if_any()
