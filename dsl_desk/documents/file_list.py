"""Files kept with a record, on paper: what each is called, whose it is, and the hash that proves it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dsl_desk.documents.blocks import Text
from dsl_desk.documents.styles import SMALL
from dsl_desk.documents.text import para
from dsl_desk.domain.kept_file import KeptFile
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.when import say_moment


def file_list(files: Sequence[KeptFile]) -> Iterator[Text]:
    """One line for each file; a name is printed whole, with anything hidden in it made visible."""
    for kept in files:
        file = kept.attachment
        origin = f"from {file.origin.value}" if file.origin is not Origin.NOT_STATED else ""
        added = f"added by {kept.by}, {say_moment(kept.added)}"
        said = (file.name, file.what, origin, f"{file.size:,} bytes", added, f"SHA-256 {file.sha256}")
        yield para(" · ".join(part for part in said if part), SMALL, label="File kept with this record:")
