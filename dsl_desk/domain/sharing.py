"""The record that information left the school: what, to whom, why, on what basis, and who was told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dsl_desk.domain.informed import Informed
from dsl_desk.domain.other_names import NameDecision
from dsl_desk.domain.problems import Problems
from dsl_desk.domain.receipt import Answer, Asked, Receipt
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.domain.second_look import NOT_SAID, SecondLook
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import NOT_STATED, When


class SharingState(StrEnum):
    """How far a bundle has come. A receipt moves it only as far as that receipt shows (FORMAT.md, Receipts)."""

    MADE = "made"
    NOT_SENT = "never sent"
    SENT = "sent"
    RECEIVED = "received intact"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    OUTCOME_KNOWN = "outcome known"


@dataclass(frozen=True, slots=True)
class Sharing:
    """One bundle. "Made" is recorded before the file gets its name; "sent" is what the person says they did.

    `route_id` is empty only for a child protection file. `names` say what became of other children's names, so that
    police can ask who "Child A" is. `sources_sent`: whether the sheet of sources went along. `receipts` are what came
    back, in the order it was written down, `asked` how the school asked after it, `ask_on` the day to ask again,
    `outcome` what came of it, and `not_sent` why it never left.
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
    receipts: tuple[Receipt, ...] = ()
    asked: tuple[Asked, ...] = ()
    ask_on: date | None = None
    outcome: str = ""
    outcome_known: When = NOT_STATED
    not_sent: str = ""

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("records", self.records, "Choose at least one record to share")
        problems.require("purpose", self.purpose, "Enter why this is being shared")
        problems.require("lawful_basis", self.lawful_basis, "Choose the lawful basis")
        problems.note("purpose", self.purpose)
        problems.line("sent_how", self.sent_how)
        for name, informed in (("parents", self.parents), ("child", self.child)):
            informed.check(name, problems)
            if informed.to_be_told:
                problems.add(name, "Say whether they have been told before this leaves")
        self.second.check("second", problems)
        self._check_state(problems)
        problems.raise_if_any()

    @property
    def shown_to_arrive(self) -> bool:
        """Whether a receipt shows, and does not only say, that they opened it."""
        return any(receipt.shows_arrival for receipt in self.receipts)

    @property
    def awaits_receipt(self) -> bool:
        """Sent, and nothing has shown yet that it arrived."""
        return self.state is SharingState.SENT

    @property
    def awaits_outcome(self) -> bool:
        """It is with them, and what came of it is not known."""
        return self.state in (SharingState.RECEIVED, SharingState.ACCEPTED, SharingState.RETURNED)

    def answered(self, receipt: Receipt) -> Sharing:
        """With this receipt, as far as it shows. A day to ask again that was set before it counts no more."""
        state = _ANSWERED.get(receipt.answer, self.state)
        if receipt.answer is Answer.ARRIVED and receipt.shows_arrival and self.awaits_receipt:
            state = SharingState.RECEIVED
        if self.state is SharingState.OUTCOME_KNOWN:
            state = self.state
        return replace(self, receipts=(*self.receipts, receipt), state=state, ask_on=None)

    def _check_state(self, problems: Problems) -> None:
        if self.state not in (SharingState.MADE, SharingState.NOT_SENT):
            problems.require("sent_how", self.sent_how, "Enter how it was sent")
            if self.sent == NOT_STATED:
                problems.add("sent", "Enter when it was sent, or type not known")
        if self.state is SharingState.NOT_SENT:
            problems.require("not_sent", self.not_sent, "Enter why it was never sent")
        if self.state is SharingState.RECEIVED and not self.shown_to_arrive:
            problems.add("answer", "Nothing shows yet that they opened it. Enter their reply with the eight words")
        if self.state is SharingState.OUTCOME_KNOWN:
            problems.require("outcome", self.outcome, "Enter what came of it")
            if self.outcome_known == NOT_STATED:
                problems.add("outcome_known", "Enter when you learned it, or type not known")
        for name in ("outcome", "not_sent"):
            problems.note(name, getattr(self, name))


_ANSWERED = {Answer.ACCEPTED: SharingState.ACCEPTED, Answer.RETURNED: SharingState.RETURNED}
