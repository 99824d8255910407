"""The payload's records and attachments as tables for a spreadsheet. All of it can be derived from records.json."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime

from dsl_desk import codec
from dsl_desk.domain.casefile import RECORD_KINDS, CaseFile, CaseRecord
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import When, say_when

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What makes a spreadsheet run a cell, the full-width forms included."""

RECORD_COLUMNS = tuple(dict.fromkeys(field.name for kind in RECORD_KINDS.values() for field in fields(kind)))
"""Every field of the four kinds, each name once; a cell is empty where a kind has no such field."""

COMMON_COLUMNS = ("record", "version", "correction", "recorded", "recorded_by", "role")


def records_csv(casefile: CaseFile) -> bytes:
    """One row for each record, in the order of records.json."""
    names = {person.id: person.name for person in casefile.people}
    rows = ([*_common(record, names), *_fields(record)] for record in casefile.records)
    return table([(*COMMON_COLUMNS, *RECORD_COLUMNS), *rows])


def table(rows: Iterable[Sequence[str]]) -> bytes:
    """`rows` as CSV (RFC 4180) in UTF-8 with a byte order mark, no cell of which a spreadsheet would run."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([neutral(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def read_table(data: bytes) -> list[list[str]]:
    """The rows that `table` was given; raises ValueError when it is not a table."""
    try:
        reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        return [[cell.removeprefix("'") for cell in row] for row in reader]
    except csv.Error as error:
        raise ValueError("not a table") from error


def neutral(cell: str) -> str:
    """`cell`, behind an apostrophe if a spreadsheet might run it; and if it has one, so that one can be taken off."""
    return f"'{cell}" if cell.startswith((*FORMULA_STARTS, "'")) else cell


def _common(record: CaseRecord, names: dict[str, str]) -> list[str]:
    return [
        record.kind,
        str(record.version),
        record.correction,
        _cell(record.recorded),
        names.get(record.author_id, record.author_id),
        record.role,
    ]


def _fields(record: CaseRecord) -> list[str]:
    return [_cell(getattr(record.record, column, "")) for column in RECORD_COLUMNS]


def _cell(value: object) -> str:
    """Text as it is; times in words as the report has them; lists one item a line; objects as canonical JSON."""
    if isinstance(value, When):
        return say_when(value)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, tuple):
        return "\n".join(item.wording if isinstance(item, Term) else _cell(item) for item in value)
    if is_dataclass(value):
        return codec.encode(value).decode()
    return "" if value is None else str(value)
