"""What joins a subject to a child or to another subject: dated, sourced, and as certain as the source was."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dsl_desk.domain.problems import Problems
from dsl_desk.domain.when import NOT_STATED, When


class LinkKind(StrEnum):
    """practice.md 5. Meeting place and place of harm stand apart (practice.md 2.2)."""

    SEEN_WITH = "seen with"
    CONTACTED = "contacted"
    KNOWS = "known to each other"
    DRIVES = "drives"
    TRAVELLED_IN = "travelled in"
    LIVES_AT = "lives at or uses"
    MET_AT = "met at"
    HARMED_AT = "harmed at"
    USES = "uses this phone or account"
    INTRODUCED = "introduced"
    PAID = "gave money or goods to"
    LENT = "lent property to"
    RECRUITS = "draws other children in for"
    SELLS = "sells to"
    FAMILY = "family of"
    OTHER = "linked in another way"


class LinkCertainty(StrEnum):
    SEEN = "seen or heard first-hand"
    TOLD = "told by someone"
    THOUGHT = "thought, not confirmed"


@dataclass(frozen=True, slots=True)
class Link:
    """From a subject to a child (`child_id`) or to another subject (`other_id`): exactly one of them.

    `source` says who saw or said it, `record_id` names the record it was taken from. One made in error is `withdrawn`
    by a new version with its reason.
    """

    id: str
    subject_id: str
    kind: LinkKind
    certainty: LinkCertainty
    child_id: str = ""
    other_id: str = ""
    when: When = NOT_STATED
    source: str = ""
    record_id: str = ""
    words: str = ""
    withdrawn: bool = False

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("subject_id", self.subject_id, "Choose the person, vehicle, place, phone or account")
        problems.require("kind", self.kind, "Choose how they are linked")
        problems.require("certainty", self.certainty, "Choose how this is known")
        if bool(self.child_id) == bool(self.other_id):
            problems.add("child_id", "Choose who or what it is linked to: a child or one other subject")
        if self.other_id and self.other_id == self.subject_id:
            problems.add("other_id", "This links something to itself. Choose the other one")
        problems.line("source", self.source)
        problems.note("words", self.words)
        problems.raise_if_any()
