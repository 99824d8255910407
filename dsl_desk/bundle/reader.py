"""Taking a payload apart without trusting any of it: the case file and the attachments in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO

from dsl_desk import codec
from dsl_desk.bundle.layout import BUNDLE_NAME
from dsl_desk.bundle.payload import (
    BAG,
    BAG_INFO,
    FORMAT,
    FORMAT_LABEL,
    INDEX,
    INDEX_COLUMNS,
    RECORDS,
    Attachment,
    Payload,
    bag,
)
from dsl_desk.bundle.stored_zip import read_directory, stored_zip
from dsl_desk.bundle.tables import read_table
from dsl_desk.domain.casefile import RECORD_KINDS, CaseFile
from dsl_desk.domain.errors import Tampered, Unreadable

_NOT_A_PAYLOAD = "The records and the lists beside them do not agree. Do not rely on this bundle."


def read_payload(content: bytes) -> tuple[Payload, CaseFile, tuple[Attachment, ...]]:
    """A payload with the case file and attachments in it.

    Raises Tampered unless `content` is byte for byte what a writer makes of them. So every other file in the bag,
    every checksum and every table agrees with records.json and with the attachments, and nothing else is in it.
    Raises Unreadable when it is of another format.
    """
    try:
        entries = read_directory(BytesIO(content))
    except Unreadable as error:
        raise Tampered(_NOT_A_PAYLOAD) from error
    files = {entry.name.removeprefix(BAG): content[entry.offset : entry.end] for entry in entries}
    _check_format(files.get(BAG_INFO, b""))
    try:
        casefile = codec.decode_canonical(CaseFile, files[RECORDS])
        _check_names(casefile)
        attachments = tuple(_attachments(files))
    except (ValueError, LookupError) as error:
        raise Tampered(_NOT_A_PAYLOAD) from error
    at = 0
    for piece in stored_zip(bag(casefile, attachments)):
        if content[at : at + len(piece)] != piece:
            raise Tampered(_NOT_A_PAYLOAD)
        at += len(piece)
    if at != len(content):
        raise Tampered(_NOT_A_PAYLOAD)
    return Payload(casefile.bundle, content, sha256(content).hexdigest(), len(files)), casefile, attachments


def _check_format(bag_info: bytes) -> None:
    found = re.search(rb"^%s([1-9][0-9]{0,8})$" % FORMAT_LABEL.encode(), bag_info, re.MULTILINE)
    if found and int(found[1]) != FORMAT:
        raise Unreadable(
            "This bundle was made by a newer version of DSL Desk, which this one cannot read. It may be whole. "
            "Check it with the newer version, or as HOW-TO-CHECK.txt says."
        )


def _check_names(casefile: CaseFile) -> None:
    """What the types cannot say: the bundle's name names nobody, and each record is of the kind it is called."""
    if not BUNDLE_NAME.fullmatch(casefile.bundle):
        raise ValueError("not a bundle's name")
    for item in casefile.records:
        if [kind for kind in RECORD_KINDS if getattr(item, kind) is not None] != [item.kind]:
            raise ValueError("not one record")


def _attachments(files: dict[str, bytes]) -> Iterator[Attachment]:
    for row in read_table(files[INDEX])[1:]:
        cells = dict(zip(INDEX_COLUMNS, row, strict=True))
        content = files[cells["file"]]
        yield Attachment(cells["id"], cells["original_name"], cells["media_type"], content, cells["source"])
