"""Whom a general letter goes to: one a household, and never to whom or where it must not go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.child import Child
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.services import front_sheets, opening
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.families import NOBODY_NAMED, Audience, ByHand, Families, Family, Way, families
from dsl_desk.services.recording import add_children
from tests.desks import FINLEY, ISLA, in_memory

MILL_LANE = Address(("4 Mill Lane", "Larkford"), "LK1 4AB")
HIGH_STREET = Address(("90 High Street",), "LK2 7ZZ")
REFUGE = Address(("The Cedars", "Oakham Way"), "LK9 9XX", confidential=True, why="A refuge")
TOM = Child("3" * 32, "Ward", "Tom", year="7", form="7B")
MUM = FamilyMember("a1" * 16, FINLEY.id, "Kemi Ward", "mother", Answer.YES, lives_with_child=Answer.YES)
DAD = FamilyMember("a2" * 16, FINLEY.id, "Jon Ward", "father", Answer.YES, lives_with_child=Answer.YES)
SISTER = FamilyMember("a4" * 16, FINLEY.id, "Isla Begum", "half-sister", sibling_id=ISLA.id)
EVERYONE = Audience()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = in_memory(tmp_path)
    yield made
    opening.lock(made)


def write(desk: Desk, *written: FamilyMember | FrontSheet) -> None:
    with desk.deed() as deed:
        for each in written:
            deed.record(each)


def lives(child: Child, *addresses: Address, language: str = "") -> FrontSheet:
    return FrontSheet(child.id, addresses, languages=(language,) if language else ())


def of(child: Child, member: FamilyMember, id_: str) -> FamilyMember:
    return replace(member, id=id_ * 32, child_id=child.id)


def lines(found: Families) -> list[tuple[str, ...]]:
    return [family.lines for family in found.families]


def finley(desk: Desk, way: Way = Way.POST) -> Families:
    return families(desk, Audience(child_ids=frozenset([FINLEY.id])), way)


# One letter a household


def test_the_adults_of_a_home_share_one_letter(desk: Desk) -> None:
    write(desk, lives(FINLEY, MILL_LANE), MUM, DAD)
    assert finley(desk).families == (
        Family(1, (FINLEY.id,), ("Kemi Ward and Jon Ward", "4 Mill Lane", "Larkford", "LK1 4AB")),
    )


def test_who_is_rung_first_is_named_first(desk: Desk) -> None:
    write(desk, lives(FINLEY, MILL_LANE), MUM, replace(DAD, emergency=1, phone="07700 900002"))
    assert lines(finley(desk))[0][0] == "Jon Ward and Kemi Ward"


def test_a_home_where_nobody_is_named_is_addressed_all_the_same(desk: Desk) -> None:
    write(desk, lives(FINLEY, MILL_LANE), replace(MUM, parental_responsibility=Answer.NOT_KNOWN))
    assert lines(finley(desk)) == [(NOBODY_NAMED, "4 Mill Lane", "Larkford", "LK1 4AB")]


def test_children_at_one_address_share_a_letter_however_it_is_written(desk: Desk) -> None:
    write(desk, lives(FINLEY, MILL_LANE), lives(ISLA, Address(("4, MILL LANE", "Larkford"), "lk14ab")), MUM)
    (family,) = families(desk, EVERYONE).families
    assert set(family.child_ids) == {FINLEY.id, ISLA.id}


def test_brother_and_sister_share_a_letter_where_one_address_is_missing(desk: Desk) -> None:
    write(desk, lives(FINLEY, MILL_LANE), SISTER, MUM)
    (family,) = families(desk, EVERYONE).families
    assert (set(family.child_ids), family.lines[0]) == ({FINLEY.id, ISLA.id}, "Kemi Ward")


def test_brother_and_sister_who_live_apart_get_one_each(desk: Desk) -> None:
    write(desk, lives(FINLEY, MILL_LANE), lives(ISLA, HIGH_STREET), SISTER)
    assert len(families(desk, EVERYONE).families) == 2


def test_a_sister_who_is_said_to_live_elsewhere_is_not_at_home(desk: Desk) -> None:
    write(desk, lives(FINLEY, MILL_LANE), replace(SISTER, lives_with_child=Answer.NO))
    assert len(families(desk, EVERYONE).families) == 2


def test_a_child_without_an_address_does_not_join_two_homes(desk: Desk) -> None:
    add_children(desk, [TOM])
    to_tom = replace(SISTER, id="a5" * 16, child_id=ISLA.id, name="Tom Ward", sibling_id=TOM.id)
    write(desk, lives(FINLEY, MILL_LANE), lives(TOM, HIGH_STREET), SISTER, to_tom)
    assert sorted(len(family.child_ids) for family in families(desk, EVERYONE).families) == [1, 2]


def test_flats_of_one_house_are_homes_of_their_own(desk: Desk) -> None:
    flats = [Address((f"Flat {number}", "14 Mill Lane"), "LK1 4AB") for number in (2, 3)]
    write(desk, lives(FINLEY, flats[0]), lives(ISLA, flats[1]))
    assert len(families(desk, EVERYONE).families) == 2


def test_of_one_year_only_its_families(desk: Desk) -> None:
    write(desk, lives(FINLEY, MILL_LANE), lives(ISLA, HIGH_STREET))
    (family,) = families(desk, Audience("7")).families
    assert family.child_ids == (ISLA.id,)


def test_who_has_left_gets_no_letter(desk: Desk) -> None:
    front_sheets.correct_child(desk, replace(FINLEY, left=date(2026, 3, 1)))
    write(desk, lives(FINLEY, MILL_LANE))
    assert finley(desk).families == ()


# Parents who live apart


def test_an_adult_with_parental_responsibility_elsewhere_gets_a_letter_of_their_own(desk: Desk) -> None:
    write(desk, lives(FINLEY, MILL_LANE), MUM, replace(DAD, lives_with_child=Answer.NO, address=HIGH_STREET))
    assert lines(finley(desk)) == [
        ("Kemi Ward", "4 Mill Lane", "Larkford", "LK1 4AB"), ("Jon Ward", "90 High Street", "LK2 7ZZ"),
    ]  # fmt: skip


def test_that_letter_is_the_one_of_another_child_who_lives_there(desk: Desk) -> None:
    away = replace(DAD, lives_with_child=Answer.NO, address=HIGH_STREET)
    write(desk, lives(FINLEY, MILL_LANE), lives(ISLA, HIGH_STREET), MUM, away, of(ISLA, DAD, "b"))
    found = families(desk, EVERYONE)
    assert sorted(family.lines[0] for family in found.families) == ["Jon Ward", "Kemi Ward"]


def test_one_written_to_for_a_child_elsewhere_does_not_bring_in_who_else_lives_there(desk: Desk) -> None:
    away = replace(DAD, lives_with_child=Answer.NO, address=HIGH_STREET)
    other = replace(MUM, id="b" * 32, child_id=ISLA.id, name="Sam Begum")
    write(desk, lives(FINLEY, MILL_LANE), lives(ISLA, HIGH_STREET), MUM, away, other)
    assert [each[0] for each in lines(finley(desk))] == ["Jon Ward", "Kemi Ward"]


def test_nothing_said_of_parental_responsibility_is_no_letter_and_a_problem(desk: Desk) -> None:
    away = replace(DAD, parental_responsibility=Answer.NOT_KNOWN, lives_with_child=Answer.NO, address=HIGH_STREET)
    write(desk, lives(FINLEY, MILL_LANE), MUM, away)
    found = finley(desk)
    assert [each[0] for each in lines(found)] == ["Kemi Ward"]
    assert ["nothing said about parental responsibility" in words for words in found.problems] == [True]


def test_an_address_that_is_missing_is_a_problem(desk: Desk) -> None:
    write(desk, lives(FINLEY, MILL_LANE), MUM, replace(DAD, lives_with_child=Answer.NO))
    found = finley(desk)
    assert [each[0] for each in lines(found)] == ["Kemi Ward"]
    assert found.problems == (
        "1 adult with parental responsibility, who live elsewhere at no known address. They get no letter. Enter the "
        "address on the front sheet.",
    )


# Who must not be contacted


def barred(member: FamilyMember) -> FamilyMember:
    return replace(member, contact=ContactRule.MUST_NOT, contact_reason="Court order")


def test_who_must_not_be_contacted_is_never_addressed(desk: Desk) -> None:
    write(desk, lives(FINLEY, MILL_LANE), MUM, barred(DAD))
    found = finley(desk)
    assert lines(found) == [("Kemi Ward", "4 Mill Lane", "Larkford", "LK1 4AB")]
    assert not found.problems, "there is nothing to mend"


def test_a_namesake_on_the_same_front_sheet_is_another_person(desk: Desk) -> None:
    write(desk, lives(FINLEY, MILL_LANE), replace(MUM, name="Jo Ward"), barred(DAD))
    assert lines(finley(desk))[0][0] == "Jo Ward"


def test_nor_at_an_address_of_their_own(desk: Desk) -> None:
    write(desk, lives(FINLEY, MILL_LANE), MUM, barred(replace(DAD, address=HIGH_STREET)))
    assert [each[0] for each in lines(finley(desk))] == ["Kemi Ward"]


@pytest.mark.parametrize("name", ["Jon Ward", "Mr Jon Ward", "Jonathan Ward", "J. Ward"])
def test_nor_for_a_brother_whose_front_sheet_does_not_say_so(desk: Desk, name: str) -> None:
    his = replace(of(ISLA, DAD, "b"), name=name)
    write(desk, lives(FINLEY, MILL_LANE), lives(ISLA, MILL_LANE), MUM, barred(DAD), his)
    found = families(desk, EVERYONE)
    assert lines(found) == [("Kemi Ward", "4 Mill Lane", "Larkford", "LK1 4AB")]
    assert "must not be contacted" in found.problems[0]


def test_a_sister_who_lives_elsewhere_bars_them_until_this_front_sheet_says_otherwise(desk: Desk) -> None:
    elsewhere = replace(SISTER, lives_with_child=Answer.NO)
    write(desk, lives(FINLEY, MILL_LANE), lives(ISLA, HIGH_STREET), elsewhere, MUM, DAD, barred(of(ISLA, DAD, "b")))
    assert lines(finley(desk))[0][0] == "Kemi Ward"
    write(desk, replace(DAD, contact=ContactRule.MAY))
    assert lines(finley(desk))[0][0] == "Kemi Ward and Jon Ward"


def test_they_may_live_at_the_other_address_of_the_child(desk: Desk) -> None:
    gran = replace(MUM, name="Finley's gran", lives_with_child=Answer.NO, address=HIGH_STREET)
    write(desk, lives(FINLEY, MILL_LANE, HIGH_STREET), MUM, of(FINLEY, gran, "b"), barred(DAD))
    found = finley(desk)
    assert [each[0] for each in lines(found)] == ["Kemi Ward"]
    assert found.problems[0].startswith("No letter is made for the home of Finley Ward:")


@pytest.mark.parametrize("lives_there", [Answer.YES, Answer.NOT_KNOWN])
def test_where_they_may_live_and_nobody_else_is_named_no_letter_is_made(desk: Desk, lives_there: Answer) -> None:
    write(desk, lives(FINLEY, MILL_LANE), barred(replace(DAD, lives_with_child=lives_there)))
    found = finley(desk)
    assert found.families == ()
    assert found.problems[0].startswith("No letter is made for the home of Finley Ward:")


def test_where_they_live_elsewhere_the_home_is_addressed(desk: Desk) -> None:
    write(desk, lives(FINLEY, MILL_LANE), barred(replace(DAD, lives_with_child=Answer.NO)))
    assert lines(finley(desk)) == [(NOBODY_NAMED, "4 Mill Lane", "Larkford", "LK1 4AB")]


def test_nor_by_a_letter_without_a_name_to_who_lives_with_them(desk: Desk) -> None:
    gran = replace(MUM, name="Finley's gran", lives_with_child=Answer.NO, address=HIGH_STREET)
    write(desk, lives(FINLEY, MILL_LANE), gran, barred(replace(DAD, address=HIGH_STREET)))
    found = finley(desk)
    assert lines(found) == [(NOBODY_NAMED, "4 Mill Lane", "Larkford", "LK1 4AB")]
    assert found.problems[0].startswith("No letter is made for the home of Finley Ward:")


def test_who_is_in_the_family_no_longer_is_not_addressed(desk: Desk) -> None:
    write(desk, lives(FINLEY, MILL_LANE), MUM, replace(DAD, until=date(2026, 1, 1)))
    assert lines(finley(desk))[0][0] == "Kemi Ward"


# Addresses that are kept confidential


@pytest.mark.parametrize("way", list(Way))
def test_a_confidential_address_stands_on_nothing(desk: Desk, way: Way) -> None:
    write(desk, lives(FINLEY, REFUGE), MUM)
    found = finley(desk, way)
    (family,) = found.families
    assert (family.lines, family.by_hand, family.through) == (("Kemi Ward",), ByHand.CONFIDENTIAL, "Finley Ward, 9A")
    assert not any(part in repr(found) for part in ("Cedars", "Oakham", "LK9"))


@pytest.mark.parametrize("lines", [REFUGE.lines, ("Flat 2", *REFUGE.lines)], ids=["the same home", "another flat"])
def test_nor_one_that_stands_unmarked_on_another_front_sheet(desk: Desk, lines: tuple[str, ...]) -> None:
    write(desk, lives(FINLEY, REFUGE), lives(ISLA, Address(lines, "lk9 9xx")))
    assert {family.by_hand for family in families(desk, EVERYONE).families} == {ByHand.CONFIDENTIAL}


def test_nor_the_other_address_of_a_child_who_has_one(desk: Desk) -> None:
    write(desk, lives(FINLEY, MILL_LANE, REFUGE), MUM)
    assert lines(finley(desk)) == [("Kemi Ward",)]


def test_nor_where_only_another_front_sheet_says_that_the_other_one_is(desk: Desk) -> None:
    unmarked = Address(REFUGE.lines, REFUGE.postcode)
    write(desk, lives(FINLEY, MILL_LANE, unmarked), MUM, lives(ISLA, REFUGE))
    assert lines(finley(desk)) == [("Kemi Ward",)]


def test_nor_that_of_an_adult_who_lives_elsewhere(desk: Desk) -> None:
    write(desk, lives(FINLEY, MILL_LANE), DAD, replace(MUM, lives_with_child=Answer.NO, address=REFUGE))
    assert lines(finley(desk)) == [("Jon Ward", "4 Mill Lane", "Larkford", "LK1 4AB"), ("Kemi Ward",)]


def test_without_an_address_a_letter_is_handed_over(desk: Desk) -> None:
    found = finley(desk)
    assert [(each.by_hand, each.through) for each in found.families] == [(ByHand.NO_ADDRESS, "Finley Ward, 9A")]
    assert found.problems == (
        "1 letter without an address: none is on the front sheet. Enter it there, or hand over in school.",
    )


# Names and languages


@pytest.mark.parametrize("name", ["Finley's mum", "Mum of Finley", "Finley Ward senior"])
def test_no_child_is_named_by_the_name_of_an_adult(desk: Desk, name: str) -> None:
    write(desk, lives(FINLEY, MILL_LANE), replace(MUM, name=name))
    assert lines(finley(desk))[0][0] == NOBODY_NAMED


def test_no_letter_holds_a_childs_name(desk: Desk) -> None:
    write(desk, lives(FINLEY, MILL_LANE), MUM, SISTER, of(ISLA, DAD, "b"))
    for way in Way:
        assert not any(name in repr(families(desk, EVERYONE, way)) for name in ("Finley", "Isla"))


def test_in_class_a_letter_goes_with_the_child_in_the_order_of_forms(desk: Desk) -> None:
    add_children(desk, [TOM])
    write(desk, lives(FINLEY, MILL_LANE), MUM, replace(DAD, lives_with_child=Answer.NO, address=HIGH_STREET))
    found = families(desk, EVERYONE, Way.IN_CLASS).families
    assert [(each.number, each.through, each.by_hand) for each in found] == [
        (1, "Isla Begum", ByHand.IN_CLASS), (2, "Tom Ward, 7B", ByHand.IN_CLASS),
        (3, "Finley Ward, 9A", ByHand.IN_CLASS), (4, "", ByHand.NO),
    ]  # fmt: skip
    assert found[2].lines == ("Kemi Ward",)


@pytest.mark.parametrize(
    ("said", "tag"), [("Polish", "pl"), ("polski", "pl"), ("Urdu", "ur"), ("Klingon", ENGLISH), ("", ENGLISH)]
)
def test_a_family_is_written_to_in_its_language(desk: Desk, said: str, tag: str) -> None:
    write(desk, lives(FINLEY, MILL_LANE, language=said), MUM)
    assert [(each.language, each.spoken) for each in finley(desk).families] == [(tag, said)]


def test_the_language_of_who_is_addressed_comes_before_the_childs(desk: Desk) -> None:
    write(desk, lives(FINLEY, MILL_LANE, language="English"), replace(MUM, language="Urdu"))
    assert finley(desk).families[0].language == "ur"


def test_an_audience_is_logged_without_a_name() -> None:
    assert [each.words for each in (EVERYONE, Audience("9"), Audience(child_ids=frozenset([FINLEY.id])))] == [
        "All parents and carers", "Parents and carers of Year 9", "Parents and carers of 1 child chosen one by one",
    ]  # fmt: skip


def test_so_many_queries_however_many_children(desk: Desk) -> None:
    asked: list[str] = []
    desk.connection.set_trace_callback(asked.append)
    few = len(families(desk, EVERYONE).families), len(asked)
    many = [replace(TOM, id=f"{number:032}", given_name=f"Child {number}") for number in range(100, 140)]
    add_children(desk, many)
    write(desk, *(lives(child, Address((f"{number} Mill Lane",))) for number, child in enumerate(many)))
    asked.clear()
    more = len(families(desk, EVERYONE).families), len(asked)
    assert (few[0], more[0]) == (2, 42)
    assert few[1] == more[1] <= 6
