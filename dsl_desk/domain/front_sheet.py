"""The front sheet: what anyone working with a child has to know first (practice.md 1.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsl_desk.domain.problems import Problems


class BackgroundKnown(StrEnum):
    """How ethnicity or disability is known; it is never inferred (practice.md 5, R24)."""

    NOT_STATED = "not stated"
    SELF = "said by the child or family"
    SCHOOL_SYSTEM = "school system"
    IMPRESSION = "someone's impression"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Address:
    """Where someone lives. A confidential one, such as a refuge, leaves the school in no document."""

    lines: tuple[str, ...]
    postcode: str = ""
    confidential: bool = False
    why: str = ""

    def check(self, name: str, problems: Problems) -> None:
        """Add what is wrong with this address, as the field `name` of the record that holds it."""
        problems.require(name, "".join(self.lines), "Enter the address, or leave it out")
        problems.line(name, *self.lines, self.postcode, self.why)
        if self.confidential:
            problems.require(name, self.why, "Say why this address is kept confidential")


@dataclass(frozen=True, slots=True)
class FrontSheet:
    """One for each child; `id` is the child's. `languages` has the first language first.

    `send` is the support or plan in words, `needs` a disability and how this child is best heard.
    """

    id: str
    addresses: tuple[Address, ...] = ()
    phones: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    interpreter: str = ""
    ethnicity: str = ""
    ethnicity_known: BackgroundKnown = BackgroundKnown.NOT_STATED
    religion: str = ""
    send: str = ""
    needs: str = ""
    needs_known: BackgroundKnown = BackgroundKnown.NOT_STATED
    opened_on: date | None = None
    held_where: str = ""

    def __post_init__(self) -> None:
        problems = Problems()
        for address in self.addresses:
            address.check("addresses", problems)
        problems.line("phones", *self.phones)
        problems.line("languages", *self.languages)
        for name in ("interpreter", "ethnicity", "religion", "send", "held_where"):
            problems.line(name, getattr(self, name))
        problems.note("needs", self.needs)
        for name, known in (("ethnicity", self.ethnicity_known), ("needs", self.needs_known)):
            if getattr(self, name).strip() and known is BackgroundKnown.NOT_STATED:
                problems.add(f"{name}_known", "Say how this is known")
        problems.raise_if_any()

    @property
    def confidential(self) -> bool:
        """Whether one of the child's addresses must not leave the school."""
        return any(address.confidential for address in self.addresses)
