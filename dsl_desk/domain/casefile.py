"""What leaves the school in one bundle: the chosen records about one child, and why they were shared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dsl_desk.domain.action import Action
from dsl_desk.domain.agency import Agency
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Role
from dsl_desk.domain.contact import Contact
from dsl_desk.domain.decision import Decision
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.route import RouteAnswer
from dsl_desk.domain.school import Person, School
from dsl_desk.domain.term import Term

Record = Observation | Contact | Action | Decision
"""The kinds of record that can be ticked to leave."""

RECORD_KINDS: dict[str, type[Any]] = {
    "observation": Observation,
    "contact": Contact,
    "action": Action,
    "decision": Decision,
}


@dataclass(frozen=True, slots=True)
class Custody:
    """Where a record stands in the school's journal: its place, hash and digest, and the salt that opens the digest.

    `digest` is SHA-256(salt || body): whoever holds salt and body can check it, nobody can guess the body from it.
    """

    device: str
    seq: int
    hash: str
    digest: str
    salt: str


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """One record as it stood when it left; exactly one of the four is set."""

    kind: str
    recorded: datetime
    author_id: str
    version: int
    role: Role
    custody: Custody
    correction: str = ""
    observation: Observation | None = None
    contact: Contact | None = None
    action: Action | None = None
    decision: Decision | None = None

    @property
    def record(self) -> Record:
        found: Record | None = getattr(self, self.kind)
        assert found is not None, "a case record is complete at birth"
        return found


@dataclass(frozen=True, slots=True)
class Scope:
    """Why these records and not others. `left_out` counts by kind what stayed in the school, and nothing more."""

    purpose: str
    lawful_basis: tuple[Term, ...]
    parents: Informed
    child: Informed
    chosen: tuple[str, ...]
    left_out: dict[str, int]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything a bundle says. Immutable: what was previewed is what is signed."""

    bundle: str
    demonstration: bool
    prepared: datetime
    school: School
    prepared_by: Person
    recipient: Agency
    route: RouteAnswer
    child: Child
    scope: Scope
    records: tuple[CaseRecord, ...]
    people: tuple[Person, ...]
    journal_device: str
    journal_seq: int
    journal_head: str
