"""A matter opened about one or more children, and the role each of them has in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dsl_desk.domain.problems import Problems
from dsl_desk.domain.term import Term


class ConcernState(StrEnum):
    OPEN = "open"
    MONITORING = "monitoring"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Concern:
    """Groups observations, contacts, actions and decisions. Opened, changed and closed by a decision.

    `exploitation` are types as thought of now, never final; `linked` are ids of other concerns.
    """

    id: str
    title: str
    state: ConcernState = ConcernState.OPEN
    outcome: str = ""
    exploitation: tuple[Term, ...] = ()
    linked: tuple[str, ...] = ()
    summary: str = ""

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("title", self.title, "Enter a few words that name the concern")
        problems.line("title", self.title)
        problems.note("outcome", self.outcome)
        problems.note("summary", self.summary)
        if self.id in self.linked:
            problems.add("linked", "A concern cannot be linked to itself. Choose another one")
        if self.state is ConcernState.CLOSED:
            problems.require("outcome", self.outcome, "Say how it ended before closing the concern")
        problems.raise_if_any()


class Role(StrEnum):
    """What part a child has in one matter. Another matter may give the same child another role."""

    ABOUT = "the child this is about"
    MAY_BE_HARMED = "may have been harmed too"
    WITNESS = "saw or heard it"
    MAY_HAVE_HARMED = "may have harmed another child"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class Involvement:
    """One child's role in one matter: an observation, contact, concern or decision."""

    id: str
    matter_id: str
    child_id: str
    role: Role = Role.ABOUT

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("child_id", self.child_id, "Choose the child")
        problems.raise_if_any()
