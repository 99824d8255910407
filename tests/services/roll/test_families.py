"""A list of families taken in: whose, who, what changes, what stays because a person wrote it, and what never is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.exchange.csv_families import Adult, AdultList
from dsl_desk.services import front_sheets, opening
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.families import Audience, families
from dsl_desk.services.recording import add_child
from dsl_desk.services.roll.family_importing import import_families
from dsl_desk.services.roll.family_lists import open_families, read_family_list
from dsl_desk.services.roll.family_plan import FamilyPlan, plan_families
from dsl_desk.services.roll.importing import RollChanged
from dsl_desk.services.roll.leaving import mark_as_left
from dsl_desk.services.roll.roll_only import roll_only
from dsl_desk.store import records
from tests.desks import in_memory
from tests.exchange.lists import as_csv, upn

BORN = date(2012, 11, 14)
TOM = Child("7" * 32, "Price", "Tom", born=BORN, year="8", form="8C", upn=upn(7))
MILL_LANE = Address(("4 Mill Lane",), "LK1 4AB")
MUM = Adult(2, upn(7), "Price", "Tom", BORN, "Ms Ana Price", "Mother", Answer.YES)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = in_memory(tmp_path)
    add_child(made, TOM)
    yield made
    opening.lock(made)


def plan(desk: Desk, *adults: Adult) -> FamilyPlan:
    return plan_families(desk, AdultList(tuple(replace(each, line=n) for n, each in enumerate(adults, 2)), ()))


def take_in(desk: Desk, *adults: Adult) -> FamilyPlan:
    made = plan(desk, *adults)
    import_families(desk, made)
    return made


def family(desk: Desk) -> tuple[FamilyMember, ...]:
    return records.where(desk.connection, FamilyMember, "child_id = ?", TOM.id)


def reasons(made: FamilyPlan) -> list[tuple[int, str, str]]:
    return [(each.line, each.column, each.reason.partition(":")[0]) for each in made.rejected]


# Taking in


def test_an_adult_arrives_with_what_the_list_says(desk: Desk) -> None:
    said = replace(
        MUM, address=("9 High Street", "Larkford"), postcode="LK2 1AA", phone="07700 900001", language="Polish"
    )
    made = plan(desk, said)
    changed = import_families(desk, made)
    (member,) = family(desk)
    assert member == FamilyMember(
        member.id, TOM.id, "Ms Ana Price", "Mother", Answer.YES, phone="07700 900001", language="Polish",
        address=Address(("9 High Street", "Larkford"), "LK2 1AA"),
    )  # fmt: skip
    assert changed.child_ids == {TOM.id}
    assert changed.kinds == {"family_member"}


def test_who_has_the_childs_address_lives_with_the_child(desk: Desk) -> None:
    front_sheets.save_front_sheet(desk, FrontSheet(TOM.id, (MILL_LANE,)))
    take_in(desk, replace(MUM, address=("4 MILL LANE",), postcode="LK14AB"))
    (member,) = family(desk)
    assert (member.lives_with_child, member.address) == (Answer.YES, None)


def test_the_same_list_again_changes_nothing(desk: Desk) -> None:
    front_sheets.save_front_sheet(desk, FrontSheet(TOM.id, (MILL_LANE,)))
    adults = [
        replace(MUM, address=("4 Mill Lane",), postcode="LK1 4AB"),
        replace(MUM, name="Jo Price", relationship="Father", address=("9 High Street",)),
    ]
    first, again = take_in(desk, *adults), plan(desk, *adults)
    assert (len(first.new), len(again.new), len(again.changed), len(again.unchanged)) == (2, 0, 0, 2)


def test_a_later_list_updates_what_an_earlier_one_wrote(desk: Desk) -> None:
    take_in(desk, replace(MUM, phone="07700 900001"))
    made = take_in(desk, replace(MUM, name="Ana Price", phone="07700 900002"))
    assert [(each.label, each.before, each.after) for each in made.changed[0].changes] == [
        ("Phone", "07700 900001", "07700 900002")
    ]
    assert [(each.name, each.phone) for each in family(desk)] == [("Ms Ana Price", "07700 900002")]


def test_an_empty_cell_says_nothing(desk: Desk) -> None:
    take_in(desk, replace(MUM, phone="07700 900001"))
    assert len(plan(desk, replace(MUM, parental_responsibility=Answer.NOT_KNOWN)).unchanged) == 1


def test_nothing_is_half_taken_in_when_the_families_changed_meanwhile(desk: Desk) -> None:
    take_in(desk, MUM)
    stale = plan(desk, replace(MUM, phone="07700 900002"), replace(MUM, name="Jo Price"))
    take_in(desk, replace(MUM, phone="07700 900003"))
    with pytest.raises(RollChanged):
        import_families(desk, stale)
    assert [each.phone for each in family(desk)] == ["07700 900003"]


# What a person wrote


def test_what_a_person_wrote_stays(desk: Desk) -> None:
    by_hand = FamilyMember("a" * 32, TOM.id, "Ana Price", "Mum", Answer.NO, phone="07700 900009")
    front_sheets.save_family_member(desk, by_hand)
    made = take_in(desk, replace(MUM, phone="07700 900001", email="ana@home.example"))
    assert family(desk) == (replace(by_hand, email="ana@home.example"),)
    assert [each.label for each in made.kept[0].kept] == [
        "Relationship to the child",
        "Parental responsibility",
        "Phone",
    ]


def test_a_list_never_lifts_that_somebody_must_not_be_contacted(desk: Desk) -> None:
    barred = FamilyMember(
        "a" * 32, TOM.id, "Ana Price", "Mother", contact=ContactRule.MUST_NOT, contact_reason="Court order"
    )
    front_sheets.save_family_member(desk, barred)
    take_in(desk, replace(MUM, phone="07700 900001"))
    (member,) = family(desk)
    assert (member.contact, member.contact_reason) == (ContactRule.MUST_NOT, "Court order")
    assert families(desk, Audience(child_ids=frozenset([TOM.id]))).families == ()


def test_a_confidential_address_is_not_written_down_again(desk: Desk) -> None:
    refuge = replace(MILL_LANE, confidential=True, why="A refuge")
    front_sheets.save_front_sheet(desk, FrontSheet(TOM.id, (refuge,)))
    said = replace(MUM, address=("Room 2", "4 Mill Lane"), postcode="LK1 4AB")
    take_in(desk, said)
    assert [each.address for each in family(desk)] == [None]


def test_the_confidential_address_of_an_adult_stays_so(desk: Desk) -> None:
    hidden = replace(MILL_LANE, confidential=True, why="A refuge")
    front_sheets.save_family_member(desk, FamilyMember("a" * 32, TOM.id, "Ana Price", "Mother", address=hidden))
    take_in(desk, replace(MUM, address=("9 High Street",)))
    assert [each.address for each in family(desk)] == [hidden]


def test_who_is_in_the_family_no_longer_does_not_come_back(desk: Desk) -> None:
    gone = FamilyMember("a" * 32, TOM.id, "Ana Price", "Mother", until=date(2026, 1, 1))
    front_sheets.save_family_member(desk, gone)
    assert [each.line for each in take_in(desk, MUM).rejected] == [2]
    assert family(desk) == (gone,)


def test_who_must_not_be_contacted_does_not_come_in_by_another_name(desk: Desk) -> None:
    barred = FamilyMember(
        "a" * 32, TOM.id, "Jon Price", "Father", contact=ContactRule.MUST_NOT, contact_reason="Court order"
    )
    front_sheets.save_family_member(desk, barred)
    made = take_in(desk, replace(MUM, name="Mr Jonathan Price", relationship="Parent"))
    assert [each.line for each in made.rejected] == [2]
    assert family(desk) == (barred,)


# Whose family


def test_a_child_who_is_not_on_the_roll_is_refused(desk: Desk) -> None:
    made = plan(desk, replace(MUM, upn=upn(8), child_family_name="Nowak", child_given_name="Ola"))
    assert reasons(made) == [
        (2, "The child’s unique pupil number",
         "This child is not on the roll. Take in the pupil list first, then this list again")
    ]  # fmt: skip


def test_a_child_who_has_left_is_refused(desk: Desk) -> None:
    mark_as_left(desk, [TOM.id], date(2026, 3, 1))
    assert [each.line for each in plan(desk, MUM).rejected] == [2]


def test_the_number_alone_finds_the_child_and_so_do_name_and_birth(desk: Desk) -> None:
    number = replace(MUM, child_family_name="", child_given_name="", born=None)
    named = replace(MUM, upn="", name="Jo Price")
    assert [each.child.id for each in plan(desk, number, named).new] == [TOM.id, TOM.id]


def test_a_number_with_another_childs_name_and_birth_is_refused(desk: Desk) -> None:
    made = plan(desk, replace(MUM, child_family_name="Nowak", child_given_name="Ola", born=date(2013, 1, 1)))
    assert (
        reasons(made)[0][2]
        == "The child on the roll with this unique pupil number has another name and date of birth"
    )


def test_an_adult_twice_in_the_list_is_taken_once_or_not_at_all(desk: Desk) -> None:
    same = plan(desk, MUM, MUM)
    assert ([each.line for each in same.new], [each.line for each in same.rejected]) == ([2], [3])
    other = plan(desk, MUM, replace(MUM, name="Ana Price", relationship="Aunt"))
    assert ([each.line for each in other.new], [each.line for each in other.rejected]) == ([], [2, 3])


def test_two_of_one_name_on_the_front_sheet_are_a_doubt(desk: Desk) -> None:
    for id_ in ("a", "b"):
        front_sheets.save_family_member(desk, FamilyMember(id_ * 32, TOM.id, "Ana Price", "Mother"))
    assert [each.column for each in plan(desk, MUM).rejected] == ["Name"]


# From the file to a letter


def test_from_the_file_to_the_address_on_a_letter(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "families.csv"
    rows = [
        ["UPN", "Contact name", "Relationship", "Parental responsibility", "Lives with pupil", "Address", "Postcode"],
        [upn(7), "Ana Price", "Mother", "T", "Yes", "4 Mill Lane", "LK1 4AB"],
        [upn(7), "Jo Price", "Father", "T", "No", "9 High Street", "LK2 1AA"],
    ]
    file.write_text(as_csv(rows))
    import_families(desk, plan_families(desk, read_family_list(open_families(file), desk.today())))
    found = families(desk, Audience(child_ids=frozenset([TOM.id])))
    assert [each.lines for each in found.families] == [
        ("Ana Price", "4 Mill Lane", "LK1 4AB"), ("Jo Price", "9 High Street", "LK2 1AA"),
    ]  # fmt: skip


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="cannot be read"):
        open_families(tmp_path / "none.csv")


def test_a_family_from_a_list_alone_does_not_keep_a_former_pupil(desk: Desk) -> None:
    take_in(desk, MUM)
    left = desk.today() - timedelta(days=4_000)
    mark_as_left(desk, [TOM.id], left)
    assert [child.id for child in roll_only(desk).children] == [TOM.id]
    front_sheets.save_family_member(desk, replace(family(desk)[0], note="Rang on Monday"))
    assert roll_only(desk).children == ()
