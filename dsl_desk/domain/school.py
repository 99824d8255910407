"""The school whose records these are, and the people who write them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from dsl_desk.domain.problems import Problems

SCHOOL_ID = "school"
"""There is one school in a vault; its entries share this id."""


@dataclass(frozen=True, slots=True)
class School:
    name: str
    address: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    local_authority: str = ""
    police_force: str = ""
    dsl_name: str = ""
    dsl_role: str = "Designated safeguarding lead"
    id: str = SCHOOL_ID

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("name", self.name, "Enter the name of the school")
        problems.line("address", *self.address)
        for name in ("name", "phone", "email", "local_authority", "police_force", "dsl_name", "dsl_role"):
            problems.line(name, getattr(self, name))
        problems.raise_if_any()

    def is_of_force(self, known_as: Collection[str]) -> bool:
        """Whether the police force is called one of these names, which are in small letters."""
        return " ".join(self.police_force.lower().split()) in known_as


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with a slot in the keys file. `public_key` is the hex of the Ed25519 key that signs their entries.

    `reads_only` is a house rule, since everyone who unlocks holds the key. `left` is the day their way in was taken
    away; what they signed stays theirs.
    """

    id: str
    name: str
    role: str
    public_key: str
    reads_only: bool = False
    left: date | None = None

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("name", self.name, "Enter your name")
        problems.line("name", self.name)
        problems.line("role", self.role)
        problems.raise_if_any()
