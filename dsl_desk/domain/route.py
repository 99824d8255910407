"""The route gate: how the matter reached, or will reach, those who must act, before anything is exported."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dsl_desk.domain.problems import Problems
from dsl_desk.domain.when import NOT_STATED, When


class Route(StrEnum):
    """practice.md 2.1; the words to show stand in resources/guidance/routes.json."""

    EMERGENCY = "999"
    CRIME_REPORT = "101 or online"
    SOCIAL_CARE = "children's social care"
    INFORMATION = "information only"


@dataclass(frozen=True, slots=True)
class RouteAnswer:
    """A report by 999, 101 or online has its reference, or the person says that none was given."""

    id: str
    child_id: str
    route: Route
    reference: str = ""
    reference_not_given: bool = False
    reported: When = NOT_STATED
    told_to: str = ""

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("child_id", self.child_id, "Choose the child")
        problems.require("route", self.route, "Choose how this has been reported")
        problems.line("reference", self.reference)
        problems.line("told_to", self.told_to)
        if self.route in (Route.EMERGENCY, Route.CRIME_REPORT):
            if bool(self.reference.strip()) == self.reference_not_given:
                problems.add("reference", "Enter the police reference, or tick that none was given")
            if self.reported == NOT_STATED:
                problems.add("reported", "Enter when it was reported, or type not known")
        if self.route is Route.SOCIAL_CARE:
            problems.require("told_to", self.told_to, "Enter who at children's social care was told")
            if self.reported == NOT_STATED:
                problems.add("reported", "Enter when they were told, or type not known")
        problems.raise_if_any()
