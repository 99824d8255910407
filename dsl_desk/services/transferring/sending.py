"""A child's file on its way to the next school: begun, gone, confirmed, or decided that none goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.other_names import NameDecision
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.domain.second_look import NOT_SAID, SecondLook
from dsl_desk.domain.term import Term
from dsl_desk.domain.transfer import Transfer
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.exporting.request import ExportRequest
from dsl_desk.services.transferring.whole import WholeFile
from dsl_desk.store import records, transfers


@dataclass(frozen=True, slots=True)
class Covering:
    """What is written for the next school on top of the file, and who knows that it goes."""

    agency_id: str
    purpose: str
    lawful_basis: tuple[Term, ...]
    parents: Informed
    child: Informed
    summary: str = ""
    handling: str = ""
    agencies_told: str = ""
    second: SecondLook = NOT_SAID


def save_transfer(desk: Desk, transfer: Transfer) -> Changed:
    """Write down where the child goes and what was done so far. Raises InvalidRecord."""
    if records.current(desk.connection, Child, transfer.child_id) is None:
        raise InvalidRecord(Problem("child_id", "Choose a child who is on the roll or was"))
    with desk.deed() as deed:
        deed.record(transfer)
    return changed(deed, transfer.id, [transfer.child_id])


def transfer_of(desk: Desk, child_id: str) -> Transfer | None:
    """The newest transfer of a child's file."""
    return transfers.newest(desk.connection, child_id)


def add_school(desk: Desk, name: str) -> Changed:
    """Put a school in the directory by its name alone; how to reach it is added there. Raises InvalidRecord."""
    agency = Agency(desk.new_id(), name.strip(), AgencyKind.EDUCATION)
    with desk.deed() as deed:
        deed.record(agency)
    return changed(deed, agency.id)


def request_of(whole: WholeFile, covering: Covering, names: Sequence[NameDecision] = ()) -> ExportRequest:
    """The whole file as a request to the export: the sources go along, for the next lead needs them."""
    return ExportRequest(
        child_id=whole.child_id,
        agency_id=covering.agency_id,
        route_id="",
        purpose=covering.purpose,
        lawful_basis=covering.lawful_basis,
        parents=covering.parents,
        child=covering.child,
        records=whole.records,
        form=ReportForm.TRANSFER,
        summary=covering.summary,
        attachments=tuple(each.id for each in whole.attachments),
        subjects=whole.subjects,
        front_sheet=whole.front_sheet,
        family=whole.family,
        professionals=whole.professionals,
        statuses=whole.statuses,
        names=tuple(names),
        sources=True,
        handling=covering.handling,
        agencies_told=covering.agencies_told,
        second=covering.second,
    )


def confirm(desk: Desk, transfer: Transfer, words: str) -> Changed:
    """Enter how the next school confirmed a file that went by hand or by post. Raises InvalidRecord."""
    if not words.strip():
        raise InvalidRecord(Problem("received", "Enter who confirmed it, when and how"))
    return save_transfer(desk, replace(transfer, received=words.strip()))
