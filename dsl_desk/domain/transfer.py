"""A child's whole file goes to the next school: who gets it, from when the days are counted, and how it ended.

Rules: practice.md 1.3; their sources stand in resources/guidance.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsl_desk.domain.problems import Problems
from dsl_desk.domain.when import NOT_STATED, When


class Destination(StrEnum):
    """Where the child goes; all but the first need more than a file (resources/guidance/exits.json)."""

    SCHOOL = "another school or college in England"
    POST_16 = "post-16 education or training"
    DUAL = "a second school or off-site provision as well"
    HOME = "education at home"
    OVERSEAS = "a school outside England"
    UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Transfer:
    """One leaving of one child; the newest one stands.

    `counted_from` is the day the child left, or the first day of the new term. `agency_id` is the next school's
    entry in the directory, `receiver` who there takes the file, `advance` which key facts were told them before it
    and how. The file went as the bundle `sharing_id`, or the `other_way` that is written here; or none goes, and
    `none_goes` says why and what was done instead. `untold` is how the new school learns what no file may carry.
    """

    id: str
    child_id: str
    destination: Destination
    counted_from: date | None = None
    agency_id: str = ""
    receiver: str = ""
    advance: str = ""
    advanced: When = NOT_STATED
    untold: str = ""
    sharing_id: str = ""
    other_way: str = ""
    went: When = NOT_STATED
    received: str = ""
    none_goes: str = ""

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("child_id", self.child_id, "Choose the child")
        problems.require("destination", self.destination, "Choose where the child goes")
        if self.advance.strip() and self.advanced == NOT_STATED:
            problems.add("advanced", "Enter when this was told, or type not known")
        if self.other_way.strip() and self.went == NOT_STATED:
            problems.add("went", "Enter when the file went, or type not known")
        if (self.sharing_id or self.other_way.strip()) and self.none_goes.strip():
            problems.add("none_goes", "A file has gone. Leave this empty")
        problems.line("receiver", self.receiver)
        for name in ("advance", "untold", "other_way", "received", "none_goes"):
            problems.note(name, getattr(self, name))
        problems.raise_if_any()

    @property
    def open(self) -> bool:
        """The file has not gone yet, and nobody has decided that none goes."""
        return not (self.sharing_id or self.other_way.strip() or self.none_goes.strip())

    @property
    def awaits_receipt(self) -> bool:
        """It went by hand or by post, and nobody has confirmed it. What comes back for a bundle stands there."""
        return bool(self.other_way.strip()) and not self.received.strip()
