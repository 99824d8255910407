"""The front sheet on paper: what holds on the day, and nothing of what is over."""

from __future__ import annotations

from datetime import UTC, date, datetime

from dsl_desk.documents.front_sheet import front_sheet
from dsl_desk.domain.answer import Answer
from dsl_desk.domain.child import Child
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import Address, BackgroundKnown, FrontSheet
from dsl_desk.domain.front_sheet_file import FrontSheetFile, Sibling
from dsl_desk.domain.professional import Professional
from dsl_desk.domain.status import Status, StatusSource
from dsl_desk.domain.term import Term
from tests.documents.reading import fonts_of, squeezed, text_of

TODAY, OVER = date(2026, 3, 24), date(2026, 1, 1)
PRINTED = datetime(2026, 3, 24, 9, 5, tzinfo=UTC)
CHILD = Child("1" * 32, "Ward", "Finley", known_as="Fin", born=date(2012, 11, 14), year="9", form="9A")
FILE = FrontSheetFile(
    child=CHILD,
    sheet=FrontSheet(
        CHILD.id, (Address(("4 Mill Lane",), "LK1 4AB"),), languages=("العربية", "English"),
        ethnicity="Somali", ethnicity_known=BackgroundKnown.SELF,
    ),
    family=(
        FamilyMember("a" * 32, CHILD.id, "Zoë Ward", "mother", Answer.YES, phone="07700 900002", emergency=2),
        FamilyMember("b" * 32, CHILD.id, "Jo Ward", "grandmother", phone="07700 900001", emergency=1),
        FamilyMember("c" * 32, CHILD.id, "Tom Ward", "father", Answer.YES, ContactRule.MUST_NOT, "Order of 3 May"),
        FamilyMember("d" * 32, CHILD.id, "Former Partner", "mother’s partner", until=OVER),
    ),
    siblings=(Sibling(Child("2" * 32, "Begum", "Isla", year="7"), None, True),),
    professionals=(Professional("e" * 32, CHILD.id, "Dee Shaw", "social worker", until=OVER),),
    statuses=(
        Status("f" * 32, CHILD.id, Term("cin", "Child in need plan"), StatusSource.AGENCY, date(2026, 2, 1)),
        Status("0" * 32, CHILD.id, Term("ehcp", "Old plan"), until=OVER),
    ),
    today=TODAY,
)  # fmt: skip


def test_what_holds_today_is_printed_and_what_is_over_is_not() -> None:
    text = text_of(front_sheet(FILE, PRINTED, "Ruth Patel"))
    for words in ("Fin Ward", "Finley Ward", "14 November 2012", "4 Mill Lane, LK1 4AB", "Child in need plan"):
        assert words in text
    for words in ("told by an agency", "Somali (said by the child or family)", "Isla Begum, Year 7", "has records"):
        assert words in text
    for words in ("Former Partner", "Old plan", "Dee Shaw"):
        assert words not in text
    assert squeezed("العربية") in squeezed(text)


def test_who_must_not_be_contacted_stands_before_the_facts() -> None:
    text = text_of(front_sheet(FILE, PRINTED, "Ruth Patel"))
    warned = text.index("Tom Ward, father, must not be contacted: Order of 3 May")
    assert warned < text.index("Legal name")


def test_emergency_contacts_stand_in_the_order_of_ringing() -> None:
    text = text_of(front_sheet(FILE, PRINTED, "Ruth Patel"), "-layout")
    first, second = text.index("Jo Ward, grandmother: 07700 900001"), text.index("Zoë Ward, mother: 07700 900002")
    assert first < second


def test_every_page_says_who_printed_it_and_no_property_names_the_child() -> None:
    pdf = front_sheet(FILE, PRINTED, "Ruth Patel")
    assert "Confidential · Printed by Ruth Patel" in text_of(pdf)
    assert b"Finley" not in pdf
    assert all(font["emb"] == "yes" for font in fonts_of(pdf))


def test_same_file_gives_the_same_bytes() -> None:
    assert front_sheet(FILE, PRINTED, "Ruth Patel") == front_sheet(FILE, PRINTED, "Ruth Patel")
