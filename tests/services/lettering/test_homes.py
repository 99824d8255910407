"""Who lives together, whatever front sheets say: every child once, one home an address, nobody barred."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.child import Child
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.services.address_marks import place_of
from dsl_desk.services.adult_names import called, may_be_one
from dsl_desk.services.lettering.homes import homes, known_of
from dsl_desk.services.withholding import Withheld

TODAY = date(2026, 3, 24)
CHILDREN = tuple(Child(f"{number}" * 32, "Ward", f"Child{number}") for number in range(1, 6))
PLACES = tuple(Address((f"{number} Mill Lane",), "LK1 4AB") for number in range(1, 4))
places = st.none() | st.sampled_from(PLACES)


@st.composite
def members(draw: st.DrawFn, child: Child) -> FamilyMember:
    if draw(st.booleans()):
        brother = draw(st.sampled_from([each for each in CHILDREN if each is not child]))
        return FamilyMember(draw(st.uuids()).hex, child.id, "A child", "brother", sibling_id=brother.id)
    contact = draw(st.sampled_from(ContactRule))
    return FamilyMember(
        draw(st.uuids()).hex, child.id, draw(st.sampled_from(("Kemi Ward", "Mr Jon Ward", "Jon Ward", "Sam Begum"))),
        "parent", draw(st.sampled_from(Answer)), contact, "Court order", draw(st.sampled_from(Answer)), draw(places),
    )  # fmt: skip


@st.composite
def rolls(draw: st.DrawFn) -> list[tuple[Child, FrontSheet | None, list[FamilyMember]]]:
    found = []
    for child in CHILDREN[: draw(st.integers(1, len(CHILDREN)))]:
        place = draw(places)
        sheet = FrontSheet(child.id, (place,)) if place else None
        found.append((child, sheet, draw(st.lists(members(child), max_size=4))))
    return found


@given(rolls())
def test_whatever_the_front_sheets_say(roll: list[tuple[Child, FrontSheet | None, list[FamilyMember]]]) -> None:
    kept = Withheld(())
    found = homes([known_of(*each, kept, TODAY) for each in roll], kept)
    living = [child.id for home in found.found for child in home.children]
    assert sorted(living) == sorted(child.id for child, _, _ in roll), "every child lives in one home"
    at = [place_of(home.address) for home in found.found if home.address]
    assert len(at) == len(set(at)), "an address is one home"
    barred = {(each.child_id, called(each.name)) for _, _, family in roll for each in family if _is_barred(each)}
    for home in found.found:
        for adult in home.adults:
            assert adult.parental_responsibility is Answer.YES
            assert not _is_barred(adult)
            assert not {(child.id, called(adult.name)) for child in home.children} & barred
            assert (adult.child_id, called(adult.name)) not in barred


def _is_barred(member: FamilyMember) -> bool:
    return member.contact is ContactRule.MUST_NOT


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Jon Ward", "Mr Jonathan WARD", True), ("J. Ward", "Jon Ward", True),
        ("Siân Ó Briain", "Sian O Briain", True),
        ("Jon Ward", "Kemi Ward", False), ("Jon Ward", "Jon Begum", False), ("Ward", "Jon Ward", False),
        ("Dr", "Dr", True), ("", "Jon Ward", False),
    ],
)  # fmt: skip
def test_one_adult_by_two_names(name: str, other: str, same: bool) -> None:
    assert (may_be_one(name, other), may_be_one(other, name)) == (same, same)
