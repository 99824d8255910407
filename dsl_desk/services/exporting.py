"""From the route gate to the signed bundle, and what was done with it.

The steps stand apart because two threads share them: `assemble` and `record_made` need the vault, `preview` and
`seal` only compute. `export_bundle` is all of them in one go.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from dsl_desk import codec
from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.payload import Payload, build_payload
from dsl_desk.bundle.writer import Progress, Sealed, seal_bundle
from dsl_desk.domain.agency import Agency
from dsl_desk.domain.casefile import RECORD_KINDS, CaseFile, CaseRecord, Scope
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import SystemClock
from dsl_desk.domain.concern import Role
from dsl_desk.domain.erasure import BundleNumber
from dsl_desk.domain.errors import BundleError, InvalidRecord, Problem
from dsl_desk.domain.event import Event, Happening
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.other_names import NameDecision
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.domain.route import RouteAnswer
from dsl_desk.domain.school import Person
from dsl_desk.domain.second_look import NOT_SAID, SecondLook
from dsl_desk.domain.sharing import Sharing, SharingState
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import When
from dsl_desk.keys.passphrase import WORDS_FOR_BUNDLE, generate
from dsl_desk.services.anchoring import leave_anchor
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.directory import school
from dsl_desk.services.looking import note_look
from dsl_desk.services.proving import prove_for_export
from dsl_desk.services.school_keys import SchoolKeys, school_keys, word_list
from dsl_desk.services.sight import looked_at
from dsl_desk.services.tombstones import erasures
from dsl_desk.services.withholding import stop_confidential_bundle
from dsl_desk.store import beside, records
from dsl_desk.store import chronology as stored
from dsl_desk.store.hiding import out_of_sight
from dsl_desk.store.records import Version

REPORT_KEPT, RECORDS_KEPT = "1-Report.pdf", "records.json"


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What the DSL decided: which records about whom go to which agency, why, on what basis, and who was told.

    `attachments`, `subjects`, `family`, `professionals` and `statuses` are ids ticked one by one; links among ticked
    subjects and the child go along. `front_sheet`: whether its particulars go. `names` holds a decision on every
    other child found. `sources`: whether the sheet of sources goes along; who they are never stands elsewhere.
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


@dataclass(frozen=True, slots=True)
class Assembled:
    """Everything a bundle needs from the vault."""

    casefile: CaseFile
    sharing: Sharing
    keys: SchoolKeys


@dataclass(frozen=True, slots=True)
class Prepared:
    """The bundle before signing; `preview` is the exact report that will be signed."""

    assembled: Assembled
    payload: Payload
    preview: bytes = field(repr=False)

    @property
    def records_json(self) -> bytes:
        """data/records.json of the payload."""
        return codec.encode(self.assembled.casefile)


def answer_route_gate(desk: Desk, answer: RouteAnswer) -> Changed:
    """Record how the matter reached those who must act; it stays on the record whether or not a bundle follows."""
    with desk.deed() as deed:
        deed.record(answer)
    return changed(deed, answer.id, [answer.child_id])


def new_passphrase() -> str:
    """Six words to give by phone, never in the same channel as the bundle."""
    return generate(word_list(), WORDS_FOR_BUNDLE)


def assemble(desk: Desk, request: ExportRequest) -> Assembled:
    """Gather what leaves.

    Raises InvalidRecord for what the DSL has not decided yet, and where a confidential address would leave.
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
    return Assembled(casefile, sharing, school_keys(desk))


def preview(assembled: Assembled) -> Prepared:
    """Build the payload and the report around it."""
    from dsl_desk.bundle.sealbox import seal_facts
    from dsl_desk.documents.report import report

    casefile, sharing = assembled.casefile, assembled.sharing
    payload = build_payload(casefile)
    facts = seal_facts(
        casefile,
        payload,
        assembled.keys.root.certificate,
        sequence=sharing.sequence,
        previous_sums_sha256=sharing.previous_sums_sha256,
    )
    return Prepared(assembled, payload, report(casefile, facts))


def seal(prepared: Prepared, folder: Path, passphrase: str | None, progress: Progress | None = None) -> Sealed:
    """Sign what was previewed and write it encrypted into `folder`, still without its name."""
    keys = prepared.assembled.keys
    identity = SchoolIdentity(keys.root.certificate, keys.leaf.certificate, keys.leaf.private_key)
    # The signature always says the real time, also where a demonstration sets the time of its records.
    moment = SystemClock().now()
    if progress:
        return seal_bundle(folder, prepared.preview, prepared.payload, identity, passphrase, moment, progress)
    return seal_bundle(folder, prepared.preview, prepared.payload, identity, passphrase, moment)


