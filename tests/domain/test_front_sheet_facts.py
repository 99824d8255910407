"""What the front sheet says in words: everything that was written, and nothing that was not."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.child import Child
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import Address, BackgroundKnown, FrontSheet
from dsl_desk.domain.front_sheet_facts import OnFrontSheet, facts, title_of
from dsl_desk.domain.professional import Professional
from dsl_desk.domain.status import Status, StatusSource
from dsl_desk.domain.term import Term

DAYS = (date(2026, 1, 2), date(2026, 3, 4))
CHILD = Child(
    "1" * 32, "Familyname", "Givenname", "Knownas", DAYS[0], "9", "9A", "Upn", "Familyknown", DAYS[1], "Leftfor"
)  # fmt: skip
SHEET = FrontSheet(
    "1" * 32, (Address(("Lineone", "Linetwo"), "Postcode", True, "Whyconfidential"),), ("Phoneone", "Phonetwo"),
    ("Firstlanguage", "Otherlanguage"), "Interpretation", "Ethnicgroup", BackgroundKnown.SELF, "Religiousgroup",
    "Sendplan", "Needswords", BackgroundKnown.SCHOOL_SYSTEM, DAYS[0], "Heldwhere",
)  # fmt: skip
MEMBER = FamilyMember(
    "2" * 32, "1" * 32, "Membername", "Relationship", Answer.YES, ContactRule.MAY, "Contactreason", Answer.NO,
    Address(("Otherline",), "Otherpostcode", True, "Otherwhy"), "Memberphone", "Memberemail", "Memberlanguage", True,
    2, "", "Otherschool", DAYS[1], "Membernote",
)  # fmt: skip
PROFESSIONAL = Professional("3" * 32, "1" * 32, "Proname", "Prorole", "Proagency", "Prophone", "Proemail", *DAYS)
STATUS = Status(
    "4" * 32, "1" * 32, Term("code", "Statuswording"), StatusSource.AGENCY, *DAYS, "Statusreference", "Statusnote"
)
NOT_SHOWN = {"id", "child_id", "sibling_id"}
RECORDS = (CHILD, SHEET, MEMBER, PROFESSIONAL, STATUS)


def said(record: OnFrontSheet) -> str:
    return "\n".join((title_of(record), *(f"{name}: {words}" for name, words in facts(record))))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_everything_written_is_said(record: OnFrontSheet) -> None:
    """No field of any record is forgotten."""
    for field in fields(record):
        if field.name in NOT_SHOWN:
            continue
        value = getattr(record, field.name)
        assert value, f"{field.name} is filled in above"
        for text in texts(value):
            assert text.lower() in said(record).lower(), field.name


def texts(value: object) -> list[str]:
    match value:
        case bool() | int():
            return []
        case str():
            return [str(value)]
        case date():
            return [f"{value.day} {value:%B} {value.year}"]
        case Address():
            return [*value.lines, value.postcode, value.why]
        case Term():
            return [value.wording]
        case tuple():
            return [text for item in value for text in texts(item)]
    raise TypeError(type(value).__name__)


def test_numbers_and_yes_or_no_are_said_too() -> None:
    assert "Emergency contact: number 2 to ring" in said(MEMBER)
    assert "Memberlanguage, needs an interpreter" in said(MEMBER)


@pytest.mark.parametrize(
    "blank",
    [
        FrontSheet("1" * 32),
        Status("4" * 32, "1" * 32, Term("code", "Statuswording")),
        FamilyMember("2" * 32, "1" * 32, "Membername", "Relationship"),
    ],
)
def test_what_is_blank_is_not_said_to_be_no(blank: OnFrontSheet) -> None:
    assert {words for _, words in facts(blank)} <= {"not stated", "not known", "written down here"}


def test_legal_names_stand_beside_those_in_use() -> None:
    child = Child("1" * 32, "Ward", "Finley", known_as="Fin", family_known_as="Reid", born=date(2012, 11, 14))
    names = dict(facts(child))
    assert (names["Legal name"], names["Known as"]) == ("Finley Ward", "Fin Reid")
    assert "Known as" not in dict(facts(replace(child, known_as="", family_known_as="")))


def test_of_a_sibling_on_the_roll_is_said_who_they_are_and_nothing_asked_of_adults() -> None:
    sibling = FamilyMember("2" * 32, "1" * 32, "Isla Begum", "half-sister", sibling_id="5" * 32)
    assert facts(sibling) == (("Who they are to the child", "half-sister"),)
