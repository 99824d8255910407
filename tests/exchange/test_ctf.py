"""Common Transfer Files: both shapes, only the named elements, and hostile XML refused in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.domain.errors import ImportRejected
from dsl_desk.exchange.ctf_pupils import MOST_BYTES, is_xml, read_ctf
from dsl_desk.exchange.pupil import Pupil, PupilList
from tests.exchange.lists import CTF, READING, flat_ctf, made_up, nested_ctf, upn

PUPIL = f"<UPN>{upn(1)}</UPN><Surname>Ward</Surname><Forename>Finley</Forename><DOB>2012-11-14</DOB>"


def wrapped(pupil: str, before: str = "") -> bytes:
    return f"{before}<CTfile><CTFpupilData><Pupil>{pupil}</Pupil></CTFpupilData></CTfile>".encode()


def read(data: bytes) -> PupilList:
    return read_ctf(data, CTF, READING)


def refused(data: bytes) -> str:
    with pytest.raises(ImportRejected) as caught:
        read(data)
    assert str(caught.value).endswith("Nothing was taken in.")
    return str(caught.value)


def test_specified_shape_gives_the_named_fields_and_nothing_else() -> None:
    pupils = made_up(1500)
    found = read(flat_ctf(pupils))
    assert "SECRET" not in repr(found)
    assert not found.rejected
    assert len(found.pupils) == 1500
    first, made = found.pupils[0], pupils[0]
    assert first == Pupil(
        4, made.family_name, made.given_name, made.upn, known_as="Jo", born=made.born, year=made.year,
        address=("Flat 2", "14", "Mill Lane", "Larkfield"), postcode="ZZ1 1ZZ", ethnicity="Black African",
        first_language="Somali", send="Education, health and care plan",
    )  # fmt: skip


def test_nested_shape_gives_the_same_fields() -> None:
    (made,) = made_up(1)
    (found,) = read(nested_ctf([made])).pupils
    assert found == Pupil(
        4, made.family_name, made.given_name, made.upn, born=made.born, year=made.year, address=("1 Mill Lane",),
        postcode="ZZ1 1ZZ", ethnicity="White British", first_language="English", send="SEN support",
    )  # fmt: skip


def test_name_of_a_contact_is_never_a_pupils_name() -> None:
    (found,) = read(
        wrapped("<Contacts><Contact><Surname>Other</Surname></Contact></Contacts>" + PUPIL)
    ).pupils  # fmt: skip
    assert found.family_name == "Ward"


def test_namespaces_and_stylesheets_are_passed_over() -> None:
    data = wrapped(PUPIL, '<?xml version="1.0"?><?xml-stylesheet href="CTF.xsl"?>').replace(
        b"<CTfile>", b'<CTfile xmlns="urn:made-up" xmlns:x="urn:other">'
    )
    assert read(data).pupils[0].born == date(2012, 11, 14)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252", "utf-8-sig"])
def test_encodings(encoding: str) -> None:
    named = encoding.removesuffix("-sig")
    text = wrapped(PUPIL.replace("Ward", "Brién"), f'<?xml version="1.0" encoding="{named}"?>').decode()
    data = text.encode(encoding)
    assert is_xml(data)
    assert read(data).pupils[0].family_name == "Brién"


def test_refused_row_names_line_and_element_and_the_rest_is_read() -> None:
    wrong = PUPIL.replace("2012-11-14", "2012-02-31").replace("Finley", "<b/>")
    data = (
        f"<CTfile>\n<CTFpupilData>\n<Pupil>{PUPIL}</Pupil>\n<Pupil>{wrong}</Pupil></CTFpupilData></CTfile>".encode()
    )
    found = read(data)
    assert len(found.pupils) == 1
    assert {(each.line, each.column) for each in found.rejected} == {(4, "Forename"), (4, "DOB")}


def test_very_long_text_is_refused_by_row() -> None:
    found = read(wrapped(PUPIL.replace("Ward", "W" * 1_000_000)))
    assert "1,000,000 characters" in found.rejected[0].reason


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + step)} "{f"&{chr(97 + step)};" * 10}">' for step in range(9)
)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (wrapped("<UPN>&j;</UPN>", BOMB + "]>"), "definitions of its own"),
        (wrapped("&x;", '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "definitions of its own"),
        (wrapped("", '<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd">'), "definitions of its own"),
        (wrapped("&x;"), "not sound XML"),
        (wrapped(PUPIL)[:-9], "not sound XML"),
        (wrapped("<UPN>\0</UPN>"), "not sound XML"),
        (wrapped(PUPIL, '<?xml version="1.0" encoding="big5"?>'), "encoding"),
        (wrapped(PUPIL, '<?xml version="1.0" encoding="no-such"?>'), "encoding"),
        (b'<?xml version="1.0" encoding="utf-8"?><CTfile>\xff</CTfile>', "not sound XML"),
        (b"<ATfile/>", "not a Common Transfer File"),
        (b"<html><body/></html>", "not a Common Transfer File"),
        (b"<CTfile/>", "holds no pupils"),
        (b"<CTfile>" * 40, "nested deeper"),
        (b"", "empty"),
    ],
)
def test_hostile_and_broken_files_are_refused_in_words(data: bytes, words: str) -> None:
    assert words in refused(data)


def test_too_long_a_file_is_refused() -> None:
    assert "128 MB" in refused(b"<" + b" " * MOST_BYTES)


def test_reading_reports_progress() -> None:
    steps: list[float] = []
    read_ctf(flat_ctf(made_up(200)), CTF, READING, lambda step, done: steps.append(done))
    assert steps[0] == 0
    assert len(steps) > 3
    assert steps == sorted(steps)


def test_csv_is_not_taken_for_xml() -> None:
    assert not is_xml(b"UPN,Surname\n")
    assert not is_xml(b"")


@given(
    st.binary(max_size=300) | st.text(max_size=120).map(lambda text: wrapped(text.encode(errors="replace").decode()))
)
def test_any_bytes_are_rows_or_refused(data: bytes) -> None:
    try:
        found = read(data)
    except ImportRejected:
        return
    assert found.pupils or found.rejected
