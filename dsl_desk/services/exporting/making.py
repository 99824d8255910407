"""From what was gathered to the file: draw, sign, encrypt, enter it in the journal, and only then name it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dsl_desk.bundle.payload import build_payload
from dsl_desk.bundle.writer import Progress, Sealed, seal_bundle
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.clock import SystemClock
from dsl_desk.domain.errors import BundleError
from dsl_desk.domain.event import Event, Happening
from dsl_desk.domain.transfer import Transfer
from dsl_desk.keys.passphrase import WORDS_FOR_BUNDLE, generate
from dsl_desk.services.anchoring import leave_anchor
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.exporting.assembling import assemble
from dsl_desk.services.exporting.numbering import next_number
from dsl_desk.services.exporting.request import Assembled, ExportRequest, Prepared
from dsl_desk.services.school_keys import key_sha256, word_list
from dsl_desk.services.withholding import stop_confidential_bundle
from dsl_desk.store import beside

REPORT_KEPT = "1-Report.pdf"
AROUND = 100_000
"""Bytes, with room to spare, of the signatures, the sums and the zip around report and payload."""


def new_passphrase() -> str:
    """Six words to give by phone, never in the same channel as the bundle."""
    return generate(word_list(), WORDS_FOR_BUNDLE)


def preview(assembled: Assembled) -> Prepared:
    """Build the payload and the report around it."""
    from dsl_desk.bundle.sealbox import seal_facts
    from dsl_desk.documents.report import report
    from dsl_desk.documents.sources import source_sheet

    casefile, sharing, sources = assembled.casefile, assembled.sharing, assembled.sources
    sources_pdf = source_sheet(casefile, sources) if sources else b""
    payload = build_payload(casefile, assembled.contents, sources, sources_pdf)
    facts = seal_facts(
        casefile,
        payload,
        assembled.keys.root.certificate,
        sequence=sharing.sequence,
        previous_sums_sha256=sharing.previous_sums_sha256,
    )
    return Prepared(assembled, payload, report(casefile, facts))


def seal(
    prepared: Prepared,
    folder: Path,
    passphrase: str | None,
    progress: Progress = lambda done, total: None,
    *,
    most: int | None = None,
) -> Sealed:
    """Sign what was previewed and write it encrypted into `folder`, still without its name.

    A bundle of more than `most` bytes, what its recipient takes in one message, comes in two zips.
    """
    apart = most is not None and prepared.payload.size + len(prepared.preview) + AROUND > most
    # The signature always says the real time, also where a demonstration sets the time of its records.
    moment = SystemClock().now()
    identity = prepared.assembled.keys.identity
    return seal_bundle(
        folder, prepared.preview, prepared.payload, identity, passphrase, moment, progress, apart=apart
    )


def record_made(
    desk: Desk, prepared: Prepared, sealed: Sealed, draft_id: str = "", transfer: Transfer | None = None
) -> Changed:
    """Enter the sharing, keep what left, and only then give the file its name; the draft it grew from goes.

    A `transfer` whose file this is says from then on that it went as this bundle.

    Leaves no file and raises BundleError when another bundle took the number since the preview or the school's key
    was changed, InvalidRecord when an address in it is kept confidential since then.
    """
    sharing = replace(
        prepared.assembled.sharing, payload_sha256=sealed.payload_sha256, sums_sha256=sealed.sums_sha256
    )
    try:
        if (sharing.bundle, sharing.sequence) != next_number(desk, sharing.agency_id):
            raise BundleError(
                "Another bundle was made since you read this preview, so nothing has left. "
                "Read the new preview, then sign."
            )
        if prepared.assembled.keys.fingerprint != key_sha256(desk):
            raise BundleError(
                "The school's key was changed since you read this preview, so nothing has left. "
                "Read the new preview, then sign."
            )
        # An address may be kept so since the preview.
        stop_confidential_bundle(desk, prepared.assembled.casefile, prepared.assembled.sources)
        with desk.deed() as deed:
            deed.record(sharing)
            if transfer:
                deed.record(replace(transfer, sharing_id=sharing.id))
            deed.note(Event(sharing.child_id, Happening.EXPORTED, f"bundle {sharing.bundle}"))
            beside.keep_file(desk.connection, sharing.id, REPORT_KEPT, sealed.report)
            for name, content in prepared.kept.items():
                beside.keep_file(desk.connection, sharing.id, name, content)
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
    desk: Desk, request: ExportRequest, folder: Path, passphrase: str | None, transfer: Transfer | None = None
) -> tuple[Prepared, Sealed]:
    """All steps in one go; raises InvalidRecord, BundleError, DocumentError or DiskFull, each leaving no file."""
    prepared = preview(assemble(desk, request))
    sealed = seal(prepared, folder, passphrase)
    record_made(desk, prepared, sealed, transfer=transfer)
    return prepared, sealed
