"""Everything that leaves, gathered in the vault as the DSL decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from dsl_desk.domain.agency import Agency
from dsl_desk.domain.care_answers import NO_CARE_ANSWERS
from dsl_desk.domain.casefile import RECORD_KINDS, TICKED_KINDS, CaseFile, CaseRecord, Scope
from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.event import Happening
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.domain.route import RouteAnswer
from dsl_desk.domain.sharing import Sharing
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import school
from dsl_desk.services.exporting.files import attachments, contents
from dsl_desk.services.exporting.gathering import agencies_named, authors, can_leave, case_records
from dsl_desk.services.exporting.numbering import next_number, sums_before
from dsl_desk.services.exporting.particulars import details, subjects_and_links
from dsl_desk.services.exporting.request import Assembled, ExportRequest
from dsl_desk.services.exporting.shielding import shield
from dsl_desk.services.looking import note_look
from dsl_desk.services.proving import prove_for_export
from dsl_desk.services.school_keys import signing_keys
from dsl_desk.services.sight import looked_at
from dsl_desk.services.withholding import stop_confidential_bundle
from dsl_desk.store import records

_WITH_MEANING = frozenset({ReportForm.SUMMARY, ReportForm.SOCIAL_CARE, ReportForm.TRANSFER})
"""The reports that tell the DSL's own view apart from the facts; to police and in evidence go facts alone."""


def assemble(desk: Desk, request: ExportRequest) -> Assembled:
    """Gather what leaves.

    Raises InvalidRecord for what the DSL has not decided yet, and where a confidential address would leave;
    NamesUndecided (with whom) for other children's names; KeyNotInTime while the school's certificates cannot sign.
    """
    answer = _route(desk, request)
    agency = records.current(desk.connection, Agency, request.agency_id)
    if agency is None:
        raise InvalidRecord(Problem("agency", "Choose who it goes to"))
    sharing = _sharing(desk, request)
    prove_for_export(desk, _ids(request))
    gathered = _case_file(desk, request, sharing, answer, agency)
    copy = shield(desk, gathered, request.names, sources=request.sources)
    stop_confidential_bundle(desk, copy.casefile, copy.sources)
    read = contents(desk, copy.casefile.attachments)
    about = looked_at(desk, request.child_id, request.records)
    note_look(desk, Happening.PREVIEWED, about, f"report of bundle {sharing.bundle}")
    sharing = replace(sharing, sources_sent=copy.sources is not None)
    return Assembled(copy.casefile, sharing, signing_keys(desk), read, copy.sources)


def _route(desk: Desk, request: ExportRequest) -> RouteAnswer | None:
    """How the matter was reported; nobody asks where a child's file goes to the next school."""
    if request.form is ReportForm.TRANSFER:
        return None
    answer = records.current(desk.connection, RouteAnswer, request.route_id)
    if answer is None or answer.child_id != request.child_id:
        raise InvalidRecord(Problem("route", "Answer first how this has been reported"))
    return answer


def _ids(request: ExportRequest) -> list[str]:
    """Whatever of the journal leaves."""
    return [
        *(request.child_id, *filter(None, [request.route_id])),
        *(*request.records, *request.attachments, *request.subjects),
        *(*request.family, *request.professionals, *request.statuses),
    ]


def _sharing(desk: Desk, request: ExportRequest) -> Sharing:
    bundle, sequence = next_number(desk, request.agency_id)
    return Sharing(
        id=desk.new_id(),
        child_id=request.child_id,
        agency_id=request.agency_id,
        route_id=request.route_id,
        purpose=request.purpose,
        lawful_basis=request.lawful_basis,
        parents=request.parents,
        child=request.child,
        records=request.records,
        bundle=bundle,
        sequence=sequence,
        payload_sha256="",
        sums_sha256="",
        previous_sums_sha256=sums_before(desk, request.agency_id, sequence),
        form=request.form,
        attachments=request.attachments,
        subjects=request.subjects,
        names=request.names,
        second=request.second,
    )


def _case_file(
    desk: Desk, request: ExportRequest, sharing: Sharing, answer: RouteAnswer | None, agency: Agency
) -> CaseFile:
    """The records as they stand; nothing of it may leave before it is shielded."""
    child = records.current(desk.connection, Child, request.child_id)
    assert child is not None, "a bundle is about a child of these records"
    whole = request.form is ReportForm.TRANSFER
    known = can_leave(desk, child.id, RECORD_KINDS if whole else TICKED_KINDS)
    if not set(request.records) <= known.keys():
        raise InvalidRecord(Problem("records", "Choose only records about this child"))
    # Oldest first, as an officer reads; the order of ticking says nothing.
    chosen = {id_: kind for id_, kind in known.items() if id_ in request.records}
    left_out = Counter(kind for id_, kind in known.items() if id_ not in request.records)
    taken = case_records(desk, child.id, chosen, with_meaning=request.form in _WITH_MEANING)
    subjects, links = subjects_and_links(desk, child.id, request.subjects, chosen)
    head = desk.vault.head()
    return CaseFile(
        bundle=sharing.bundle,
        demonstration=desk.demonstration,
        prepared=desk.clock.now(),
        school=school(desk),
        prepared_by=desk.person,
        recipient=agency,
        route=answer,
        child=child,
        scope=_scope(request, taken, dict(left_out)),
        records=taken,
        people=authors(desk, taken),
        journal_device=head.device,
        journal_seq=head.seq,
        journal_head=head.hash,
        form=request.form,
        attachments=attachments(desk, child.id, chosen, request.attachments, whole=whole),
        details=details(
            desk,
            child.id,
            front_sheet=request.front_sheet,
            family=request.family,
            professionals=request.professionals,
            statuses=request.statuses,
        ),
        subjects=subjects,
        links=links,
        agencies=agencies_named(desk, taken),
    )


def _scope(request: ExportRequest, taken: Collection[CaseRecord], left_out: dict[str, int]) -> Scope:
    marked = (item.observation.must_not_be_told.strip() for item in taken if item.observation)
    return Scope(
        purpose=request.purpose,
        lawful_basis=request.lawful_basis,
        parents=request.parents,
        child=request.child,
        chosen=tuple(item.record.id for item in taken),
        left_out=left_out,
        summary=request.summary,
        must_not_be_told=tuple(dict.fromkeys(filter(None, (*request.must_not_be_told, *marked)))),
        handling=request.handling,
        agencies_told=request.agencies_told,
        second=request.second,
        care=request.care if request.form is ReportForm.SOCIAL_CARE else NO_CARE_ANSWERS,
    )
