"""Bodies outside the school, and the dated ways to reach them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dsl_desk.domain.problems import Problems


class AgencyKind(StrEnum):
    POLICE = "police"
    SOCIAL_CARE = "children's social care"
    HEALTH = "health"
    EDUCATION = "education"
    CHARITY = "charity"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Agency:
    id: str
    name: str
    kind: AgencyKind

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("name", self.name, "Enter the name of the agency")
        problems.line("name", self.name)
        problems.raise_if_any()


class HowChecked(StrEnum):
    NOT_SAID = "not said"
    RANG = "rang it"
    READ = "read it on their own page or letter"
    ASKED = "asked them in person"


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """One way to reach an agency: for what, not for what, when open, where it was read and who checked it when.

    `hours` is read as `domain.opening` says. Only an entry `for_parents` may stand in a letter, and only while it is
    fresh. A `historic` one is kept so that nobody takes it for new: it is never offered and never printed.
    """

    id: str
    agency_id: str
    label: str
    source: str
    use_for: str = ""
    not_for: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""
    source_date: date | None = None
    checked_on: date | None = None
    checked_by: str = ""
    for_parents: bool = False
    web: str = ""
    how_checked: HowChecked = HowChecked.NOT_SAID
    historic: bool = False

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("agency_id", self.agency_id, "Choose the agency")
        problems.require("label", self.label, "Enter what this contact is called")
        problems.require("source", self.source, "Enter where this was read")
        if not (self.phone.strip() or self.email.strip() or self.web.strip()):
            problems.add("phone", "Enter a phone number, an email address or a web page")
        if self.checked_on:
            problems.require("checked_by", self.checked_by, "Enter who checked it")
        for name in ("label", "source", "use_for", "not_for", "phone", "email", "web", "hours", "checked_by"):
            problems.line(name, getattr(self, name))
        problems.raise_if_any()

    def is_fresh(self, today: date, days: int) -> bool:
        """In use, and checked by someone within the last `days` (a value of resources/guidance)."""
        if self.historic or self.checked_on is None:
            return False
        return timedelta(0) <= today - self.checked_on <= timedelta(days=days)
