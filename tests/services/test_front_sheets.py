"""The front sheet: what is written on it, what needs a reason, and what is read from both sides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import Address, BackgroundKnown, FrontSheet
from dsl_desk.domain.professional import Professional
from dsl_desk.domain.status import Status
from dsl_desk.domain.term import Term
from dsl_desk.services import front_sheets, opening
from dsl_desk.services.desk import Desk
from tests.desks import FINLEY, ISLA, in_memory, observe

TODAY = date(2026, 3, 24)
MUM = FamilyMember("a1" * 16, FINLEY.id, "Kemi Ward", "mother", Answer.YES, phone="07700 900001", emergency=1)
DAD = FamilyMember("a2" * 16, FINLEY.id, "Tom Ward", "father", phone="07700 900002", emergency=2)
GRAN = FamilyMember("a3" * 16, FINLEY.id, "Jo Ward", "grandmother", phone="07700 900003", emergency=3)
SISTER = FamilyMember("a4" * 16, FINLEY.id, "Isla Begum", "half-sister", sibling_id=ISLA.id)
PLAN = Status("b1" * 16, FINLEY.id, Term("child-in-need", "Child in need plan"), since=date(2026, 1, 12))
SHEET = FrontSheet(FINLEY.id, (Address(("4 Mill Lane", "Larkford"), "LK1 4AB"),), languages=("English",))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = in_memory(tmp_path)
    yield made
    opening.lock(made)


def test_a_sheet_nobody_wrote_is_blank_and_invents_nothing(desk: Desk) -> None:
    file = front_sheets.front_sheet_file(desk, FINLEY.id)
    assert file.sheet == FrontSheet(FINLEY.id)
    assert (file.family, file.siblings, file.professionals, file.statuses) == ((), (), (), ())


def test_what_was_written_is_read_together(desk: Desk) -> None:
    nurse = Professional("c1" * 16, FINLEY.id, "Dee Shaw", "school nurse")
    front_sheets.save_front_sheet(desk, SHEET)
    front_sheets.save_family_member(desk, MUM)
    front_sheets.save_professional(desk, nurse)
    front_sheets.save_status(desk, PLAN)
    file = front_sheets.front_sheet_file(desk, FINLEY.id)
    assert (file.sheet, file.family, file.professionals, file.statuses) == (SHEET, (MUM,), (nurse,), (PLAN,))


def test_filling_in_a_blank_needs_no_reason(desk: Desk) -> None:
    front_sheets.save_front_sheet(desk, SHEET)
    fuller = replace(SHEET, languages=("English", "Somali"), religion="Muslim", phones=("01632 960001",))
    front_sheets.save_front_sheet(desk, fuller)
    assert front_sheets.front_sheet_file(desk, FINLEY.id).sheet == fuller


@pytest.mark.parametrize(
    "altered",
    [
        replace(SHEET, addresses=()),
        replace(SHEET, languages=("Somali",)),
        replace(SHEET, addresses=(Address(("1 A St",)),)),
    ],
)
def test_a_fact_changes_with_a_reason_and_keeps_its_earlier_version(desk: Desk, altered: FrontSheet) -> None:
    front_sheets.save_front_sheet(desk, SHEET)
    with pytest.raises(InvalidRecord, match="Say why what was written before changes"):
        front_sheets.save_front_sheet(desk, altered, "  ")
    front_sheets.save_front_sheet(desk, altered, "Mum told us")
    now, before = front_sheets.editions(desk, altered)
    assert (now.number, now.reason, now.author) == (2, "Mum told us", "Ruth Patel")
    assert ("Address", "4 Mill Lane, Larkford, LK1 4AB") in before.facts


def test_saving_the_same_again_is_no_version(desk: Desk) -> None:
    front_sheets.save_status(desk, PLAN)
    with pytest.raises(InvalidRecord, match="Nothing has been changed yet"):
        front_sheets.save_status(desk, PLAN)
    with pytest.raises(InvalidRecord, match="Nothing has been changed yet"):
        front_sheets.save_front_sheet(desk, FrontSheet(FINLEY.id))


def test_nothing_is_written_about_a_child_who_is_not_on_the_roll(desk: Desk) -> None:
    stranger = "9" * 32
    saves: tuple[Callable[[], object], ...] = (
        lambda: front_sheets.save_front_sheet(desk, FrontSheet(stranger, religion="None")),
        lambda: front_sheets.save_family_member(desk, replace(MUM, child_id=stranger)),
        lambda: front_sheets.save_status(desk, replace(PLAN, child_id=stranger)),
    )
    for save in saves:
        with pytest.raises(InvalidRecord, match="on the roll"):
            save()


def test_year_moves_on_without_a_reason_a_name_does_not(desk: Desk) -> None:
    moved = replace(FINLEY, year="10", form="10A")
    front_sheets.correct_child(desk, moved)
    renamed = replace(moved, family_name="Reid")
    with pytest.raises(InvalidRecord, match="Say why"):
        front_sheets.correct_child(desk, renamed)
    front_sheets.correct_child(desk, renamed, "Adopted on 2 March")
    assert front_sheets.editions(desk, renamed)[1].title == "Finley Ward"


def names(desk: Desk) -> list[tuple[int, str]]:
    return [(each.emergency, each.name) for each in front_sheets.front_sheet_file(desk, FINLEY.id).to_ring]


@pytest.mark.parametrize(
    ("moved", "order"),
    [
        (replace(GRAN, emergency=1), ["Jo Ward", "Kemi Ward", "Tom Ward"]),
        (replace(MUM, emergency=2), ["Tom Ward", "Kemi Ward", "Jo Ward"]),
        (replace(MUM, emergency=9), ["Tom Ward", "Jo Ward", "Kemi Ward"]),
        (replace(DAD, emergency=0), ["Kemi Ward", "Jo Ward"]),
    ],
)
def test_others_make_room_in_the_order_of_ringing(desk: Desk, moved: FamilyMember, order: list[str]) -> None:
    for member in (MUM, DAD, GRAN):
        front_sheets.save_family_member(desk, member)
    front_sheets.save_family_member(desk, moved)
    assert names(desk) == list(enumerate(order, 1))


def test_who_is_history_is_not_rung_and_not_warned_of(desk: Desk) -> None:
    warned = replace(DAD, emergency=0, contact=ContactRule.MUST_NOT, contact_reason="Court order")
    for member in (MUM, warned, GRAN):
        front_sheets.save_family_member(desk, member)
    assert front_sheets.must_not_contact(desk, FINLEY.id) == (warned,)
    front_sheets.end(desk, MUM, TODAY)
    front_sheets.end(desk, warned, TODAY)
    assert names(desk) == [(1, "Jo Ward")]
    assert front_sheets.must_not_contact(desk, FINLEY.id) == ()
    assert len(front_sheets.front_sheet_file(desk, FINLEY.id).family) == 3, "and stays readable"


def test_a_sibling_is_read_from_both_front_sheets(desk: Desk) -> None:
    observe(desk, "About Isla", "", ISLA)
    done = front_sheets.save_family_member(desk, SISTER)
    assert done.child_ids == {FINLEY.id, ISLA.id}, "both open pages read again"
    (ours,) = front_sheets.front_sheet_file(desk, FINLEY.id).siblings
    (theirs,) = front_sheets.front_sheet_file(desk, ISLA.id).siblings
    assert (ours.child, ours.member, ours.has_records) == (ISLA, SISTER, True)
    assert (theirs.child, theirs.member, theirs.has_records) == (FINLEY, None, False)


def test_a_sibling_named_by_both_stands_once(desk: Desk) -> None:
    front_sheets.save_family_member(desk, SISTER)
    back = FamilyMember("a5" * 16, ISLA.id, "Finley Ward", "half-brother", sibling_id=FINLEY.id)
    front_sheets.save_family_member(desk, back)
    (theirs,) = front_sheets.front_sheet_file(desk, ISLA.id).siblings
    assert theirs.member == back


def test_a_sibling_has_to_be_on_the_roll(desk: Desk) -> None:
    with pytest.raises(InvalidRecord, match="Choose a child who is on the roll"):
        front_sheets.save_family_member(desk, replace(SISTER, sibling_id="9" * 32))


def test_statuses_of_now_are_those_begun_and_not_over(desk: Desk) -> None:
    planned = Status("b2" * 16, FINLEY.id, Term("ehcp", "EHCP"), since=date(2026, 4, 1))
    for status in (PLAN, planned):
        front_sheets.save_status(desk, status)
    assert front_sheets.current_statuses(desk, FINLEY.id) == (PLAN,)
    with pytest.raises(InvalidRecord, match="before it began"):
        front_sheets.end(desk, PLAN, date(2026, 1, 1))
    front_sheets.end(desk, PLAN, TODAY)
    assert front_sheets.current_statuses(desk, FINLEY.id) == ()


def test_how_something_is_known_stands_with_it(desk: Desk) -> None:
    sheet = replace(
        SHEET, ethnicity="Somali", ethnicity_known=BackgroundKnown.SELF, needs_known=BackgroundKnown.NOT_KNOWN
    )
    front_sheets.save_front_sheet(desk, sheet)
    (edition,) = front_sheets.editions(desk, sheet)
    assert ("Ethnicity", "Somali (said by the child or family)") in edition.facts
    assert ("Disability, and how this child is best heard", "not known") in edition.facts
