"""Opening a list of families' contacts that a school system exported, and reading it as adults."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from dsl_desk.exchange.columns import texts
from dsl_desk.exchange.csv_families import AdultList, Columns, FamilyReading, guess_columns, read_families
from dsl_desk.exchange.csv_text import CsvTable, read_table
from dsl_desk.exchange.days import DateOrder, needs_order, order_of
from dsl_desk.exchange.formats import FamilyField, FamilyFormats
from dsl_desk.exchange.pupil import Progress
from dsl_desk.services.catalogue.reading import load
from dsl_desk.services.roll.pupil_lists import list_bytes


@dataclass(frozen=True, slots=True)
class FamilyList:
    """A list with what its columns were taken for. `order_known` is False where only a person can say it."""

    table: CsvTable
    columns: Columns
    order: DateOrder
    order_known: bool

    @property
    def unread(self) -> tuple[str, ...]:
        """The headings of the columns that are left unread."""
        pairs = zip(self.table.headings, self.columns, strict=True)
        return tuple(heading for heading, field in pairs if field is None and heading)


@cache
def formats() -> FamilyFormats:
    return load(FamilyFormats, "exchange/families.json")


def open_families(file: Path) -> FamilyList:
    """The list in a file; raises ImportRejected for what is none, DeskError for a file that cannot be read."""
    table = read_table(list_bytes(file))
    columns = guess_columns(table.headings, formats())
    births = list(texts(table, columns.index(FamilyField.BORN))) if FamilyField.BORN in columns else []
    found = order_of(births)
    return FamilyList(table, columns, found or DateOrder.DAY_FIRST, found is not None or not needs_order(births))


def read_family_list(opened: FamilyList, today: date, progress: Progress | None = None) -> AdultList:
    """Every row as an adult or as refused; raises ImportRejected where the list cannot be read at all."""
    return read_families(opened.table, opened.columns, FamilyReading(formats(), opened.order, today), progress)
