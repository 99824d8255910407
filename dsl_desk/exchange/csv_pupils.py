"""A pupil list as CSV: which column is what, in which order days are written, and then the pupils."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dsl_desk.exchange.csv_text import CsvTable, Line
from dsl_desk.exchange.days import DateOrder, needs_order, order_of
from dsl_desk.exchange.formats import Field, Formats
from dsl_desk.exchange.pupil import Progress, Pupil, PupilList, Rejected, refuse
from dsl_desk.exchange.reading import Cell, Reading, read_row

Columns = tuple[Field | None, ...]
"""What each column of a table is; None is left unread. Only the address may stand in several."""

SAMPLES = 3
_STEP = 500  # rows between two reports of progress


def guess_columns(headings: Sequence[str], formats: Formats) -> Columns:
    """The field each heading is known by; of several headings for one field the surest, then the first."""
    columns: list[Field | None] = [None] * len(headings)
    plain = [_plain(heading) for heading in headings]
    for column in formats.columns:
        names = [_plain(name) for name in column.headings]
        places = [place for name in names for place, heading in enumerate(plain) if heading == name]
        for place in sorted(places) if column.field is Field.ADDRESS else places[:1]:
            columns[place] = columns[place] or column.field
    return tuple(columns)


def samples(table: CsvTable, column: int, count: int = SAMPLES) -> tuple[str, ...]:
    """The first few cells of a column that say something, on one line each."""
    found: list[str] = []
    for text in _texts(table, column):
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
    pupils: list[Pupil] = []
    rejected: list[Rejected] = []
    for number, line in enumerate(table.lines):
        if progress and number % _STEP == 0:
            progress("Reading the list", number / len(table.lines))
        found = _read_line(line, table.headings, columns, reading)
        if isinstance(found, Pupil):
            pupils.append(found)
        else:
            rejected += found
    return PupilList(tuple(pupils), tuple(rejected))


def _read_line(
    line: Line, headings: Sequence[str], columns: Columns, reading: Reading
) -> Pupil | tuple[Rejected, ...]:
    if len(line.cells) != len(headings):
        reason = (
            f"This row has {len(line.cells)} cells and the headings have {len(headings)}, so it is not clear what is "
            "what"
        )
        return (Rejected(line.number, "", reason),)
    cells: defaultdict[Field, list[Cell]] = defaultdict(list)
    for heading, field, text in zip(headings, columns, line.cells, strict=True):
        if field:
            cells[field].append(Cell(heading, text))
    return read_row(line.number, cells, reading)


def _check(columns: Columns, formats: Formats) -> None:
    for wanted in (Field.FAMILY_NAME, Field.GIVEN_NAME):
        if wanted not in columns:
            raise refuse(
                f"No column is matched to “{formats.label(wanted)}”. The first line of the file must hold the "
                "headings. Match the columns, or export the list again with its headings."
            )
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
        yield from _texts(table, columns.index(Field.BORN))


def _texts(table: CsvTable, column: int) -> Iterator[str]:
    return (line.cells[column] for line in table.lines if column < len(line.cells))


def _plain(heading: str) -> str:
    return "".join(letter for letter in heading.casefold() if letter.isalnum())
