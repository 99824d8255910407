"""What stands after the records: files that belong to none of them, and who wrote them."""

from __future__ import annotations

from collections.abc import Iterator

from dsl_desk.documents.blocks import Text
from dsl_desk.documents.file_list import bundled_files
from dsl_desk.documents.legend import Legend
from dsl_desk.documents.styles import FIELD, HEADING, SMALL
from dsl_desk.documents.text import para
from dsl_desk.domain.casefile import CaseFile


def ending(casefile: CaseFile, legend: Legend) -> Iterator[Text]:
    """Nothing in the case file stays unnamed."""
    if legend.other_files:
        yield para("Other files", HEADING)
        yield from bundled_files(legend.other_files)
    yield para("Who wrote these records", HEADING)
    for person in casefile.people:
        yield para(legend.author(person.id), FIELD)
        yield para(person.public_key, SMALL, label="Key that signs their entries (Ed25519):")
