"""Taking in a child's file: every entry kept as it came, under the name of the school that wrote it.

All of it is one deed: a file is here whole or not at all.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dsl_desk import codec
from dsl_desk.bundle.custody import told_by, with_source
from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.casefile import CaseFile, CaseRecord
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.provenance import Provenance
from dsl_desk.domain.received import KeyHeard, ReceivedFile, ReceivedRecord
from dsl_desk.domain.school import Person
from dsl_desk.domain.when import When
from dsl_desk.services.attaching import ChosenFile, put_files, type_of
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.transferring.arriving import Arrival, Judged, check_words
from dsl_desk.services.transferring.particulars import put_particulars
from dsl_desk.services.transferring.seen import put_seen
from dsl_desk.store import attached, beside, records
from dsl_desk.store.vault import Deed

RECORDS_KEPT = "records.json"
"""The case file to the letter, beside the journal: what was signed can be shown years later."""

NOBODY_NAMED = "Someone whose name is not in the file"


@dataclass(frozen=True, slots=True)
class Reception:
    """How a file came to the school, and who received it."""

    received: When
    how: str
    received_by: str


def take_in(
    desk: Desk,
    arrival: Arrival,
    child: Child,
    reception: Reception,
    *,
    words: str = "",
    heard: KeyHeard | None = None,
    particulars: bool = False,
) -> Changed:
    """Keep a file under `child`, who may be new on the roll; `particulars`: what our front sheet and our
    links do not say yet.

    `words` are the eight words of the key as the other school read them out in the call `heard`; where this key was
    accepted before, neither is asked for. Raises InvalidRecord.
    """
    judged, accepted = arrival.judged, arrival.heard
    if accepted is None:
        if heard is None:
            raise InvalidRecord(Problem("read_by", "Ring the school that sent it and hear the words of its key"))
        check_words(judged, words)
        accepted = heard
    casefile, came = judged.casefile, _provenance(judged)
    file = ReceivedFile(
        id=desk.new_id(),
        child_id=child.id,
        school=casefile.school.name,
        received=reception.received,
        how=reception.how,
        received_by=reception.received_by,
        came=came,
        heard=accepted,
        summary=casefile.scope.summary,
        took=tuple(sorted(Counter(each.kind for each in arrival.new).items())),
        receipt_words=judged.contents.seal.receipt_words,
    )
    with desk.deed() as deed:
        if records.current(desk.connection, Child, child.id) != child:
            deed.record(child)
        deed.record(file)
        kept = dict(_keep_records(desk, deed, arrival, file, came))
        _keep_files(desk, deed, judged, file, kept)
        if particulars:
            put_particulars(desk, deed, casefile, child.id)
            put_seen(desk, deed, judged, child.id, kept)
        beside.keep_file(desk.connection, file.id, RECORDS_KEPT, codec.encode(casefile))
    return changed(deed, file.id, [child.id])


def received_file(desk: Desk, file_id: str) -> ReceivedFile:
    """One file of another school."""
    found = records.current(desk.connection, ReceivedFile, file_id)
    assert found is not None, "pages only offer files that are kept"
    return found


def record_receipt(desk: Desk, file: ReceivedFile, receipt: str, receipted: When) -> Changed:
    """Enter how and when the other school was told that its file is here. Raises InvalidRecord."""
    if not receipt.strip():
        raise InvalidRecord(Problem("receipt", "Enter how you told them"))
    with desk.deed() as deed:
        deed.record(replace(file, receipt=receipt, receipted=receipted))
    return changed(deed, file.id, [file.child_id])


def keep_foreign(
    desk: Desk,
    child_id: str,
    school: str,
    reception: Reception,
    product: str,
    pages: int,
    files: Sequence[ChosenFile],
) -> Changed:
    """Keep files of another product as they are, each with its hash: nobody opens them here, and nobody signed them.

    Raises InvalidRecord for what is missing, and for a file that is empty, too large or gone.
    """
    file = ReceivedFile(
        desk.new_id(), child_id, school, reception.received, reception.how, reception.received_by,
        product=product, pages=pages,
    )  # fmt: skip
    with desk.deed() as deed:
        deed.record(file)
        put_files(desk, deed, file.id, files)
    return changed(deed, file.id, [child_id])


def _provenance(judged: Judged) -> Provenance:
    seal, signer = judged.contents.seal, judged.signer
    return Provenance(
        judged.casefile.school.name, seal.bundle, seal.payload_sha256, signer.key_sha256, signer.signed, accepted=True
    )


def _keep_records(
    desk: Desk, deed: Deed, arrival: Arrival, file: ReceivedFile, came: Provenance
) -> Mapping[str, str]:
    """Keep what is not here yet; returns the ids given here by the ids there."""
    casefile, people = arrival.casefile, {person.id: person for person in arrival.casefile.people}
    agencies = {agency.id: agency.name for agency in (*casefile.agencies, casefile.recipient)}
    told, kept = told_by(arrival.judged.contents.opened.sources), {}
    for item in arrival.new:
        author = people.get(item.author_id) or Person(item.author_id, NOBODY_NAMED, "", "")
        whole = replace(with_source(item, told), through=(*item.through, came))
        record = ReceivedRecord(
            desk.new_id(), file.child_id, file.id, author, whole, tuple(_named(whole, agencies).items())
        )
        deed.record(record)
        kept[item.record.id] = record.id
    return kept


def _named(item: CaseRecord, agencies: Mapping[str, str]) -> dict[str, str]:
    """The names behind the agency id of a record, where it has one."""
    id_ = getattr(item.record, "agency_id", "")
    return {id_: agencies[id_]} if id_ in agencies else {}


def _keep_files(desk: Desk, deed: Deed, judged: Judged, file: ReceivedFile, kept: Mapping[str, str]) -> None:
    """The signed report and every attachment: with its entry, or with the file where the entry is none of its own."""
    report, opened = judged.contents.report, judged.contents.opened
    name = f"{judged.casefile.bundle} report.pdf"
    about = f"The signed report of {file.school}"
    _attach(desk, deed, Attachment(
        desk.new_id(), file.id, name, type_of(name), len(report), hashlib.sha256(report).hexdigest(),
        Origin.SCHOOL, about,
    ), report)  # fmt: skip
    for each in judged.casefile.attachments:
        here = replace(each, id=desk.new_id(), matter_id=kept.get(each.matter_id, file.id))
        _attach(desk, deed, here, bytes(opened.contents[each.id]))


def _attach(desk: Desk, deed: Deed, attachment: Attachment, content: bytes) -> None:
    attached.keep(desk.connection, attachment.sha256, content)
    deed.record(attachment)


def counts(casefile: CaseFile) -> dict[str, int]:
    """How much of each kind a file holds, to be read before anything is kept."""
    return dict(Counter(each.kind for each in casefile.records)) | {"attachment": len(casefile.attachments)}
