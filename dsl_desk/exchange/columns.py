"""Which column of a CSV list is which field, and the cells of a line by field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from dsl_desk.exchange.csv_text import CsvTable, Line
from dsl_desk.exchange.formats import Column, F
from dsl_desk.exchange.pupil import Progress, Rejected, refuse
from dsl_desk.exchange.row import Cell

T = TypeVar("T")
_STEP = 500  # rows between two reports of progress


def guess(headings: Sequence[str], known: Sequence[Column[F]], several: F) -> tuple[F | None, ...]:
    """The field each heading is known by; of several headings for one field the surest, then the first.

    The field `several`, an address, may stand in many columns.
    """
    columns: list[F | None] = [None] * len(headings)
    plain = [_plain(heading) for heading in headings]
    for column in known:
        names = [_plain(name) for name in column.headings]
        places = [place for name in names for place, heading in enumerate(plain) if heading == name]
        for place in sorted(places) if column.field is several else places[:1]:
            columns[place] = columns[place] or column.field
    return tuple(columns)


def read_lines(
    table: CsvTable,
    columns: Sequence[F | None],
    read: Callable[[int, Mapping[F, Sequence[Cell]]], T | tuple[Rejected, ...]],
    progress: Progress | None,
) -> tuple[tuple[T, ...], tuple[Rejected, ...]]:
    """What `read` makes of each line's number and cells, and everything it refused."""
    taken: list[T] = []
    rejected: list[Rejected] = []
    for number, line in enumerate(table.lines):
        if progress and number % _STEP == 0:
            progress("Reading the list", number / len(table.lines))
        cells = _cells_of(line, table.headings, columns)
        found = (cells,) if isinstance(cells, Rejected) else read(line.number, cells)
        if isinstance(found, tuple):
            rejected += found
        else:
            taken.append(found)
    return tuple(taken), tuple(rejected)


def _cells_of(
    line: Line, headings: Sequence[str], columns: Sequence[F | None]
) -> Mapping[F, Sequence[Cell]] | Rejected:
    """The cells of a line; Rejected where it is not clear what is what."""
    if len(line.cells) != len(headings):
        reason = (
            f"This row has {len(line.cells)} cells and the headings have {len(headings)}, so it is not clear what is "
            "what"
        )
        return Rejected(line.number, "", reason)
    cells: defaultdict[F, list[Cell]] = defaultdict(list)
    for heading, field, text in zip(headings, columns, line.cells, strict=True):
        if field:
            cells[field].append(Cell(heading, text))
    return cells


def require(columns: Sequence[F | None], wanted: F, label: str) -> None:
    """Raises ImportRejected for a list without a column for this field."""
    if wanted not in columns:
        raise refuse(
            f"No column is matched to “{label}”. The first line of the file must hold the headings. Match the "
            "columns, or export the list again with its headings."
        )


def texts(table: CsvTable, column: int) -> Iterator[str]:
    return (line.cells[column] for line in table.lines if column < len(line.cells))


def _plain(heading: str) -> str:
    return "".join(letter for letter in heading.casefold() if letter.isalnum())
