"""A decision to keep information in the school: what, from whom, why, and who advised it (practice.md 1.6)."""

from __future__ import annotations

from dataclasses import dataclass

from dsl_desk.domain.problems import Problems
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import NOT_STATED, When


@dataclass(frozen=True, slots=True)
class NotShared:
    """`ground` is an entry of resources/guidance/not_shared.json, among them section 16LA's "more detrimental".

    `with_whom` is who asked for it or could have had it, `agency_id` the same from the directory, if it stands there.
    `advice_from` is whom the school asked (rule 4), `advice` what they said.
    """

    id: str
    child_id: str
    what: str
    with_whom: str
    ground: Term
    why: str
    decided: When
    decided_by: str
    agency_id: str = ""
    concern_id: str = ""
    advice_from: str = ""
    advice: str = ""

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("child_id", self.child_id, "Choose the child")
        problems.require("what", self.what, "Enter what was not shared")
        problems.require("with_whom", self.with_whom, "Enter with whom it was not shared")
        problems.require("ground", self.ground, "Choose why it was not shared")
        problems.require("why", self.why, "Say in words why it was not shared")
        problems.require("decided_by", self.decided_by, "Enter who decided")
        if self.decided == NOT_STATED:
            problems.add("decided", "Enter when this was decided, or type not known")
        if self.advice.strip():
            problems.require("advice_from", self.advice_from, "Enter who gave the advice")
        for name in ("what", "why", "advice"):
            problems.note(name, getattr(self, name))
        problems.line("with_whom", self.with_whom)
        problems.line("decided_by", self.decided_by)
        problems.line("advice_from", self.advice_from)
        problems.raise_if_any()
