"""Leaving and coming back, moving up a year, and who may be removed from the roll."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.front_sheet import FrontSheet
from dsl_desk.domain.link import Link, LinkCertainty, LinkKind
from dsl_desk.domain.professional import Professional
from dsl_desk.domain.subject import Subject, SubjectKind
from dsl_desk.exchange.pupil import Pupil, PupilList
from dsl_desk.services.catalogue.clock import clock
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import save_draft
from dsl_desk.services.recording import add_child, add_children
from dsl_desk.services.roll.import_plan import plan_import
from dsl_desk.services.roll.importing import import_pupils
from dsl_desk.services.roll.leaving import mark_as_left, return_to_roll
from dsl_desk.services.roll.moving_up import RollMoved, move_up, plan_moving_up
from dsl_desk.services.roll.roll_only import roll_only
from dsl_desk.store import records
from tests import desks
from tests.desks import FINLEY, ISLA
from tests.exchange.lists import upn

LONG_AGO = date(2024, 7, 20)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Finley Ward of 9A and Isla Begum of year 7."""
    made = desks.in_memory(tmp_path)
    yield made
    made.vault.close()


def child(desk: Desk, id_: str) -> Child:
    found = records.current(desk.connection, Child, id_)
    assert found
    return found


# Leaving


def test_leaver_keeps_everything_and_can_come_back(desk: Desk) -> None:
    mark_as_left(desk, [FINLEY.id], date(2026, 3, 1), " Another school ")
    assert child(desk, FINLEY.id) == replace(FINLEY, left=date(2026, 3, 1), left_for="Another school")
    return_to_roll(desk, FINLEY.id, "10", "10B")
    assert child(desk, FINLEY.id) == replace(FINLEY, year="10", form="10B")


@pytest.mark.parametrize(("day", "words"), [(None, "Enter the first day"), (date(2026, 3, 25), "has not come yet")])
def test_day_of_leaving_is_said_and_has_come(desk: Desk, day: date | None, words: str) -> None:
    with pytest.raises(InvalidRecord, match=words):
        mark_as_left(desk, [FINLEY.id], day)


# Moving up


def school(desk: Desk) -> dict[str, Child]:
    """One child for each year of a primary school, one in the nursery and one whose year is not known."""
    children = {
        year or "none": Child(desk.new_id(), "Ash", f"Child {number}", year=year, form=f"{year}A" if year else "")
        for number, year in enumerate(["N", "R", "1", "2", "3", "4", "5", "6", ""])
    }
    for leaver in (FINLEY, ISLA):
        mark_as_left(desk, [leaver.id], LONG_AGO)
    add_children(desk, tuple(children.values()))
    return children


def test_everyone_moves_up_and_the_oldest_leave(desk: Desk) -> None:
    made = school(desk)
    planned = plan_moving_up(desk)
    assert planned.leaving_year == "6"
    assert [(each.year, year) for each, year in planned.moving] == [
        ("R", "1"), ("1", "2"), ("2", "3"), ("3", "4"), ("4", "5"), ("5", "6"),
    ]  # fmt: skip
    assert planned.leaving == (made["6"],)
    assert set(planned.staying) == {made["N"], made["none"]}
    changed = move_up(desk, planned, date(2026, 3, 24))
    assert len(changed.child_ids) == 7
    assert child(desk, made["R"].id) == replace(made["R"], year="1", form="")
    assert child(desk, made["6"].id) == replace(made["6"], left=date(2026, 3, 24))
    assert child(desk, made["N"].id) == made["N"]
    assert child(desk, FINLEY.id).year == "9", "leavers stay as they left"


def test_it_can_be_done_every_year_and_says_when_it_was_done(desk: Desk) -> None:
    made = school(desk)
    assert plan_moving_up(desk).last is None
    move_up(desk, plan_moving_up(desk), date(2026, 3, 24))
    again = plan_moving_up(desk)
    assert again.last == desk.today()
    move_up(desk, again, date(2026, 3, 24))
    assert child(desk, made["R"].id).year == "2"
    assert child(desk, made["5"].id).left == date(2026, 3, 24)


def test_another_leaving_year_can_be_chosen(desk: Desk) -> None:
    made = school(desk)
    planned = plan_moving_up(desk, "4")
    assert {each.year for each in planned.leaving} == {"4", "5", "6"}
    assert plan_moving_up(desk, "7").leaving == ()
    move_up(desk, plan_moving_up(desk, "7"), None)
    assert child(desk, made["6"].id).year == "7"


