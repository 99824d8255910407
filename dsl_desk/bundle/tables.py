"""The payload's records and attachments as tables for a spreadsheet. All of it can be derived from records.json."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime

from dsl_desk import codec
from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.casefile import CaseFile, CaseRecord, Record, attachment_code
from dsl_desk.domain.significance import Significance
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import When, say_when

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What makes a spreadsheet run a cell, the full-width forms included."""

SHARED_COLUMNS = ("when", "who", "what", "exact_words", "outcome", "reference")
"""Filled from another field for each kind: a column for every field of every kind would be unreadable."""

SHARED_FIELDS: dict[str, tuple[str, ...]] = {
    "observation": ("happened", "witness", "what", "exact_words", "ending", ""),
    "contact": ("when", "with_whom", "said", "", "outcome", "reference"),
    "action": ("done", "owner", "what", "", "outcome", ""),
    "decision": ("", "decided_by", "reason", "", "kind", ""),
    "referral": ("made", "told_to", "why", "", "state", "reference"),
    "encompass_notice": ("happened", "key_adult", "circumstances", "voice", "response", "police_reference"),
    "police_request": ("received", "officer", "enquiry", "", "released", "reference"),
    "duty": ("arose", "owed_by", "kind", "", "reported_to", "reference"),
    "concern": ("", "", "title", "", "outcome", ""),
    "sharing": ("sent", "", "purpose", "", "state", "bundle"),
    "not_shared": ("decided", "decided_by", "what", "", "", ""),
    "route_answer": ("reported", "told_to", "route", "", "", "reference"),
}
"""Which field of a kind stands in each of the shared columns; every other one stands in the column `other`."""

RECORD_COLUMNS = (
    *("number", "record", "role", *SHARED_COLUMNS, "other", "meaning", "source", "attachments"),
    *("recorded", "recorded_by", "version", "correction", "id"),
)
INDEX_COLUMNS = (
    *("attachment", "file", "original_name", "media_type", "bytes", "sha256", "origin", "what"),
    *("record", "id"),
)


def records_csv(casefile: CaseFile) -> bytes:
    """One row for each record, in the order of records.json."""
    names = {person.id: person.name for person in casefile.people}
    names |= {agency.id: agency.name for agency in casefile.agencies}
    attached: dict[str, list[str]] = defaultdict(list)
    for number, each in enumerate(casefile.attachments, 1):
        attached[each.matter_id].append(attachment_code(number))
    rows = (
        [
            str(number),
            *_told(item, names),
            "\n".join(attached[item.record.id]),
            item.recorded.isoformat(),
            names.get(item.author_id, item.author_id),
            str(item.version),
            item.correction,
            item.record.id,
        ]
        for number, item in enumerate(casefile.records, 1)
    )
    return table([RECORD_COLUMNS, *rows])


def index_csv(attachments: Sequence[Attachment], files: Sequence[str]) -> bytes:
    """One row for each attachment; `files` are their names in the bag."""
    rows = (
        (
            *(attachment_code(number), file, each.name, each.media_type, str(each.size), each.sha256),
            *(each.origin, each.what, each.matter_id, each.id),
        )
        for number, (each, file) in enumerate(zip(attachments, files, strict=True), 1)
    )
    return table([INDEX_COLUMNS, *rows])


def table(rows: Iterable[Sequence[str]]) -> bytes:
    """`rows` as CSV (RFC 4180) in UTF-8 with a byte order mark, no cell of which a spreadsheet would run."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([neutral(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def neutral(cell: str) -> str:
    """`cell`, behind an apostrophe if a spreadsheet might run it; and if it has one, so that one can be taken off."""
    return f"'{cell}" if cell.startswith((*FORMULA_STARTS, "'")) else cell


def _told(item: CaseRecord, names: Mapping[str, str]) -> list[str]:
    shared = SHARED_FIELDS[item.kind]
    cells = [_cell(getattr(item.record, name)) if name else "" for name in shared]
    other = _other(item.record, shared, names)
    return [item.kind, item.role, *cells, other, _meaning(item.meaning), item.source]


def _other(record: Record, shared: Sequence[str], names: Mapping[str, str]) -> str:
    """A line for each field that is neither the id, nor in a column of its own, nor left at its default."""
    held = ((field, getattr(record, field.name)) for field in fields(record))
    return "\n".join(
        f"{field.name}: {names.get(_cell(value), _cell(value))}"
        for field, value in held
        if field.name not in ("id", *shared) and value != field.default
    )


def _meaning(meaning: Significance | None) -> str:
    if meaning is None:
        return ""
    return "\n".join(filter(None, (meaning.category.wording if meaning.category else "", meaning.words)))


def _cell(value: object) -> str:
    """Text as it is; times in words as the report has them; lists in one line; objects as canonical JSON."""
    match value:
        case When():
            said = say_when(value)
        case date() | datetime():
            said = value.isoformat()
        case tuple():
            said = "; ".join(_cell(item) for item in value)
        case Term():
            said = value.wording
        case bool():
            said = "yes" if value else "no"
        case _ if is_dataclass(value):
            said = codec.encode(value).decode()
        case _:
            said = "" if value is None else str(value)
    return said
