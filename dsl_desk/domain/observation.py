"""A dated warning sign or event, in the witness's words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dsl_desk.domain.problems import Problems
from dsl_desk.domain.term import NOT_SURE, Term
from dsl_desk.domain.when import NOT_STATED, When


class HowKnown(StrEnum):
    """How the recorder knows it; police grade from this, schools never grade (practice.md 2.3)."""

    SAW = "I saw or heard it"
    TOLD = "I was told"
    REPORTED = "Reported to me"


class SourceKind(StrEnum):
    NOT_STATED = "not stated"
    CHILD = "the child"
    OTHER_PUPIL = "another pupil"
    PARENT = "a parent or carer"
    STAFF = "a member of staff"
    PUBLIC = "a member of the public"
    AGENCY = "another agency"
    ANONYMOUS = "someone who did not give a name"


@dataclass(frozen=True, slots=True)
class Observation:
    """What was seen or told. Sealed when saved: a correction is a new version, the child's words stay as they are.

    Three of the four times are here: `happened`, `noticed` (seen or told) and `received` (by the DSL); the fourth,
    recorded, is the journal entry's own. `domains` are practice.md 3.3 A-J, or NOT_SURE alone.
    """

    id: str
    what: str
    how_known: HowKnown
    domains: tuple[Term, ...]
    source_kind: SourceKind = SourceKind.NOT_STATED
    witness: str = ""
    happened: When = NOT_STATED
    noticed: When = NOT_STATED
    received: When = NOT_STATED
    place: str = ""
    exact_words: str = ""
    indicators: tuple[Term, ...] = ()
    concern_id: str = ""

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("what", self.what, "Enter what was seen or told")
        problems.require("how_known", self.how_known, "Choose: I saw it, I was told, or reported to me")
        problems.require("domains", self.domains, "Choose what it is about, or not sure yet")
        if NOT_SURE.code in {term.code for term in self.domains} and len(self.domains) > 1:
            problems.add("domains", "Choose either what it is about or not sure yet, not both")
        problems.note("what", self.what)
        problems.note("exact_words", self.exact_words)
        problems.line("witness", self.witness)
        problems.line("place", self.place)
        problems.raise_if_any()
