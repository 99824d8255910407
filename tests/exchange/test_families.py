"""Lists of families: what is read of an adult, whose family it is, and what is refused by line and column."""

from __future__ import annotations

from datetime import date

import pytest

from dsl_desk import codec, paths
from dsl_desk.domain.answer import Answer
from dsl_desk.domain.errors import ImportRejected
from dsl_desk.exchange.csv_families import Adult, AdultList, FamilyReading, guess_columns, read_families
from dsl_desk.exchange.csv_text import read_table
from dsl_desk.exchange.days import DateOrder
from dsl_desk.exchange.formats import FamilyField, FamilyFormats
from tests.exchange.lists import TODAY, as_csv, upn

FORMATS = codec.decode(FamilyFormats, (paths.resources() / "exchange" / "families.json").read_bytes())
READING = FamilyReading(FORMATS, DateOrder.DAY_FIRST, TODAY)

HEADINGS = [
    "UPN", "Legal Surname", "Legal Forename", "DOB", "Contact Title", "Contact Forename", "Contact Surname",
    "Relationship", "Parental Responsibility", "Court Order", "Lives With Pupil", "Address Line 1", "Town",
    "Postcode", "Mobile", "Email", "Language", "Medical Notes",
]  # fmt: skip
MUM = [
    upn(1), "Ward", "Finley", "14/11/2012", "Ms", "Kemi", "Ward", "Mother", "T", "", "Yes", "4 Mill Lane", "Larkford",
    "lk1 4ab", "+44 7700 900001", "kemi@home.example", "Yoruba", "SECRET",
]  # fmt: skip
MUM_READ = Adult(
    2, upn(1), "Ward", "Finley", date(2012, 11, 14), "Ms Kemi Ward", "Mother", Answer.YES, Answer.YES,
    ("4 Mill Lane", "Larkford"), "LK1 4AB", "+44 7700 900001", "kemi@home.example", "Yoruba",
)  # fmt: skip


def read(*rows: list[str]) -> AdultList:
    table = read_table(as_csv(rows).encode())
    return read_families(table, guess_columns(table.headings, FORMATS), READING)


def row_with(**cells: str) -> AdultList:
    return read(
        HEADINGS, [cells.get(heading.replace(" ", ""), cell) for heading, cell in zip(HEADINGS, MUM, strict=True)]
    )


def test_a_row_is_one_adult_of_one_child() -> None:
    assert read(HEADINGS, MUM) == AdultList((MUM_READ,), ())


def test_nothing_else_is_read() -> None:
    assert "SECRET" not in repr(read(HEADINGS, MUM))


def test_every_field_can_be_matched() -> None:
    assert {column.field for column in FORMATS.columns} == set(FamilyField)
    assert len({heading for column in FORMATS.columns for heading in column.headings}) > len(FamilyField)


def test_a_name_in_one_cell_leaves_the_surname_to_the_child() -> None:
    found = read(
        ["Surname", "Forename", "DOB", "Contact name", "Relation"],
        ["Ward", "Finley", "14/11/2012", "K Ward", "Mother"],
    )
    assert found.adults == (Adult(2, "", "Ward", "Finley", date(2012, 11, 14), "K Ward", "Mother"),)


def test_the_number_of_the_child_is_enough() -> None:
    assert read(["UPN", "Contact name", "Relationship"], [upn(1), "K Ward", "Mother"]).adults == (
        Adult(2, upn(1), "", "", None, "K Ward", "Mother"),
    )


@pytest.mark.parametrize(
    ("said", "answer"),
    [("T", Answer.YES), ("yes", Answer.YES), ("1", Answer.YES), ("F", Answer.NO), ("No", Answer.NO),
     ("", Answer.NOT_KNOWN), ("-", Answer.NOT_KNOWN)],
)  # fmt: skip
def test_a_blank_is_never_a_no(said: str, answer: Answer) -> None:
    assert row_with(ParentalResponsibility=said).adults[0].parental_responsibility is answer


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        ({"ParentalResponsibility": "shared"}, "Parental Responsibility", "This is neither yes nor no"),
        ({"CourtOrder": "T"}, "Court Order", "The list says that an order or a restriction stands between"),
        ({"CourtOrder": "Non-molestation"}, "Court Order", "The list says that an order or a restriction stands"),
        ({"Relationship": ""}, "Relationship", "The relationship to the child is missing"),
        (
            {"ContactTitle": "", "ContactForename": "", "ContactSurname": ""},
            "Name",
            "The name of the adult is missing",
        ),
        ({"UPN": "", "DOB": ""}, "UPN", "This row has neither a unique pupil number nor"),
        ({"UPN": "A123"}, "UPN", "A unique pupil number is a letter and twelve digits"),
        ({"DOB": "31/02/2012"}, "DOB", "This is no day of the calendar"),
        ({"Mobile": "=HYPERLINK(1)"}, "Mobile", "This begins like a spreadsheet formula"),
        ({"AddressLine1": "+cmd|calc"}, "Address Line 1", "This begins like a spreadsheet formula"),
        ({"Town": "x" * 1_001}, "Town", "This is 1,001 characters long"),
    ],
)
def test_a_row_is_refused_by_line_and_column(cells: dict[str, str], column: str, reason: str) -> None:
    found = row_with(**cells)
    assert found.adults == ()
    assert [(each.line, each.column) for each in found.rejected] == [(2, column)]
    assert found.rejected[0].reason.startswith(reason)
    assert not any(cell in found.rejected[0].reason for cell in cells.values() if len(cell) > 2), "quotes the cell"


@pytest.mark.parametrize("order", ["F", "No", "", "0"])
def test_no_order_is_no_refusal(order: str) -> None:
    assert row_with(CourtOrder=order).adults == (MUM_READ,)


@pytest.mark.parametrize(
    ("headings", "words"),
    [
        (["UPN", "Relationship"], "No column is matched to “Name”"),
        (["UPN", "Contact name"], "No column is matched to “Relationship to the child”"),
        (["Contact name", "Relationship"], "The list has neither unique pupil numbers nor"),
        (["Pupil surname", "Pupil forename", "Contact name", "Relationship"], "The list has neither unique pupil"),
    ],
)
def test_a_list_that_cannot_say_whose_family_it_is_is_refused(headings: list[str], words: str) -> None:
    with pytest.raises(ImportRejected, match=words) as caught:
        read(headings, ["x"] * len(headings))
    assert str(caught.value).endswith("Nothing was taken in.") or "Export" in str(caught.value)
