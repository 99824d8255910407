"""Professionals around a child: social worker, early help worker, nurse, officer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dsl_desk.domain.problems import Problems


@dataclass(frozen=True, slots=True)
class Professional:
    id: str
    child_id: str
    name: str
    role: str
    agency: str = ""
    phone: str = ""
    email: str = ""
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("child_id", self.child_id, "Choose the child")
        problems.require("name", self.name, "Enter the person's name")
        problems.require("role", self.role, "Enter what this person does for the child")
        for name in ("name", "role", "agency", "phone", "email"):
            problems.line(name, getattr(self, name))
        problems.in_order("until", self.since, self.until)
        problems.raise_if_any()
