"""A list of families' contacts as CSV: one row for each adult of each child.

A row whose adult a court order may keep from the child is refused: what it allows, a person has to read first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dsl_desk.domain.answer import Answer
from dsl_desk.exchange.columns import guess, read_lines, require
from dsl_desk.exchange.csv_text import CsvTable
from dsl_desk.exchange.days import DateOrder
from dsl_desk.exchange.formats import FamilyField, FamilyFormats
from dsl_desk.exchange.pupil import Progress, Rejected, refuse
from dsl_desk.exchange.row import Cell, Row

Columns = tuple[FamilyField | None, ...]
"""What each column of a table is; None is left unread. Only the address may stand in several."""

_OF_THE_CHILD = {
    FamilyField.FAMILY_NAME: FamilyField.CHILD_FAMILY_NAME,
    FamilyField.GIVEN_NAME: FamilyField.CHILD_GIVEN_NAME,
}


@dataclass(frozen=True, slots=True)
class Adult:
    """A row that can be read: one adult, and by number or name and birth the child whose family it is."""

    line: int
    upn: str
    child_family_name: str
    child_given_name: str
    born: date | None
    name: str
    relationship: str
    parental_responsibility: Answer = Answer.NOT_KNOWN
    lives_with_child: Answer = Answer.NOT_KNOWN
    address: tuple[str, ...] = ()
    postcode: str = ""
    phone: str = ""
    email: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class AdultList:
    """What a list says: the rows that can be read, and what is wrong with the others."""

    adults: tuple[Adult, ...]
    rejected: tuple[Rejected, ...]


@dataclass(frozen=True, slots=True)
class FamilyReading:
    """How the cells of one list are to be read."""

    formats: FamilyFormats
    order: DateOrder
    today: date


def guess_columns(headings: Sequence[str], formats: FamilyFormats) -> Columns:
    """The field each heading is known by. Beside the adult's whole name in one column, a surname is the child's."""
    columns = guess(headings, formats.columns, FamilyField.ADDRESS)
    if FamilyField.NAME in columns and FamilyField.CHILD_FAMILY_NAME not in columns:
        return tuple(_OF_THE_CHILD.get(field, field) if field else None for field in columns)
    return columns


def read_families(
    table: CsvTable, columns: Columns, reading: FamilyReading, progress: Progress | None = None
) -> AdultList:
    """Every row as an adult or as refused; raises ImportRejected where the columns cannot tell whose family it is."""
    _check(columns, reading.formats)
    found = read_lines(table, columns, lambda line, cells: _read_adult(line, cells, reading), progress)
    return AdultList(*found)


def _read_adult(
    line: int, cells: Mapping[FamilyField, Sequence[Cell]], reading: FamilyReading
) -> Adult | tuple[Rejected, ...]:
    row = _AdultRow(line, cells, reading.formats.label)
    adult = Adult(
        line,
        row.upn(FamilyField.UPN),
        row.text(FamilyField.CHILD_FAMILY_NAME),
        row.text(FamilyField.CHILD_GIVEN_NAME),
        row.born(FamilyField.BORN, reading.order, reading.today),
        row.name(),
        row.required(FamilyField.RELATIONSHIP),
        row.answer(FamilyField.PARENTAL_RESPONSIBILITY, reading.formats),
        row.answer(FamilyField.LIVES_WITH_CHILD, reading.formats),
        row.lines(FamilyField.ADDRESS),
        row.text(FamilyField.POSTCODE).upper(),
        row.text(FamilyField.PHONE),
        row.text(FamilyField.EMAIL),
        row.text(FamilyField.LANGUAGE),
    )
    row.check(adult, reading.formats)
    return tuple(row.problems) or adult


class _AdultRow(Row[FamilyField]):
    def name(self) -> str:
        """Written in one cell, or as title, first and family name."""
        parts = (FamilyField.TITLE, FamilyField.GIVEN_NAME, FamilyField.FAMILY_NAME)
        whole = self.text(FamilyField.NAME)
        return whole or " ".join(filter(None, (self.text(part) for part in parts)))

    def answer(self, wanted: FamilyField, formats: FamilyFormats) -> Answer:
        """A blank is never a no."""
        text = self.text(wanted).casefold()
        if not text:
            return Answer.NOT_KNOWN
        if text not in (*formats.yes, *formats.no):
            self.refuse(wanted, "This is neither yes nor no. Write one of the two, or leave it empty")
        return Answer.YES if text in formats.yes else Answer.NO

    def check(self, adult: Adult, formats: FamilyFormats) -> None:
        """What is wrong with the row as a whole."""
        if not adult.name:
            self.refuse(FamilyField.NAME, "The name of the adult is missing")
        if not adult.upn and not (adult.child_family_name and adult.child_given_name and adult.born):
            self.refuse(
                FamilyField.UPN,
                "This row has neither a unique pupil number nor the child’s name and date of birth, so it is not "
                "clear whose family this is",
            )
        if self.text(FamilyField.COURT_ORDER).casefold() not in ("", *formats.no):
            self.refuse(
                FamilyField.COURT_ORDER,
                "The list says that an order or a restriction stands between this adult and the child. Read it, then "
                "write this adult on the front sheet by hand",
            )


def _check(columns: Columns, formats: FamilyFormats) -> None:
    names = {FamilyField.NAME, FamilyField.GIVEN_NAME, FamilyField.FAMILY_NAME}
    if names.isdisjoint(columns):
        require(columns, FamilyField.NAME, formats.label(FamilyField.NAME))
    require(columns, FamilyField.RELATIONSHIP, formats.label(FamilyField.RELATIONSHIP))
    whose = {FamilyField.CHILD_FAMILY_NAME, FamilyField.CHILD_GIVEN_NAME, FamilyField.BORN}
    if FamilyField.UPN not in columns and not whose <= set(columns):
        raise refuse(
            "The list has neither unique pupil numbers nor the children’s names and dates of birth, so it is not "
            "clear whose family is whose. Export it again with them."
        )