def test_nobody_moves_when_the_roll_changed_meanwhile(desk: Desk) -> None:
    made = school(desk)
    planned = plan_moving_up(desk)
    add_child(desk, replace(made["R"], known_as="Bo"))
    with pytest.raises(RollMoved):
        move_up(desk, planned, date(2026, 3, 24))
    assert child(desk, made["1"].id) == made["1"]
    assert plan_moving_up(desk).last is None


def test_leavers_need_a_day_that_has_come(desk: Desk) -> None:
    school(desk)
    for day in (None, date(2026, 9, 1)):
        with pytest.raises(InvalidRecord, match="first day they are no longer"):
            move_up(desk, plan_moving_up(desk), day)


def test_empty_school_has_nobody_to_move(desk: Desk) -> None:
    for leaver in (FINLEY, ISLA):
        mark_as_left(desk, [leaver.id], LONG_AGO)
    planned = plan_moving_up(desk)
    assert (planned.moving, planned.leaving, planned.staying) == ((), (), ())


def test_next_list_may_change_what_moving_up_wrote(desk: Desk) -> None:
    pupil = Pupil(2, "Ash", "Bo", upn(1), born=date(2015, 2, 3), year="5", form="5A")
    import_pupils(desk, plan_import(desk, PupilList((pupil,), ())))
    move_up(desk, plan_moving_up(desk, "13"), None)
    made = plan_import(desk, PupilList((replace(pupil, year="6", form="6B"),), ()))
    assert [(each.before, each.after) for each in made.changed[0].changes] == [("", "6B")]
    assert not made.kept


# Only on the roll


def left_long_ago(desk: Desk) -> Child:
    mark_as_left(desk, [FINLEY.id], desk.today() - timedelta(days=clock("roll-only").amount))
    return child(desk, FINLEY.id)


def test_leaver_without_any_record_is_listed_after_the_set_time(desk: Desk) -> None:
    finley = left_long_ago(desk)
    found = roll_only(desk)
    assert found.children == (finley,)
    assert found.rule.sources == ("own-roll-only",)
    mark_as_left(desk, [FINLEY.id], desk.today() - timedelta(days=found.rule.amount - 1))
    assert roll_only(desk).children == ()


def test_front_sheet_of_the_school_system_is_no_record(desk: Desk) -> None:
    pupil = Pupil(2, "Ash", "Bo", upn(1), born=date(2015, 2, 3), send="SEN support")
    (planned,) = (plan := plan_import(desk, PupilList((pupil,), ()))).new
    import_pupils(desk, plan)
    mark_as_left(desk, [planned.child.id], LONG_AGO)
    assert [each.id for each in roll_only(desk).children] == [planned.child.id]
    with desk.deed() as deed:
        deed.record(FrontSheet(planned.child.id, send="SEN support", religion="Sikh"))
    assert roll_only(desk).children == ()


def with_observation(desk: Desk) -> None:
    desks.observe(desk)


def with_concern(desk: Desk) -> None:
    with desk.deed() as deed:
        deed.record(Involvement(desk.new_id(), "c" * 32, FINLEY.id))


def with_family(desk: Desk) -> None:
    with desk.deed() as deed:
        deed.record(FamilyMember(desk.new_id(), FINLEY.id, "Ann Ward", "Mother"))


def with_sibling(desk: Desk) -> None:
    with desk.deed() as deed:
        deed.record(FamilyMember(desk.new_id(), ISLA.id, "Finley Ward", "Brother", sibling_id=FINLEY.id))


def with_professional(desk: Desk) -> None:
    with desk.deed() as deed:
        deed.record(Professional(desk.new_id(), FINLEY.id, "Sam Reid", "Social worker"))


def with_link(desk: Desk) -> None:
    subject = Subject(desk.new_id(), SubjectKind.VEHICLE, "Silver car")
    with desk.deed() as deed:
        deed.record(subject)
        deed.record(Link(desk.new_id(), subject.id, LinkKind.SEEN_WITH, LinkCertainty.SEEN, FINLEY.id))


def with_draft(desk: Desk) -> None:
    save_draft(desk, "d" * 32, "record", {"child": "", "others": [FINLEY.id]})


@pytest.mark.parametrize(
    "write", [with_observation, with_concern, with_family, with_sibling, with_professional, with_link, with_draft]
)
def test_child_with_a_record_is_never_listed(desk: Desk, write: object) -> None:
    left_long_ago(desk)
    assert callable(write)
    write(desk)
    assert roll_only(desk).children == ()
