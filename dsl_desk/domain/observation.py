"""A dated warning sign or event, in the witness's words."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from enum import StrEnum

from dsl_desk.domain.body_map import BodyMark, check_marks
from dsl_desk.domain.origin import Origin
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


class Basis(StrEnum):
    """Fact, opinion and hearsay are kept apart (practice.md 1.1, R3)."""

    NOT_STATED = "not stated"
    FACT = "fact"
    OPINION = "opinion"
    SECOND_HAND = "second-hand"


@dataclass(frozen=True, slots=True)
class Aware:
    """What may be noticed about a child, as an optional structure; a blank is not recorded, never absent."""

    appearance: str = ""
    words: str = ""
    activity: str = ""
    relationships: str = ""
    environment: str = ""


@dataclass(frozen=True, slots=True)
class SourceDetail:
    """What lets an officer grade a source, as facts; schools never grade (practice.md 2.3 d to h).

    `danger` is what happens if the source becomes known, `contact_again` whether and how they can be asked safely.
    """

    corroboration: str = ""
    reliability: str = ""
    danger: str = ""
    contact_again: str = ""


@dataclass(frozen=True, slots=True)
class Observation:
    """What was seen or told. Sealed when saved: a correction is a new version, the child's words stay as they are.

    Three of the four times are here: `happened`, `noticed` (seen or told) and `received` (by the DSL); the fourth,
    recorded, is the journal entry's own. `domains` are practice.md 3.3 A-J, or NOT_SURE alone.
    `prompts` are the questions that were asked before the child's `exact_words`, `present` who was there, `ending`
    what happened to the child at the end. `vulnerabilities` and `protective` factors stand apart from indicators.
    `origin` and `must_not_be_told` are handling marks.
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
    basis: Basis = Basis.NOT_STATED
    prompts: str = ""
    demeanour: str = ""
    present: str = ""
    ending: str = ""
    vulnerabilities: tuple[Term, ...] = ()
    protective: tuple[Term, ...] = ()
    aware: Aware = Aware()
    marks: tuple[BodyMark, ...] = ()
    origin: Origin = Origin.NOT_STATED
    must_not_be_told: str = ""
    source: SourceDetail = SourceDetail()

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("what", self.what, "Enter what was seen or told")
        problems.require("how_known", self.how_known, "Choose: I saw it, I was told, or reported to me")
        problems.require("domains", self.domains, "Choose what it is about, or not sure yet")
        if NOT_SURE.code in {term.code for term in self.domains} and len(self.domains) > 1:
            problems.add("domains", "Choose either what it is about or not sure yet, not both")
        problems.note("what", self.what)
        for name in ("exact_words", "prompts", "demeanour", "ending"):
            problems.note(name, getattr(self, name))
        for name in ("witness", "place", "present", "must_not_be_told"):
            problems.line(name, getattr(self, name))
        for name, parts in (("aware", self.aware), ("source", self.source)):
            for text in astuple(parts):
                problems.note(name, text)
        check_marks(problems, self.marks)
        problems.raise_if_any()
