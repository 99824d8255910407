"""Opening a pupil list that a school system exported, and reading it as pupils."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from dsl_desk.domain.errors import DeskError
from dsl_desk.exchange.csv_pupils import Columns, date_order, date_order_matters, guess_columns, read_csv
from dsl_desk.exchange.csv_text import CsvTable, read_table
from dsl_desk.exchange.ctf_pupils import MOST_BYTES, is_xml, read_ctf
from dsl_desk.exchange.days import DateOrder
from dsl_desk.exchange.formats import CtfNames, Formats
from dsl_desk.exchange.pupil import Progress, PupilList
from dsl_desk.exchange.reading import Reading
from dsl_desk.services.catalogue.reading import load


@dataclass(frozen=True, slots=True)
class CsvList:
    """A CSV list with what its columns were taken for. `order_known` is False where only a person can say it."""

    table: CsvTable
    columns: Columns
    order: DateOrder
    order_known: bool

    def matched(self, columns: Columns) -> CsvList:
        """The same list with its columns taken for something else, and the order of its dates found anew."""
        return _csv_list(self.table, columns)

    def ordered(self, order: DateOrder) -> CsvList:
        """The same list, its dates read as a person said."""
        return replace(self, order=order, order_known=True)


@dataclass(frozen=True, slots=True)
class CtfList:
    """A Common Transfer File; its elements say what they are."""

    data: bytes


OpenList = CsvList | CtfList


@cache
def formats() -> Formats:
    return load(Formats, "exchange/pupils.json")


@cache
def ctf_names() -> CtfNames:
    return load(CtfNames, "exchange/ctf.json")


def open_list(file: Path) -> OpenList:
    """The list in a file; raises ImportRejected for what is none, DeskError for a file that cannot be read."""
    data = list_bytes(file)
    if is_xml(data):
        return CtfList(data)
    table = read_table(data)
    return _csv_list(table, guess_columns(table.headings, formats()))


def list_bytes(file: Path) -> bytes:
    """What a file holds, as far as a list may be long. Raises DeskError for one that cannot be read."""
    try:
        with file.open("rb") as opened:
            # One byte more than the longest list may have is enough to refuse it.
            return opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise DeskError("This file cannot be read. Nothing was taken in. Check its name and place.") from error


def read_list(opened: OpenList, today: date, progress: Progress | None = None) -> PupilList:
    """Every row as a pupil or as refused; raises ImportRejected where the list cannot be read at all."""
    if isinstance(opened, CsvList):
        return read_csv(opened.table, opened.columns, Reading(formats(), opened.order, today), progress)
    return read_ctf(opened.data, ctf_names(), Reading(formats(), DateOrder.DAY_FIRST, today), progress)


def _csv_list(table: CsvTable, columns: Columns) -> CsvList:
    found = date_order(table, columns)
    known = found is not None or not date_order_matters(table, columns)
    return CsvList(table, columns, found or DateOrder.DAY_FIRST, known)
