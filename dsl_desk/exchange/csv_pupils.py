"""A pupil list as CSV: which column is what, in which order days are written, and then the pupils."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dsl_desk.exchange.columns import guess, read_lines, require, texts
from dsl_desk.exchange.csv_text import CsvTable
from dsl_desk.exchange.days import DateOrder, needs_order, order_of
from dsl_desk.exchange.formats import Field, Formats
from dsl_desk.exchange.pupil import Progress, PupilList, refuse
from dsl_desk.exchange.reading import Reading, read_row

Columns = tuple[Field | None, ...]
"""What each column of a table is; None is left unread. Only the address may stand in several."""

SAMPLES = 3


def guess_columns(headings: Sequence[str], formats: Formats) -> Columns:
    """The field each heading is known by; of several headings for one field the surest, then the first."""
    return guess(headings, formats.columns, Field.ADDRESS)


def samples(table: CsvTable, column: int, count: int = SAMPLES) -> tuple[str, ...]:
    """The first few cells of a column that say something, on one line each."""
    found: list[str] = []
    for text in texts(table, column):
        if text.strip():
            found.append(" ".join(text[:100].split()))
        if len(found) == count:
            break
    return tuple(found)


def date_order(table: CsvTable, columns: Columns) -> DateOrder | None:
    """The order of day and month in the dates of birth; None when the list does not show it."""
    return order_of(_births(table, columns))


def date_order_matters(table: CsvTable, columns: Columns) -> bool:
    """Whether a person must know the order: not for days in ISO form or with the month's name."""
    return needs_order(_births(table, columns))


def read_csv(table: CsvTable, columns: Columns, reading: Reading, progress: Progress | None = None) -> PupilList:
    """Every row as a pupil or as refused; raises ImportRejected where the columns cannot make a pupil."""
    _check(columns, reading.formats)
    return PupilList(*read_lines(table, columns, lambda line, cells: read_row(line, cells, reading), progress))


def _check(columns: Columns, formats: Formats) -> None:
    for wanted in (Field.FAMILY_NAME, Field.GIVEN_NAME):
        require(columns, wanted, formats.label(wanted))
    if Field.UPN not in columns and Field.BORN not in columns:
        raise refuse(
            "The list has neither unique pupil numbers nor dates of birth, so children of one name cannot be told "
            "apart. Export it again with one of them."
        )
    for field in columns:
        if field and field is not Field.ADDRESS and columns.count(field) > 1:
            raise refuse(f"Two columns are matched to “{formats.label(field)}”. Match only one of them.")


def _births(table: CsvTable, columns: Columns) -> Iterator[str]:
    if Field.BORN in columns:
        yield from texts(table, columns.index(Field.BORN))
