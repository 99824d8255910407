"""What the DSL decided, and what the steps from there to the bundle hand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dsl_desk import codec
from dsl_desk.bundle.payload import Payload
from dsl_desk.domain.care_answers import NO_CARE_ANSWERS, CareAnswers
from dsl_desk.domain.casefile import CaseFile, SourceSheet
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.other_names import NameDecision
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.domain.second_look import NOT_SAID, SecondLook
from dsl_desk.domain.sharing import Sharing
from dsl_desk.domain.term import Term
from dsl_desk.services.school_keys import SchoolKeys


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What the DSL decided: which records about whom go to which agency, why, on what basis, and who was told.

    `attachments`, `subjects`, `family`, `professionals` and `statuses` are ids ticked one by one; links among ticked
    subjects and the child go along. `front_sheet`: whether its particulars go. `names` holds a decision on every
    other child found. `sources`: whether the sheet of sources goes along; who they are never stands elsewhere.
    `care` goes along with a referral to children's social care alone.
    """

    child_id: str
    agency_id: str
    route_id: str
    purpose: str
    lawful_basis: tuple[Term, ...]
    parents: Informed
    child: Informed
    records: tuple[str, ...]
    form: ReportForm = ReportForm.INFORMATION
    summary: str = ""
    attachments: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    front_sheet: bool = False
    family: tuple[str, ...] = ()
    professionals: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    names: tuple[NameDecision, ...] = ()
    sources: bool = False
    must_not_be_told: tuple[str, ...] = ()
    handling: str = ""
    agencies_told: str = ""
    second: SecondLook = NOT_SAID
    care: CareAnswers = NO_CARE_ANSWERS


@dataclass(frozen=True, slots=True)
class Assembled:
    """Everything a bundle needs from the vault. `contents` are the bytes of its attachments by their ids."""

    casefile: CaseFile
    sharing: Sharing
    keys: SchoolKeys
    contents: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    sources: SourceSheet | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Prepared:
    """The bundle before signing; `preview` is the exact report that will be signed."""

    assembled: Assembled
    payload: Payload
    preview: bytes = field(repr=False)

    @property
    def kept(self) -> dict[str, bytes]:
        """What the school keeps beside the signed report, to show years later what left."""
        sources = self.assembled.sources
        kept = {"records.json": codec.encode(self.assembled.casefile)}
        return kept | {"sources.json": codec.encode(sources)} if sources else kept
