"""The child protection file: what it holds, in the order of time, then everything in full (practice.md 1.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dsl_desk.documents.blocks import Block, Text
from dsl_desk.documents.legend import Legend, say_how_many, say_kind
from dsl_desk.documents.records import record_blocks
from dsl_desk.documents.report.child import child_blocks
from dsl_desk.documents.report.cover import summary_by_school
from dsl_desk.documents.report.ending import ending
from dsl_desk.documents.report.events import Happened, events
from dsl_desk.documents.report.subjects import subject_blocks
from dsl_desk.documents.styles import FIELD, HEADING
from dsl_desk.documents.text import para
from dsl_desk.domain.casefile import CaseFile
from dsl_desk.domain.when import say_day

_IN_THE_BAG = (
    "2-payload.zip holds each record in full (data/records.json), a table of them to read (data/records.csv), the "
    "files with their names (data/index.csv), and where each record stands in the journal (data/custody.json). "
    "A school with DSL Desk can take the file in as it is."
)


def transfer_body(casefile: CaseFile, legend: Legend) -> Iterator[Block]:
    """The school's covering summary first."""
    told = events(casefile.records, legend)
    yield from summary_by_school(casefile)
    yield from _contents(casefile, legend, told)
    yield from _in_order(told)
    yield from child_blocks(casefile)
    yield from subject_blocks(casefile, legend)
    yield from record_blocks(casefile.records, legend)
    yield from ending(casefile, legend)


def _contents(casefile: CaseFile, legend: Legend, told: Sequence[Happened]) -> Iterator[Text]:
    yield para("What this file holds", HEADING)
    details = casefile.details
    counts = Counter(found.kind for found in casefile.records)
    counts.update(status=len(details.statuses), family_member=len(details.family))
    counts.update(professional=len(details.professionals), attachment=len(legend.files))
    counts.update(subject=len(casefile.subjects), link=len(casefile.links), front_sheet=bool(details.front_sheet))
    for line in say_how_many(counts):
        yield para(line, FIELD, bullet="•")
    if told:
        span = f"the first of {say_day(told[0].day)}, the last of {say_day(told[-1].day)}"
        yield para(span, FIELD, label="Records:")
    yield para(_IN_THE_BAG, FIELD, label="In the bag:")


def _in_order(told: Sequence[Happened]) -> Iterator[Text]:
    yield para("In the order in which things happened", HEADING)
    for event in told:
        yield para(f"{say_kind(event.found.kind)}, record {event.number}", FIELD, label=f"{event.moment}:")
