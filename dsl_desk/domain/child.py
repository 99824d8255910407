"""The pupil a record is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dsl_desk.domain.problems import Problems


@dataclass(frozen=True, slots=True)
class Child:
    """A child on the school's roll, in the words the school knows them by.

    `year` is the National Curriculum year ("R", "1" to "13"), `form` the tutor group, `upn` the Unique Pupil Number.
    Family and given name are the legal ones. `left` is the first day the child is no longer at this school.
    """

    id: str
    family_name: str
    given_name: str
    known_as: str = ""
    born: date | None = None
    year: str = ""
    form: str = ""
    upn: str = ""
    family_known_as: str = ""
    left: date | None = None
    left_for: str = ""

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("family_name", self.family_name, "Enter the child's family name")
        problems.require("given_name", self.given_name, "Enter the child's first name")
        for name in ("family_name", "given_name", "known_as", "year", "form", "upn", "family_known_as", "left_for"):
            problems.line(name, getattr(self, name))
        problems.raise_if_any()

    @property
    def name(self) -> str:
        """What staff call the child: known-as names before legal ones."""
        return f"{self.known_as or self.given_name} {self.family_known_as or self.family_name}"

    @property
    def place(self) -> str:
        """`Year 9 · 9A`, as far as it is known."""
        return " · ".join(part for part in (f"Year {self.year}" if self.year else "", self.form) if part)
