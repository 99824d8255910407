"""Who a letter is for: one for each household with parental responsibility, none for who must not be contacted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.domain.letter import Delivery
from dsl_desk.services import opening
from dsl_desk.services.desk import Desk
from dsl_desk.services.front_sheets import save_family_member, save_front_sheet
from dsl_desk.services.lettering.private import households as letter_households
from dsl_desk.services.lettering.private.households import chosen, households, stop_delivery
from tests.desks import FINLEY, ISLA, in_memory

HOME = Address(("1 High Street", "Larkford"), "LK1 1AA")
AWAY = Address(("2 Low Road", "Larkford"), "LK2 2BB")
REFUGE = Address(("3 Quiet Lane",), "LK3 3CC", confidential=True, why="Refuge")
MOTHER = FamilyMember(
    "a1" * 16, FINLEY.id, "Anna Ward", "mother", Answer.YES, ContactRule.MAY, lives_with_child=Answer.YES
)
FATHER = FamilyMember("a2" * 16, FINLEY.id, "Ben Ward", "father", Answer.YES, address=AWAY)
STEPFATHER = FamilyMember("a3" * 16, FINLEY.id, "Carl Hill", "stepfather", Answer.NO, lives_with_child=Answer.YES)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = in_memory(tmp_path)
    save_front_sheet(made, FrontSheet(FINLEY.id, (HOME,)))
    yield made
    opening.lock(made)


def barred(member: FamilyMember) -> FamilyMember:
    return replace(member, contact=ContactRule.MUST_NOT, contact_reason="Court order")


def family(desk: Desk, *members: FamilyMember) -> list[tuple[str, ...]]:
    """Who is written to together, once these are on the front sheet."""
    for member in members:
        save_family_member(desk, member)
    return [household.ids for household in households(desk, FINLEY.id).found]


def refused(desk: Desk, *to: FamilyMember) -> str:
    with pytest.raises(InvalidRecord) as error:
        chosen(households(desk, FINLEY.id), [member.id for member in to])
    return str(error.value)


def test_parents_who_live_apart_are_written_to_apart(desk: Desk) -> None:
    assert family(desk, MOTHER, FATHER) == [(MOTHER.id,), (FATHER.id,)]
    letters = chosen(households(desk, FINLEY.id), [FATHER.id, MOTHER.id])
    assert [(letter.names, letter.address) for letter in letters] == [("Anna Ward", HOME), ("Ben Ward", AWAY)]


def test_parents_who_live_together_have_one_letter_however_the_address_is_written(desk: Desk) -> None:
    same = replace(FATHER, address=Address(("1 high street,", "Larkford"), "lk11aa"))
    assert family(desk, MOTHER, same) == [(MOTHER.id, FATHER.id)]
    (letter,) = chosen(households(desk, FINLEY.id), [FATHER.id])
    assert letter.names == "Anna Ward and Ben Ward"


def test_a_child_with_two_homes_does_not_join_them(desk: Desk) -> None:
    save_front_sheet(desk, FrontSheet(FINLEY.id, (HOME, AWAY)))
    assert family(desk, MOTHER, FATHER) == [(MOTHER.id,), (FATHER.id,)]


def test_who_has_no_address_and_is_not_said_to_live_with_the_child_stands_alone(desk: Desk) -> None:
    assert family(desk, MOTHER, replace(FATHER, address=None)) == [(MOTHER.id,), (FATHER.id,)]


@pytest.mark.parametrize("responsible", [Answer.NO, Answer.NOT_KNOWN])
def test_nobody_without_parental_responsibility_is_written_to(desk: Desk, responsible: Answer) -> None:
    father = replace(FATHER, parental_responsibility=responsible)
    assert family(desk, MOTHER, father) == [(MOTHER.id,)]
    assert "parental responsibility" in refused(desk, MOTHER, father)


def test_who_must_not_be_contacted_is_never_written_to(desk: Desk) -> None:
    assert family(desk, MOTHER, barred(FATHER)) == [(MOTHER.id,)]
    assert "must not be contacted" in refused(desk, FATHER)
    assert "must not be contacted" in refused(desk, MOTHER, FATHER), "nor beside somebody who may be"


def test_who_is_no_longer_in_the_family_is_not_written_to(desk: Desk) -> None:
    assert family(desk, MOTHER, replace(FATHER, until=date(2026, 1, 1))) == [(MOTHER.id,)]
    assert "no longer in the family" in refused(desk, FATHER)


def test_nobody_chosen_is_refused(desk: Desk) -> None:
    assert "Choose who" in refused(desk)


@pytest.mark.parametrize("name", ["BEN WARD", "Mr B Ward", "Benjamin Ward"])
def test_a_rule_on_the_front_sheet_of_a_sister_counts_until_this_one_says_otherwise(desk: Desk, name: str) -> None:
    sister = FamilyMember("b1" * 16, FINLEY.id, "Isla Begum", "sister", sibling_id=ISLA.id)
    save_family_member(desk, barred(FamilyMember("b2" * 16, ISLA.id, name, "father", Answer.YES)))
    assert family(desk, sister, MOTHER, FATHER) == [(MOTHER.id,)]
    assert "same family or address" in refused(desk, FATHER)
    may = replace(FATHER, contact=ContactRule.MAY)
    assert family(desk, may) == [(MOTHER.id,), (FATHER.id,)]


def test_so_does_that_of_a_child_at_the_same_address_whom_nobody_named_as_a_sister(desk: Desk) -> None:
    save_front_sheet(desk, FrontSheet(ISLA.id, (Address(("11 High Street", "Larkford"), "LK1 1AA"),)))
    save_family_member(desk, barred(FamilyMember("b2" * 16, ISLA.id, "Ben Ward", "father", Answer.YES)))
    assert family(desk, MOTHER, FATHER) == [(MOTHER.id,), (FATHER.id,)], "nothing says that they live together"
    save_front_sheet(desk, FrontSheet(ISLA.id, (HOME,)), "They moved")
    assert family(desk) == [(MOTHER.id,)]
    assert "same family or address" in refused(desk, FATHER)


@pytest.mark.parametrize("addresses", [(REFUGE,), (HOME, REFUGE)])
def test_no_letter_is_made_for_a_household_whose_address_is_confidential(
    desk: Desk, addresses: tuple[Address, ...]
) -> None:
    save_front_sheet(desk, FrontSheet(FINLEY.id, addresses), "They moved")
    family(desk, MOTHER, FATHER)
    assert "kept confidential" in refused(desk, MOTHER)
    assert "kept confidential" in refused(desk, FATHER, MOTHER), "nor together with one that is not"
    assert chosen(households(desk, FINLEY.id), [FATHER.id])


def test_an_address_that_another_front_sheet_keeps_confidential_is_so_here(desk: Desk) -> None:
    save_family_member(desk, FamilyMember("b3" * 16, ISLA.id, "Anna Ward", "aunt", address=REFUGE))
    open_one = replace(REFUGE, confidential=False, why="")
    family(desk, replace(FATHER, address=open_one))
    assert "kept confidential" in refused(desk, FATHER)


@pytest.mark.parametrize("lives", [Answer.YES, Answer.NOT_KNOWN])
def test_nothing_goes_by_post_where_somebody_who_must_not_be_contacted_may_open_it(desk: Desk, lives: Answer) -> None:
    family(desk, MOTHER, barred(replace(STEPFATHER, lives_with_child=lives)))
    (letter,) = chosen(households(desk, FINLEY.id), [MOTHER.id])
    assert [each.name for each in letter.apart] == ["Carl Hill"]
    stop_delivery(letter, Delivery.HANDED)
    with pytest.raises(InvalidRecord, match="may live at this address"):
        stop_delivery(letter, Delivery.POST)


def test_nor_where_the_front_sheet_of_a_sister_at_the_same_address_says_so(desk: Desk) -> None:
    save_front_sheet(desk, FrontSheet(ISLA.id, (HOME,)))
    save_family_member(desk, barred(FamilyMember("b2" * 16, ISLA.id, "Carl Hill", "father", Answer.YES)))
    family(desk, MOTHER, FATHER)
    home, away = households(desk, FINLEY.id).found
    assert [each.name for each in home.apart] == ["Carl Hill"]
    assert not away.apart
    save_family_member(desk, replace(STEPFATHER, contact=ContactRule.MAY))
    assert not households(desk, FINLEY.id).found[0].apart, "this front sheet says that he may be contacted"


def test_so_does_that_of_a_child_who_lives_where_the_adult_does(desk: Desk) -> None:
    save_front_sheet(desk, FrontSheet(ISLA.id, (AWAY,)))
    save_family_member(
        desk, barred(FamilyMember("b2" * 16, ISLA.id, "Mr B Ward", "uncle", lives_with_child=Answer.YES))
    )
    assert family(desk, MOTHER, FATHER) == [(MOTHER.id,)]
    assert "same family or address" in refused(desk, FATHER)


def test_who_lives_with_the_child_is_not_taken_to_live_at_the_own_address_of_another(desk: Desk) -> None:
    save_front_sheet(desk, FrontSheet(FINLEY.id), "They moved")
    family(desk, replace(MOTHER, address=HOME), replace(FATHER, address=None, lives_with_child=Answer.YES))
    found = [(each.names, each.address) for each in households(desk, FINLEY.id).found]
    assert found == [("Anna Ward", HOME), ("Ben Ward", None)]


def test_who_must_not_be_contacted_and_lives_elsewhere_keeps_no_letter_from_the_post(desk: Desk) -> None:
    family(desk, MOTHER, barred(FATHER))
    (letter,) = chosen(households(desk, FINLEY.id), [MOTHER.id])
    assert not letter.apart
    stop_delivery(letter, Delivery.POST)


def test_the_child_takes_no_letter_about_themselves_home(desk: Desk) -> None:
    family(desk, MOTHER)
    (letter,) = chosen(households(desk, FINLEY.id), [MOTHER.id])
    with pytest.raises(InvalidRecord, match="not taken home by the child"):
        stop_delivery(letter, Delivery.WITH_CHILD)


def test_post_needs_an_address(desk: Desk) -> None:
    family(desk, replace(FATHER, address=None))
    (letter,) = chosen(households(desk, FINLEY.id), [FATHER.id])
    with pytest.raises(InvalidRecord, match="address is not recorded"):
        stop_delivery(letter, Delivery.POST)


def test_who_is_left_out_is_named_with_the_reason(desk: Desk) -> None:
    family(desk, MOTHER, STEPFATHER, replace(FATHER, parental_responsibility=Answer.NOT_KNOWN))
    left_out = [(each.member.name, each.why) for each in households(desk, FINLEY.id).left_out]
    assert left_out == [
        ("Carl Hill", letter_households.NOT_RESPONSIBLE),
        ("Ben Ward", letter_households.NOT_KNOWN),
    ]
