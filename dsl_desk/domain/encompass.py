"""An Operation Encompass notice: police tell the school of a domestic abuse incident a child was part of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dsl_desk.domain.problems import Problems
from dsl_desk.domain.when import NOT_STATED, When


@dataclass(frozen=True, slots=True)
class EncompassNotice:
    """What police told (fields of practice.md 2.7), and how the school looked after the child the same day.

    The children are involvements. The incident's details are printed in no general report.
    """

    id: str
    police_reference: str
    happened: When = NOT_STATED
    received: When = NOT_STATED
    place: str = ""
    children_present: str = ""
    voice: str = ""
    adult_present: str = ""
    circumstances: str = ""
    police_action: str = ""
    key_adult: str = ""
    response: str = ""
    responded: When = NOT_STATED
    follow_up: date | None = None

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("police_reference", self.police_reference, "Enter the police reference, or type not given")
        if self.received == NOT_STATED:
            problems.add("received", "Enter when the school was told, or type not known")
        if self.responded != NOT_STATED:
            problems.require("response", self.response, "Enter what the school did for the child")
            problems.require("key_adult", self.key_adult, "Enter who looks after the child at school")
        for name in ("police_reference", "place", "adult_present", "key_adult"):
            problems.line(name, getattr(self, name))
        for name in ("children_present", "voice", "circumstances", "police_action", "response"):
            problems.note(name, getattr(self, name))
        problems.raise_if_any()

    @property
    def open(self) -> bool:
        return self.responded == NOT_STATED