def record_made(desk: Desk, prepared: Prepared, sealed: Sealed, draft_id: str = "") -> Changed:
    """Enter the sharing, keep what left, and only then give the file its name; the draft it grew from goes.

    Leaves no file and raises BundleError when another bundle took the number since the preview, InvalidRecord when
    an address in it is kept confidential since then.
    """
    sharing = replace(
        prepared.assembled.sharing, payload_sha256=sealed.payload_sha256, sums_sha256=sealed.sums_sha256
    )
    try:
        if (sharing.bundle, sharing.sequence) != _next_number(desk, sharing.agency_id):
            raise BundleError(
                "Another bundle was made since you read this preview, so nothing has left. "
                "Read the new preview, then sign."
            )
        stop_confidential_bundle(desk, prepared.assembled.casefile)  # an address may be kept so since the preview
        with desk.deed() as deed:
            deed.record(sharing)
            deed.note(Event(sharing.child_id, Happening.EXPORTED, f"bundle {sharing.bundle}"))
            beside.keep_file(desk.connection, sharing.id, REPORT_KEPT, sealed.report)
            beside.keep_file(desk.connection, sharing.id, RECORDS_KEPT, prepared.records_json)
            beside.save_setting(desk.connection, beside.bundle_file(sharing.id), str(sealed.target))
            deed.finish_draft(draft_id)
    except BaseException:
        sealed.discard()
        raise
    try:
        sealed.publish()
    except BaseException:
        sealed.discard()
        raise
    leave_anchor(desk)
    return changed(deed, sharing.id, [sharing.child_id])


def export_bundle(
    desk: Desk, request: ExportRequest, folder: Path, passphrase: str | None
) -> tuple[Prepared, Sealed]:
    """All steps in one go; raises InvalidRecord, BundleError, DocumentError or DiskFull, each leaving no file."""
    prepared = preview(assemble(desk, request))
    sealed = seal(prepared, folder, passphrase)
    record_made(desk, prepared, sealed)
    return prepared, sealed


def record_sent(desk: Desk, sharing_id: str, sent: When, how: str) -> Changed:
    """Enter when and how a bundle left. Raises InvalidRecord when that is not said."""
    sharing = records.current(desk.connection, Sharing, sharing_id)
    assert sharing is not None, "pages only offer bundles that were made"
    with desk.deed() as deed:
        deed.record(replace(sharing, state=SharingState.SENT, sent=sent, sent_how=how))
    return changed(deed, sharing.id, [sharing.child_id])


def kept_report(desk: Desk, sharing_id: str) -> bytes | None:
    """The signed report of a bundle, as it left."""
    return beside.kept_file(desk.connection, sharing_id, REPORT_KEPT)


def _next_number(desk: Desk, agency_id: str) -> tuple[str, int]:
    """The next bundle's name, numbered by year, and its place in the order sent to this recipient."""
    year = desk.today().year
    made = _every_bundle(desk)
    numbers = [int(sharing.bundle.split("-")[2]) for sharing in made if sharing.bundle.startswith(f"DD-{year}-")]
    sequence = 1 + max((sharing.sequence for sharing in made if sharing.agency_id == agency_id), default=0)
    return f"DD-{year}-{max(numbers, default=0) + 1:04}-01", sequence


def _every_bundle(desk: Desk) -> tuple[Sharing | BundleNumber, ...]:
    """Those erased, and those the person at the desk is not to see, too: no number is given twice."""
    erased = (number for erasure in erasures(desk) for number in erasure.bundles)
    return (*records.every(desk.connection, Sharing), *out_of_sight(desk.connection, Sharing), *erased)


def _sharing(desk: Desk, request: ExportRequest) -> Sharing:
    bundle, sequence = _next_number(desk, request.agency_id)
    place = (request.agency_id, sequence - 1)
    before = [each for each in _every_bundle(desk) if (each.agency_id, each.sequence) == place]
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
        previous_sums_sha256=before[0].sums_sha256 if before else "",
    )


def _case_file(desk: Desk, request: ExportRequest, sharing: Sharing, answer: RouteAnswer, agency: Agency) -> CaseFile:
    child = records.current(desk.connection, Child, request.child_id)
    assert child is not None, "the route answer names a child of these records"
    lines = [line for line in stored.of_child(desk.connection, child.id) if line.kind in RECORD_KINDS]
    known = {line.record.id: line.kind for line in reversed(lines)}
    if not set(request.records) <= known.keys():
        raise InvalidRecord(Problem("records", "Choose only records about this child"))
    # Oldest first, as an officer reads; the order of ticking says nothing.
    chosen = [(id_, kind) for id_, kind in known.items() if id_ in request.records]
    left_out = Counter(kind for id_, kind in known.items() if id_ not in request.records)
    taken = tuple(_case_record(desk, child.id, id_, kind) for id_, kind in chosen)
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
            request.purpose,
            request.lawful_basis,
            request.parents,
            request.child,
            tuple(id_ for id_, _ in chosen),
            dict(left_out),
        ),
        records=taken,
        people=_authors(desk, taken),
        journal_device=head.device,
        journal_seq=head.seq,
        journal_head=head.hash,
    )


def _case_record(desk: Desk, child_id: str, id_: str, kind: str) -> CaseRecord:
    versions: tuple[Version[object], ...] = records.versions(desk.connection, RECORD_KINDS[kind], id_)
    last = versions[-1]
    roles = {each.child_id: each.role for each in records.involved(desk.connection, id_)}
    return CaseRecord(
        kind=kind,
        recorded=versions[0].recorded,
        author_id=last.author_id,
        version=last.number,
        role=roles.get(child_id, Role.ABOUT),
        custody=last.custody,
        correction=last.reason,
        **{kind: last.record},  # type: ignore[arg-type]
    )


def _authors(desk: Desk, taken: Iterable[CaseRecord]) -> tuple[Person, ...]:
    ids = {record.author_id for record in taken} | {desk.person.id}
    return tuple(person for person in records.every(desk.connection, Person, "name") if person.id in ids)
