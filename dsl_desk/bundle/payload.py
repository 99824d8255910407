"""`2-payload.zip`: a BagIt bag (RFC 8493) of the records and attachments; one case file gives one byte string."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from dsl_desk import codec
from dsl_desk.bundle.stored_zip import stored_zip
from dsl_desk.bundle.tables import records_csv, table
from dsl_desk.domain.casefile import CaseFile

FORMAT = 1
"""Written in bag-info.txt; goes up with every change to FORMAT.md that a reader of the old format would refuse."""

BAG = "payload/"
BAG_INFO = "bag-info.txt"
FORMAT_LABEL = "DSL-Desk-Format: "
RECORDS = "data/records.json"
INDEX = "data/index.csv"
INDEX_COLUMNS = ("attachment", "file", "original_name", "media_type", "bytes", "sha256", "source", "id")

OPENABLE = (
    *("txt", "rtf", "csv", "eml", "msg", "pdf", "doc", "docx", "odt", "xls", "xlsx", "ods", "ppt", "pptx", "odp"),
    *("jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp", "heic"),
    *("mp3", "m4a", "aac", "wav", "mp4", "mov"),
)
"""Endings an attachment keeps. Any other becomes .bin: mail filters block programs, and nobody should run one."""

Files = Sequence[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with the records. `name` is what it was called, `source` where it came from."""

    id: str
    name: str
    media_type: str
    content: bytes = field(repr=False)
    source: str


@dataclass(frozen=True, slots=True)
class Payload:
    """The finished inner zip, held in memory only; its SHA-256 is the identity of the export."""

    bundle: str
    content: bytes = field(repr=False)
    sha256: str
    file_count: int

    @property
    def size(self) -> int:
        return len(self.content)


def build_payload(casefile: CaseFile, attachments: Sequence[Attachment] = ()) -> Payload:
    """The payload of `casefile`; the same arguments give the same bytes on every machine."""
    files = bag(casefile, attachments)
    content = b"".join(stored_zip(files))
    return Payload(casefile.bundle, content, sha256(content).hexdigest(), len(files))


def bag(casefile: CaseFile, attachments: Sequence[Attachment]) -> Files:
    """The bag's files, sorted by name, each under `payload/`."""
    data = sorted(
        [
            (RECORDS, codec.encode(casefile)),
            ("data/records.csv", records_csv(casefile)),
            (INDEX, _index(attachments)),
            ("data/selection.json", codec.encode(casefile.scope)),
            ("data/custody.json", _custody(casefile)),
            *((_file(number, item), item.content) for number, item in enumerate(attachments, 1)),
        ]
    )
    size = sum(len(content) for _, content in data)
    tags = [
        (BAG_INFO, _bag_info(casefile, size, len(data))),
        ("bagit.txt", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"),
        ("manifest-sha256.txt", _manifest(data)),
    ]
    files = [*data, *tags, ("tagmanifest-sha256.txt", _manifest(tags))]
    return [(BAG + name, content) for name, content in sorted(files)]


def _bag_info(casefile: CaseFile, size: int, count: int) -> bytes:
    return (
        f"Bagging-Date: {casefile.prepared.date().isoformat()}\n"
        f"{FORMAT_LABEL}{FORMAT}\n"
        f"External-Identifier: {casefile.bundle}\n"
        f"Payload-Oxum: {size}.{count}\n"
    ).encode()


def _manifest(files: Files) -> bytes:
    return "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in files).encode()


def _index(attachments: Sequence[Attachment]) -> bytes:
    return table([INDEX_COLUMNS, *_index_rows(attachments)])


def _index_rows(attachments: Sequence[Attachment]) -> Iterator[tuple[str, ...]]:
    for number, item in enumerate(attachments, 1):
        digest = sha256(item.content).hexdigest()
        size = str(len(item.content))
        yield _code(number), _file(number, item), item.name, item.media_type, size, digest, item.source, item.id


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


def _code(number: int) -> str:
    return f"ATT-{number:04}"


def _file(number: int, item: Attachment) -> str:
    ending = re.search(r"\.([A-Za-z0-9]+)\Z", item.name)
    kept = ending[1].lower() if ending and ending[1].lower() in OPENABLE else "bin"
    return f"data/attachments/{_code(number)}.{kept}"
