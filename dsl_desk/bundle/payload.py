"""`2-payload.zip`: a BagIt bag (RFC 8493) of the records and attachments; one case file gives one byte string."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from dsl_desk import codec
from dsl_desk.bundle.stored_zip import Piece, size_of, stored_zip
from dsl_desk.bundle.tables import index_csv, records_csv
from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.casefile import CaseFile, SourceSheet, attachment_code

FORMAT = 1
"""Written in bag-info.txt; goes up with every change to FORMAT.md that a reader of the old format would refuse."""

BAG = "payload/"
BAG_INFO = "bag-info.txt"
FORMAT_LABEL = "DSL-Desk-Format: "
RECORDS = "data/records.json"
SOURCES, SOURCES_PDF = "data/sources.json", "data/sources.pdf"

OPENABLE = (
    *("txt", "rtf", "csv", "eml", "msg", "pdf", "doc", "docx", "odt", "xls", "xlsx", "ods", "ppt", "pptx", "odp"),
    *("jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp", "heic"),
    *("mp3", "m4a", "aac", "wav", "mp4", "mov"),
)
"""Endings an attachment keeps. Any other becomes .bin: mail filters block programs, and nobody should run one."""

Files = Sequence[tuple[str, Piece]]
Contents = Mapping[str, Piece]
"""The bytes of the attachments, by their ids."""


@dataclass(frozen=True, slots=True)
class Payload:
    """The finished inner zip, held in memory only; its SHA-256 is the identity of the export.

    `parts` follow each other. The bytes of attachments among them are those that were given, not copies.
    """

    bundle: str
    parts: tuple[Piece, ...] = field(repr=False)
    sha256: str
    file_count: int

    @property
    def size(self) -> int:
        return size_of(self.parts)

    @property
    def content(self) -> bytes:
        """The zip as a whole, which is a copy."""
        return b"".join(self.parts)


def build_payload(
    casefile: CaseFile, contents: Contents, sources: SourceSheet | None = None, sources_pdf: Piece = b""
) -> Payload:
    """The payload of `casefile`; the same arguments give the same bytes on every machine.

    `sources` goes along on its own, with `sources_pdf`, the same on paper. Raises as `bag` does.
    """
    files = bag(casefile, contents, sources, sources_pdf)
    parts = tuple(stored_zip(files))
    digest = sha256()
    for part in parts:
        digest.update(part)
    return Payload(casefile.bundle, parts, digest.hexdigest(), len(files))


def bag(
    casefile: CaseFile, contents: Contents, sources: SourceSheet | None = None, sources_pdf: Piece = b""
) -> Files:
    """The bag's files, sorted by name, each under `payload/`.

    Raises ValueError when an attachment's bytes are not those that the case file tells of, and LookupError when
    there are none.
    """
    names = attachment_files(casefile.attachments)
    data: list[tuple[str, Piece]] = [
        (RECORDS, codec.encode(casefile)),
        ("data/records.csv", records_csv(casefile)),
        ("data/index.csv", index_csv(casefile.attachments, names)),
        ("data/selection.json", codec.encode(casefile.scope)),
        ("data/custody.json", _custody(casefile)),
        *((name, contents[each.id]) for name, each in zip(names, casefile.attachments, strict=True)),
    ]
    if sources:
        data += [(SOURCES, codec.encode(sources)), (SOURCES_PDF, sources_pdf)]
    data.sort(key=lambda file: file[0])
    manifest = _manifest(data)
    _check_contents(casefile.attachments, names, manifest, dict(data))
    tags: list[tuple[str, Piece]] = [
        (BAG_INFO, _bag_info(casefile, sum(len(content) for _, content in data), len(data))),
        ("bagit.txt", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"),
        ("manifest-sha256.txt", manifest),
    ]
    files = [*data, *tags, ("tagmanifest-sha256.txt", _manifest(tags))]
    return [(BAG + name, content) for name, content in sorted(files, key=lambda file: file[0])]


def attachment_files(attachments: Sequence[Attachment]) -> list[str]:
    """Their names in the bag, which say nothing and run nothing; what they were called stands in the index."""
    return [
        f"data/attachments/{attachment_code(number)}.{_ending(each.name)}"
        for number, each in enumerate(attachments, 1)
    ]


def _ending(name: str) -> str:
    found = re.search(r"\.([A-Za-z0-9]+)\Z", name)
    return found[1].lower() if found and found[1].lower() in OPENABLE else "bin"


def _check_contents(
    attachments: Sequence[Attachment], names: Sequence[str], manifest: bytes, files: Mapping[str, Piece]
) -> None:
    """The manifest has hashed everything once; nothing is hashed again."""
    listed = set(manifest.decode().splitlines())
    for name, each in zip(names, attachments, strict=True):
        if f"{each.sha256}  {name}" not in listed or len(files[name]) != each.size:
            raise ValueError("not the bytes of this attachment")


def _bag_info(casefile: CaseFile, size: int, count: int) -> bytes:
    return (
        f"Bagging-Date: {casefile.prepared.date().isoformat()}\n"
        f"{FORMAT_LABEL}{FORMAT}\n"
        f"External-Identifier: {casefile.bundle}\n"
        f"Payload-Oxum: {size}.{count}\n"
    ).encode()


def _manifest(files: Files) -> bytes:
    return "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in files).encode()


def _custody(casefile: CaseFile) -> bytes:
    """Where the journal stood, and where each record stands in it."""
    return codec.encode(
        {
            "journal": {
                "device": casefile.journal_device,
                "seq": casefile.journal_seq,
                "head": casefile.journal_head,
            },
            "records": [
                {"kind": item.kind, "id": item.record.id, "custody": item.custody} for item in casefile.records
            ],
        }
    )
