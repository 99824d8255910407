"""Files kept with a record, on paper: what each is called, whose it is, and the hash that proves it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dsl_desk.documents.blocks import Text
from dsl_desk.documents.styles import SMALL
from dsl_desk.documents.text import para
from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.origin import Origin


def file_list(files: Sequence[Attachment]) -> Iterator[Text]:
    """One line for each file; a name is printed whole, with anything hidden in it made visible."""
    for file in files:
        origin = f"from {file.origin.value}" if file.origin is not Origin.NOT_STATED else ""
        said = (file.name, file.what, origin, f"{file.size:,} bytes", f"SHA-256 {file.sha256}")
        yield para(" · ".join(part for part in said if part), SMALL, label="File kept with this record:")
