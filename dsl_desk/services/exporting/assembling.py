"""Everything that leaves, gathered in the vault as the DSL decided."""

from __future__ import annotations

from collections import Counter

from dsl_desk.domain.agency import Agency
from dsl_desk.domain.casefile import TICKED_KINDS, CaseFile, Scope
from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.event import Happening
from dsl_desk.domain.route import RouteAnswer
from dsl_desk.domain.sharing import Sharing
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import school
from dsl_desk.services.exporting.gathering import authors, case_records
from dsl_desk.services.exporting.numbering import next_number, sums_before
from dsl_desk.services.exporting.request import Assembled, ExportRequest
from dsl_desk.services.looking import note_look
from dsl_desk.services.proving import prove_for_export
from dsl_desk.services.school_keys import signing_keys
from dsl_desk.services.sight import looked_at
from dsl_desk.services.withholding import stop_confidential_bundle
from dsl_desk.store import chronology as stored
from dsl_desk.store import records


def assemble(desk: Desk, request: ExportRequest) -> Assembled:
    """Gather what leaves.

    Raises InvalidRecord for what the DSL has not decided yet, and where a confidential address would leave;
    KeyNotInTime while the school's certificates cannot sign.
    """
    answer = records.current(desk.connection, RouteAnswer, request.route_id)
    if answer is None or answer.child_id != request.child_id:
        raise InvalidRecord(Problem("route", "Answer first how this has been reported"))
    agency = records.current(desk.connection, Agency, request.agency_id)
    if agency is None:
        raise InvalidRecord(Problem("agency", "Choose who it goes to"))
    sharing = _sharing(desk, request)
    casefile = _case_file(desk, request, sharing, answer, agency)
    prove_for_export(desk, [request.child_id, request.route_id, *request.records])
    stop_confidential_bundle(desk, casefile)
    about = looked_at(desk, request.child_id, request.records)
    note_look(desk, Happening.PREVIEWED, about, f"report of bundle {sharing.bundle}")
    return Assembled(casefile, sharing, signing_keys(desk))


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
        sources_sent=request.sources,
        second=request.second,
    )


def _case_file(desk: Desk, request: ExportRequest, sharing: Sharing, answer: RouteAnswer, agency: Agency) -> CaseFile:
    child = records.current(desk.connection, Child, request.child_id)
    assert child is not None, "the route answer names a child of these records"
    lines = [line for line in stored.of_child(desk.connection, child.id) if line.kind in TICKED_KINDS]
    known = {line.record.id: line.kind for line in reversed(lines)}
    if not set(request.records) <= known.keys():
        raise InvalidRecord(Problem("records", "Choose only records about this child"))
    # Oldest first, as an officer reads; the order of ticking says nothing.
    chosen = {id_: kind for id_, kind in known.items() if id_ in request.records}
    left_out = Counter(kind for id_, kind in known.items() if id_ not in request.records)
    taken = case_records(desk, child.id, chosen)
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
        scope=Scope(
            purpose=request.purpose,
            lawful_basis=request.lawful_basis,
            parents=request.parents,
            child=request.child,
            chosen=tuple(chosen),
            left_out=dict(left_out),
            summary=request.summary,
            must_not_be_told=request.must_not_be_told,
            handling=request.handling,
            agencies_told=request.agencies_told,
            second=request.second,
        ),
        records=taken,
        people=authors(desk, taken),
        journal_device=head.device,
        journal_seq=head.seq,
        journal_head=head.hash,
        form=request.form,
    )
