"""Files kept with a record, on paper: what each is called, whose it is, and the hash that proves it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dsl_desk.documents.blocks import Text
from dsl_desk.documents.legend import File
from dsl_desk.documents.styles import SMALL
from dsl_desk.documents.text import para
from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.kept_file import KeptFile
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.when import say_moment


def file_list(files: Sequence[KeptFile]) -> Iterator[Text]:
    """One line for each file; a name is printed whole, with anything hidden in it made visible."""
    for kept in files:
        added = f"added by {kept.by}, {say_moment(kept.added)}"
        yield para(_said(kept.attachment, added), SMALL, label="File kept with this record:")


def bundled_files(files: Sequence[File]) -> Iterator[Text]:
    """One line for each file that goes along, under the name it has in data/attachments."""
    for file in files:
        yield para(_said(file.attachment), SMALL, label=f"{file.code}:")


def _said(file: Attachment, added: str = "") -> str:
    origin = f"from {file.origin.value}" if file.origin is not Origin.NOT_STATED else ""
    parts = (file.name, file.what, origin, f"{file.size:,} bytes", added, f"SHA-256 {file.sha256}")
    return " · ".join(part for part in parts if part)
