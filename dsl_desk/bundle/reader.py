"""Taking a payload apart without trusting any of it: the case file and the attachments in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO

from dsl_desk import codec
from dsl_desk.bundle.layout import BUNDLE_NAME
from dsl_desk.bundle.payload import (
    BAG,
    BAG_INFO,
    FORMAT,
    FORMAT_LABEL,
    RECORDS,
    SOURCES,
    SOURCES_PDF,
    Contents,
    Payload,
    attachment_files,
    bag,
)
from dsl_desk.bundle.stored_zip import Piece, read_directory, stored_zip
from dsl_desk.domain.casefile import RECORD_KINDS, TICKED_KINDS, CaseFile, SourceSheet
from dsl_desk.domain.errors import Tampered, Unreadable
from dsl_desk.domain.report_form import ReportForm

_NOT_A_PAYLOAD = "The records and the lists beside them do not agree. Do not rely on this bundle."


@dataclass(frozen=True, slots=True)
class Opened:
    """A payload with what is in it. The bytes of attachments are views of the payload's own, not copies."""

    payload: Payload
    casefile: CaseFile
    contents: Contents = field(repr=False)
    sources: SourceSheet | None = field(repr=False)


def read_payload(content: bytes, digest: str = "") -> Opened:
    """The case file, attachments and sources in a payload; `digest` is its SHA-256 where that was already taken.

    Raises Tampered unless `content` is byte for byte what a writer makes of them. So every other file in the bag,
    every checksum and every table agrees with records.json and with the attachments, and nothing else is in it.
    Raises Unreadable when it is of another format.
    """
    try:
        entries = read_directory(BytesIO(content))
    except Unreadable as error:
        raise Tampered(_NOT_A_PAYLOAD) from error
    view = memoryview(content)
    files: dict[str, Piece] = {entry.name.removeprefix(BAG): view[entry.offset : entry.end] for entry in entries}
    _check_format(bytes(files.get(BAG_INFO, b"")))
    try:
        casefile = codec.decode_canonical(CaseFile, bytes(files[RECORDS]))
        _check_case_file(casefile)
        sources = codec.decode_canonical(SourceSheet, bytes(files[SOURCES])) if SOURCES in files else None
        names = attachment_files(casefile.attachments)
        contents = {each.id: files[name] for each, name in zip(casefile.attachments, names, strict=True)}
        again = bag(casefile, contents, sources, files[SOURCES_PDF] if sources else b"")
    except (ValueError, LookupError) as error:
        raise Tampered(_NOT_A_PAYLOAD) from error
    at = 0
    for piece in stored_zip(again):
        if not content.startswith(bytes(piece), at):  # two views would be compared byte by byte
            raise Tampered(_NOT_A_PAYLOAD)
        at += len(piece)
    if at != len(content):
        raise Tampered(_NOT_A_PAYLOAD)
    payload = Payload(casefile.bundle, (content,), digest or sha256(content).hexdigest(), len(files))
    return Opened(payload, casefile, contents, sources)


def _check_format(bag_info: bytes) -> None:
    found = re.search(rb"^%s([1-9][0-9]{0,8})$" % FORMAT_LABEL.encode(), bag_info, re.MULTILINE)
    if found and int(found[1]) != FORMAT:
        raise Unreadable(
            "This bundle was made by a newer version of DSL Desk, which this one cannot read. It may be whole. "
            "Check it with the newer version, or as HOW-TO-CHECK.txt says."
        )


def _check_case_file(casefile: CaseFile) -> None:
    """What the types cannot say: the bundle's name names nobody, records are what they are called and may be here,
    the matter was reported, ids differ."""
    if not BUNDLE_NAME.fullmatch(casefile.bundle):
        raise ValueError("not a bundle's name")
    for item in casefile.records:
        if [kind for kind in RECORD_KINDS if getattr(item, kind) is not None] != [item.kind]:
            raise ValueError("not one record")
    ticked = casefile.route is not None and {item.kind for item in casefile.records} <= {*TICKED_KINDS}
    if not ticked and casefile.form is not ReportForm.TRANSFER:
        raise ValueError("only in a child protection file")
    ids = [each.id for each in (*(item.record for item in casefile.records), *casefile.attachments)]
    if len(set(ids)) != len(ids):
        raise ValueError("one id twice")
