"""What leaves the school in one bundle: the chosen records about one child, and why they were shared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dsl_desk.domain.action import Action
from dsl_desk.domain.agency import Agency
from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.care_answers import NO_CARE_ANSWERS, CareAnswers
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Concern, Role
from dsl_desk.domain.contact import Contact
from dsl_desk.domain.decision import Decision
from dsl_desk.domain.duty import Duty
from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.front_sheet import FrontSheet
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.link import Link
from dsl_desk.domain.not_shared import NotShared
from dsl_desk.domain.observation import Observation, SourceDetail, SourceKind
from dsl_desk.domain.other_names import OtherName
from dsl_desk.domain.police_request import PoliceRequest
from dsl_desk.domain.professional import Professional
from dsl_desk.domain.provenance import Provenance
from dsl_desk.domain.referral import Referral
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.domain.route import RouteAnswer
from dsl_desk.domain.school import Person, School
from dsl_desk.domain.second_look import NOT_SAID, SecondLook
from dsl_desk.domain.sharing import Sharing
from dsl_desk.domain.significance import Significance
from dsl_desk.domain.status import Status
from dsl_desk.domain.subject import Subject
from dsl_desk.domain.term import Term

Record = (
    Observation
    | Contact
    | Action
    | Decision
    | Referral
    | EncompassNotice
    | PoliceRequest
    | Duty
    | Concern
    | Sharing
    | NotShared
    | RouteAnswer
)

RECORD_KINDS: dict[str, type[Any]] = {
    "observation": Observation,
    "contact": Contact,
    "action": Action,
    "decision": Decision,
    "referral": Referral,
    "encompass_notice": EncompassNotice,
    "police_request": PoliceRequest,
    "duty": Duty,
    "concern": Concern,
    "sharing": Sharing,
    "not_shared": NotShared,
    "route_answer": RouteAnswer,
}
"""The kinds of record that can leave. The last four go only with a child's whole file."""

TICKED_KINDS = tuple(RECORD_KINDS)[:-4]
"""Those that are ticked one by one."""


def attachment_code(number: int) -> str:
    """What the report and the payload call an attachment, counted from 1 in the order of the case file."""
    return f"ATT-{number:04}"


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
    """One record as it stood when it left; exactly one of the kinds is set.

    `names_replaced` counts the places where square brackets stand for another child's name, or where a Sharing
    told whose it is. `source` is the code,
    such as S1, under which the sheet of sources tells who the witness is: then `witness` and `source` of the
    observation are not here. In both cases the custody has no salt, for what is left does not open the digest.
    `meaning` is the DSL's own view, where it goes along. `through` is the way of a record that another school wrote,
    that school first; `recorded`, `author_id` and `custody` are then as they were there.
    """

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
    referral: Referral | None = None
    encompass_notice: EncompassNotice | None = None
    police_request: PoliceRequest | None = None
    duty: Duty | None = None
    concern: Concern | None = None
    sharing: Sharing | None = None
    names_replaced: int = 0
    source: str = ""
    meaning: Significance | None = None
    through: tuple[Provenance, ...] = ()
    not_shared: NotShared | None = None
    route_answer: RouteAnswer | None = None

    @property
    def record(self) -> Record:
        found: Record | None = getattr(self, self.kind)
        assert found is not None, "a case record is complete at birth"
        return found


@dataclass(frozen=True, slots=True)
class Scope:
    """Why these records and not others. `left_out` counts by kind what stayed in the school, and nothing more.

    `summary` is the DSL's own, facts first. `must_not_be_told` names who must not learn of this, `handling` says what
    else the receiver has to observe, `agencies_told` which other agencies know, and since when. `care` is
    answered in a referral to children's social care alone.
    """

    purpose: str
    lawful_basis: tuple[Term, ...]
    parents: Informed
    child: Informed
    chosen: tuple[str, ...]
    left_out: dict[str, int]
    summary: str = ""
    must_not_be_told: tuple[str, ...] = ()
    handling: str = ""
    agencies_told: str = ""
    second: SecondLook = NOT_SAID
    care: CareAnswers = NO_CARE_ANSWERS


@dataclass(frozen=True, slots=True)
class Details:
    """What of the child's front sheet goes along; a confidential address never does."""

    front_sheet: FrontSheet | None = None
    family: tuple[FamilyMember, ...] = ()
    professionals: tuple[Professional, ...] = ()
    statuses: tuple[Status, ...] = ()


@dataclass(frozen=True, slots=True)
class SourcedRecord:
    """One record of a source; `salt` opens its digest once `witness` and `source` are put back (empty: it cannot)."""

    id: str
    witness: str
    detail: SourceDetail
    salt: str


@dataclass(frozen=True, slots=True)
class Source:
    """Who a code such as S1 stands for, on the sheet of sources alone."""

    code: str
    kind: SourceKind
    records: tuple[SourcedRecord, ...]


@dataclass(frozen=True, slots=True)
class SourceSheet:
    """`data/sources.json`: chosen before signing, on its own so that it can be kept apart (practice.md 2.3)."""

    bundle: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything a bundle says but for the sources and the files' bytes. What was previewed is what is signed.

    `route` is None only for a child protection file, which goes to a school. `attachments` are numbered from
    ATT-0001 in this order. `links` join `subjects` to the child and to each other. `agencies` are those that records
    name by id.
    """

    bundle: str
    demonstration: bool
    prepared: datetime
    school: School
    prepared_by: Person
    recipient: Agency
    route: RouteAnswer | None
    child: Child
    scope: Scope
    records: tuple[CaseRecord, ...]
    people: tuple[Person, ...]
    journal_device: str
    journal_seq: int
    journal_head: str
    form: ReportForm = ReportForm.INFORMATION
    attachments: tuple[Attachment, ...] = ()
    details: Details = Details()
    subjects: tuple[Subject, ...] = ()
    links: tuple[Link, ...] = ()
    names: tuple[OtherName, ...] = ()
    agencies: tuple[Agency, ...] = ()
