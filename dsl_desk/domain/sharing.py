"""The record that information left the school: what, to whom, why, on what basis, and who was told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dsl_desk.domain.informed import Informed
from dsl_desk.domain.other_names import NameDecision
from dsl_desk.domain.problems import Problems
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.domain.second_look import NOT_SAID, SecondLook
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import NOT_STATED, When


class SharingState(StrEnum):
    MADE = "made"
    SENT = "sent"
    RECEIVED = "received intact"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    OUTCOME_KNOWN = "outcome known"


@dataclass(frozen=True, slots=True)
class Sharing:
    """One bundle. "Made" is recorded before the file gets its name; "sent" is what the person says they did.

    `route_id` is empty only for a child protection file. `names` say what became of other children's names, so that
    police can ask who "Child A" is. `sources_sent`: whether the sheet of sources went along.
    """

    id: str
    child_id: str
    agency_id: str
    route_id: str
    purpose: str
    lawful_basis: tuple[Term, ...]
    parents: Informed
    child: Informed
    records: tuple[str, ...]
    bundle: str
    sequence: int
    payload_sha256: str
    sums_sha256: str
    previous_sums_sha256: str = ""
    state: SharingState = SharingState.MADE
    sent: When = NOT_STATED
    sent_how: str = ""
    form: ReportForm = ReportForm.INFORMATION
    attachments: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    names: tuple[NameDecision, ...] = ()
    sources_sent: bool = False
    second: SecondLook = NOT_SAID

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("records", self.records, "Choose at least one record to share")
        problems.require("purpose", self.purpose, "Enter why this is being shared")
        problems.require("lawful_basis", self.lawful_basis, "Choose the lawful basis")
        problems.note("purpose", self.purpose)
        problems.line("sent_how", self.sent_how)
        self.parents.check("parents", problems)
        self.child.check("child", problems)
        self.second.check("second", problems)
        if self.state is SharingState.SENT:
            problems.require("sent_how", self.sent_how, "Enter how it was sent")
            if self.sent == NOT_STATED:
                problems.add("sent", "Enter when it was sent, or type not known")
        problems.raise_if_any()
