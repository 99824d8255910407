"""The sheet of sources: who told the school, on pages of their own that can be kept apart (practice.md 2.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dsl_desk.documents.blocks import Block, Text
from dsl_desk.documents.legend import Legend
from dsl_desk.documents.press import Sheet, pages
from dsl_desk.documents.report.subjects import say_link
from dsl_desk.documents.stated import stated
from dsl_desk.documents.styles import BODY, FIELD, HEADING, KEPT_FIELD, NOTICE, TITLE
from dsl_desk.documents.text import para
from dsl_desk.domain.casefile import CaseFile, Source, SourcedRecord, SourceSheet
from dsl_desk.domain.observation import SourceKind

_APART = (
    "Keep this sheet apart from the report, and show it only to those who must know. It says who told the school. "
    "The report says S1, S2 and so on in their place."
)
_SAME = (
    "The numbers of the records are those of 1-Report.pdf. data/sources.json in 2-payload.zip holds the same, and "
    "with it the seal of each record can be checked, but for those in which names were replaced."
)
_NO_NAME = "not written down"


def source_sheet(casefile: CaseFile, sheet: SourceSheet) -> bytes:
    """`sheet` on pages that name no child. The same input gives the same bytes.

    Raises DocumentError where it holds characters that no embedded font can draw.
    """
    press = Sheet(
        title=f"Sources {sheet.bundle}",
        made=casefile.prepared,
        footer=f"Sources of bundle {sheet.bundle} · Keep apart from the report",
        demonstration=casefile.demonstration,
    )
    return pages(press, list(_blocks(casefile, sheet)))


def _blocks(casefile: CaseFile, sheet: SourceSheet) -> Iterator[Block]:
    yield para("Sheet of sources", TITLE)
    yield para(_APART, NOTICE)
    yield para(sheet.bundle, FIELD, label="Belongs to the report of bundle:")
    yield para(casefile.school.name, FIELD, label="From:")
    yield para(f"{len(sheet.sources)}. {_SAME}", BODY, label="Sources:")
    legend = Legend.of(casefile)
    places = {link.id: say_link(casefile, link) for link in casefile.links}
    places |= {id_: f"record {number}" for id_, number in legend.records.items()}
    for source in sheet.sources:
        yield from _source(source, places)


def _source(source: Source, places: Mapping[str, str]) -> Iterator[Text]:
    """`places` say by id what was told: a record, or a link."""
    kind = "" if source.kind is SourceKind.NOT_STATED else f": {source.kind.value}"
    yield para(f"{source.code}{kind}", HEADING)
    names = dict.fromkeys(record.witness or _NO_NAME for record in source.records)
    yield para("; ".join(names), KEPT_FIELD, label="Who:")
    for record in source.records:
        yield from _record(record, places)


def _record(record: SourcedRecord, places: Mapping[str, str]) -> Iterator[Text]:
    yield para(places[record.id], FIELD, label="Told of:")
    detail = record.detail
    yield from stated("What else supports it:", detail.corroboration)
    yield from stated("What is known of the source:", detail.reliability)
    yield from stated("What could happen if it becomes known who said it:", detail.danger)
    yield from stated("Whether the source can be asked again, and how safely:", detail.contact_again)
