"""CSV lists: what is read, what is left unread, and what is refused in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.domain.errors import ImportRejected
from dsl_desk.exchange.csv_pupils import date_order, date_order_matters, guess_columns, read_csv, samples
from dsl_desk.exchange.csv_text import MOST_BYTES, read_table
from dsl_desk.exchange.days import DateOrder
from dsl_desk.exchange.formats import Field
from dsl_desk.exchange.pupil import Pupil, PupilList
from tests.exchange.lists import FORMATS, READING, as_csv, made_up, upn, wide_csv

HEADINGS = ["UPN", "Surname", "Forename", "DOB", "Year", "Form"]
FINLEY = [upn(1), "Ward", "Finley", "14/11/2012", "9", "9A"]
FINLEY_READ = Pupil(2, "Ward", "Finley", upn(1), born=date(2012, 11, 14), year="9", form="9A")


def read(data: bytes | str) -> PupilList:
    table = read_table(data.encode() if isinstance(data, str) else data)
    return read_csv(table, guess_columns(table.headings, FORMATS), READING)


def refused(data: bytes | str) -> str:
    with pytest.raises(ImportRejected) as caught:
        read(data)
    assert str(caught.value).endswith("Nothing was taken in.")
    return str(caught.value)


def row_with(**cells: str) -> PupilList:
    """A list of Finley with these cells changed."""
    row = [cells.get(heading, cell) for heading, cell in zip(HEADINGS, FINLEY, strict=True)]
    return read(as_csv([HEADINGS, row]))


def reason(**cells: str) -> str:
    found = row_with(**cells)
    assert not found.pupils
    (rejected,) = found.rejected
    assert (rejected.line, rejected.column) == (2, next(iter(cells)))
    assert not any(cell and cell in rejected.reason for cell in cells.values() if len(cell) > 2), "quotes the cell"
    return rejected.reason


# Encodings and separators


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_encodings_are_recognised_and_said(encoding: str, said: str) -> None:
    text = as_csv([HEADINGS, [upn(1), "O’Brién", "Zoë", "14/11/2012", "9", "9A"]])
    data = ("\ufeff" + text if encoding == "utf-16-be" else text).encode(encoding)
    table = read_table(data)
    assert table.encoding == said
    (pupil,) = read(data).pupils
    assert (pupil.family_name, pupil.given_name) == ("O’Brién", "Zoë")


@pytest.mark.parametrize(("separator", "said"), [(",", "commas"), (";", "semicolons"), ("\t", "tabs")])
def test_separators_are_recognised_and_said(separator: str, said: str) -> None:
    table = read_table(as_csv([["Surname, legal", *HEADINGS], ["x;y,z", *FINLEY]], separator).encode())
    assert table.separator == said
    assert len(table.headings) == 7


def test_spreadsheets_own_line_about_the_separator_is_obeyed() -> None:
    assert read("sep=;\r\n" + as_csv([HEADINGS, FINLEY], ";")).pupils[0].line == 3


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends(line_end: str) -> None:
    assert read(as_csv([HEADINGS, FINLEY], line_end=line_end)).pupils == (FINLEY_READ,)


# Rows


def test_named_fields_are_taken_and_the_rest_is_left_unread() -> None:
    found = read(wide_csv(made_up(300)))
    assert len(found.pupils) == 300
    assert not found.rejected
    assert "SECRET" not in repr(found)
    first = found.pupils[0]
    assert (first.address, first.postcode) == (("1", "Mill Lane", "Larkfield"), "ZZ1 1ZZ")
    assert (first.ethnicity, first.first_language, first.send) == ("White British", "Polish", "SEN support")
    assert (first.known_as, first.family_known_as) == ("", ""), "the legal name repeated says nothing"


def test_quoted_line_ends_keep_the_count_of_lines() -> None:
    found = read(as_csv([[*HEADINGS, "Address"], [*FINLEY, "1 Mill Lane\nLarkfield"], [upn(1)[1:], *FINLEY[1:], ""]]))
    assert found.pupils[0].address == ("1 Mill Lane", "Larkfield")
    assert found.rejected[0].line == 4


def test_ragged_rows_are_refused_and_blank_ones_passed_over() -> None:
    found = read(as_csv([HEADINGS, FINLEY[:5], [], ["", "", "", "", "", ""], [*FINLEY, "more"], FINLEY]))
    assert [each.line for each in found.rejected] == [2, 5]
    assert "5 cells and the headings have 6" in found.rejected[0].reason
    assert [pupil.line for pupil in found.pupils] == [6]


def test_every_problem_of_a_row_is_said() -> None:
    found = row_with(UPN="A1", DOB="31/02/2012", Year="99")
    assert [each.column for each in found.rejected] == ["UPN", "DOB", "Year"]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"UPN": upn(1)[:-1] + "9"}, "mistyped"),
        ({"UPN": "not a number"}, "a letter and twelve digits"),
        ({"Surname": " "}, "The legal family name is missing"),
        ({"Forename": "-"}, "The legal first name is missing"),
        ({"DOB": "31/02/2012"}, "no day of the calendar when read as day/month/year"),
        ({"DOB": "12/24/2012"}, "no day of the calendar"),
        ({"DOB": "01/09/2031"}, "in the future"),
        ({"Year": "Beech class"}, "not a school year"),
        ({"Forename": "=HYPERLINK(1)"}, "formula"),
        ({"Surname": "＝cmd|' /C calc'!A0"}, "formula"),
        ({"Form": "@SUM(1)"}, "formula"),
        ({"Surname": "W" * 1_000_000}, "1,000,000 characters"),
        ({"Surname": "War\x07d"}, "not text"),
        ({"Surname": "War\ufffdd"}, "not text"),
    ],
)
def test_rejected_field_says_what_and_why(cells: dict[str, str], words: str) -> None:
    assert words in reason(**cells)


def test_child_who_cannot_be_told_from_another_is_refused() -> None:
    found = row_with(UPN="", DOB="")
    assert "neither a unique pupil number nor a date of birth" in found.rejected[0].reason
    assert row_with(UPN="").pupils
    assert row_with(DOB="").pupils


@pytest.mark.parametrize(
    ("written", "kept"),
    [("Year 9", "9"), ("Yr9", "9"), ("y 09", "9"), ("NC Year 9", "9"), ("9", "9"), ("Reception", "R"), ("R", "R"),
     ("N2", "N"), ("Nursery", "N"), ("14", "13"), ("X", ""), ("", "")],
)  # fmt: skip
def test_years(written: str, kept: str) -> None:
    assert row_with(Year=written).pupils[0].year == kept


def test_names_keep_their_letters_and_lose_stray_spaces() -> None:
    (pupil,) = row_with(Forename="  Mary\u00a0 Ann ", Surname="Z\u0307ak").pupils
    assert (pupil.given_name, pupil.family_name) == ("Mary Ann", "Żak")


# Columns


def test_surest_heading_wins_and_the_same_heading_twice_is_read_once() -> None:
    columns = guess_columns(["Surname", "Legal Surname", "Forename", "Forename", "d.o.b.", "House"], FORMATS)
    assert columns == (None, Field.FAMILY_NAME, Field.GIVEN_NAME, None, Field.BORN, None)


def test_address_may_stand_in_several_columns() -> None:
    columns = guess_columns(["Address Line 1", "Address Line 2", "Town", "Post Code"], FORMATS)
    assert columns == (Field.ADDRESS, Field.ADDRESS, Field.ADDRESS, Field.POSTCODE)


def test_no_heading_means_two_fields_and_every_label_is_its_own() -> None:
    plain = [name.casefold() for column in FORMATS.columns for name in column.headings]
    assert len(plain) == len(set(plain))
    assert [column.field for column in FORMATS.columns] == list(Field)


def test_columns_that_cannot_make_a_pupil_are_refused() -> None:
    assert "Legal family name" in refused(as_csv([["Name", "Phone"], ["Finley Ward", "1"]]))
    assert "neither unique pupil numbers nor dates of birth" in refused(as_csv([["Surname", "Forename"], ["a", "b"]]))
    table = read_table(as_csv([HEADINGS, FINLEY]).encode())
    with pytest.raises(ImportRejected, match="Two columns are matched to “Form”"):
        read_csv(table, (*guess_columns(table.headings, FORMATS)[:4], Field.FORM, Field.FORM), READING)


def test_samples_are_the_first_cells_that_say_something() -> None:
    table = read_table(as_csv([["A"], [""], ["one"], ["two\nlines"], ["x" * 500], ["four"]]).encode())
    assert samples(table, 0) == ("one", "two lines", "x" * 100)


def test_order_of_dates_is_found_or_left_to_be_asked() -> None:
    table = read_table(as_csv([["DOB"], ["03/09/2012"], ["04/05/2013"]]).encode())
    assert date_order(table, (Field.BORN,)) is None
    assert date_order_matters(table, (Field.BORN,))
    assert not date_order_matters(table, (None,))
    assert date_order(read_table(as_csv([["DOB"], ["03/24/2012"]]).encode()), (Field.BORN,)) is DateOrder.MONTH_FIRST


# Files


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"  \r\n ", "empty"),
        (b"PK\x03\x04rest", "workbook"),
        (b"\xd0\xcf\x11\xe0rest", "workbook"),
        (b"%PDF-1.7", "PDF"),
        (b"UPN\0,Surname\n", "not text"),
        ("UPN,Surname\n1,2".encode("utf-16-le"), "not text"),
        ("a,b\n\0,1".encode("utf-16"), "not text"),
        (b"UPN\n\x81\x8d", "encoding"),
        (b"\xff\xfea", "encoding"),
        (b"UPN,Surname\n", "no pupils"),
        (b'UPN,Surname\n1,2\n"open,3\n4,5\n', "From line 3 on"),
        (b'UPN,Surname\n"a"b,2\n', "quotation mark"),
        (b"," * 600 + b"a\nb\n", "columns"),
    ],
)
def test_what_is_no_csv_list_is_refused_in_words(data: bytes, words: str) -> None:
    assert words in refused(data)


def test_too_large_and_too_long_files_are_refused() -> None:
    assert "32 MB" in refused(b"a" * (MOST_BYTES + 1))
    assert "50,000 rows" in refused(b"UPN\n" + b"1\n" * 50_001)


def test_reading_reports_progress_and_can_be_stopped() -> None:
    table = read_table(wide_csv(made_up(1200)))
    steps: list[float] = []
    read_csv(table, guess_columns(table.headings, FORMATS), READING, lambda step, done: steps.append(done))
    assert steps == [0.0, 500 / 1200, 1000 / 1200]


@given(
    st.binary(max_size=400)
    | st.text(max_size=200).map(lambda text: f"UPN,Surname,Forename,DOB\n{text}".encode(errors="replace"))
)
def test_any_bytes_are_rows_or_refused(data: bytes) -> None:
    try:
        found = read(data)
    except ImportRejected:
        return
    assert all(pupil.family_name and pupil.given_name for pupil in found.pupils)


@given(st.lists(st.lists(st.text(max_size=12), min_size=6, max_size=6), max_size=5), st.sampled_from(",;\t"))
def test_any_cells_come_back_as_pupils_or_reasons(rows: list[list[str]], separator: str) -> None:
    text = as_csv([HEADINGS, *rows, FINLEY], separator)
    try:
        found = read(text.encode(errors="replace"))
    except ImportRejected as error:
        assert "\0" in text, error
        return
    lines = {pupil.line for pupil in found.pupils} | {each.line for each in found.rejected}
    assert len(lines) <= len(rows) + 1
    assert any(pupil.upn == upn(1) for pupil in found.pupils)
