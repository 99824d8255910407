"""Who is named: by whom, and how that changes; a printed code sees everything, and the last one cannot go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsl_desk.domain.errors import InvalidRecord, ReadsOnly
from dsl_desk.services import concerns, opening, people
from dsl_desk.services.restricting import restrict_concern, who_sees
from tests.desks import NAME, surroundings
from tests.restricted import DEPUTY, WHY, WORD, Vaults, deputy, sit_down
from tests.services.restricting.reading import Seat, everything_read


def test_each_printed_code_sees_everything(vaults: Vaults, seated: Seat) -> None:
    desk = seated(opening.open_vault(vaults.holding, surroundings(), recovery_code=vaults.code))
    assert concerns.concern_file(desk, vaults.case.concern.id).sees.people == (NAME,)
    everyone = [member.person.id for member in people.members(desk)]
    restrict_concern(desk, vaults.case.concern.id, everyone, "The deputy takes it over")
    people.set_passphrase(desk, "walnut ferry cobble harness", everyone[1])
    assert desk.person.name == DEPUTY
    assert concerns.concern_file(desk, vaults.case.concern.id)


def test_who_goes_on_from_a_printed_code_sees_what_they_may(vaults: Vaults, seated: Seat) -> None:
    desk = seated(opening.open_vault(vaults.holding, surroundings(), recovery_code=vaults.code))
    (other,) = (each.person for each in people.members(desk) if each.person.name == DEPUTY)
    people.set_passphrase(desk, "walnut ferry cobble harness", other.id)
    assert WORD not in repr(everything_read(desk))


def test_lifting_and_widening_are_versions_that_stay(vaults: Vaults, seated: Seat) -> None:
    desk, concern_id = seated(sit_down(vaults.holding)), vaults.case.concern.id
    own, other = (member.person.id for member in people.members(desk))
    restrict_concern(desk, concern_id, [own, other], "The deputy works on it too")
    assert who_sees(desk, concern_id).people == (NAME, DEPUTY)
    restrict_concern(desk, concern_id, [], "It was unfounded")
    seen = who_sees(desk, concern_id)
    assert not seen.restricted
    assert [(step.by, step.people, step.reason) for step in seen.steps] == [
        (NAME, (), "It was unfounded"),
        (NAME, (NAME, DEPUTY), "The deputy works on it too"),
        (NAME, (NAME,), WHY),
    ]
    opening.lock(desk)
    assert WORD in repr(everything_read(seated(deputy(vaults.holding))))


def test_somebody_named_later_sees_it_and_somebody_left_out_later_does_not(vaults: Vaults, seated: Seat) -> None:
    desk = seated(sit_down(vaults.holding))
    own, other = (member.person.id for member in people.members(desk))
    restrict_concern(desk, vaults.case.concern.id, [own, other], "Both")
    opening.lock(desk)
    desk = seated(deputy(vaults.holding))
    assert concerns.concern_file(desk, vaults.case.concern.id).sees.people == (NAME, DEPUTY)
    restrict_concern(desk, vaults.case.concern.id, [other], "The DSL is named in it")
    opening.lock(desk)
    assert WORD not in repr(everything_read(seated(sit_down(vaults.holding))))


@pytest.mark.parametrize(
    ("name_others", "name_you", "reason", "field"),
    [
        (False, True, "Why", "people"),  # as it is
        (True, False, "Why", "people"),  # hidden from who restricts it
        (True, True, "  ", "reason"),
    ],
)
def test_what_makes_no_sense_is_refused(
    vaults: Vaults, seated: Seat, name_others: bool, name_you: bool, reason: str, field: str
) -> None:
    desk = seated(sit_down(vaults.holding))
    own, other = (member.person.id for member in people.members(desk))
    named = [own] * name_you + [other] * name_others
    before = desk.vault.head()
    with pytest.raises(InvalidRecord) as refused:
        restrict_concern(desk, vaults.case.concern.id, named, reason)
    assert [problem.field for problem in refused.value.problems] == [field]
    assert desk.vault.head() == before


def test_only_people_with_a_way_in_are_named(vaults: Vaults, seated: Seat) -> None:
    desk = seated(sit_down(vaults.holding))
    with pytest.raises(InvalidRecord, match="no longer open"):
        restrict_concern(desk, vaults.case.concern.id, [desk.person.id, "0" * 32], "Why")


def test_the_last_one_who_sees_it_can_neither_leave_nor_read_only(vaults: Vaults, seated: Seat) -> None:
    desk = seated(deputy(vaults.holding))
    (dsl,) = (member.person for member in people.members(desk) if member.person.name == NAME)
    with pytest.raises(InvalidRecord, match="only this person sees some restricted concern") as refused:
        people.remove_person(desk, dsl.id, "Left", lambda step, done: None)
    assert WORD not in str(refused.value)
    with pytest.raises(InvalidRecord, match="only this person"):
        people.change_person(desk, replace(dsl, reads_only=True), "Reads only from now on")
    opening.lock(desk)
    desk = seated(sit_down(vaults.holding))
    restrict_concern(desk, vaults.case.concern.id, [], "Before leaving")
    opening.lock(desk)
    people.remove_person(seated(deputy(vaults.holding)), dsl.id, "Left", lambda step, done: None)


def test_who_reads_only_changes_nothing_and_can_be_let_in(vaults: Vaults, seated: Seat) -> None:
    desk = seated(sit_down(vaults.holding))
    own, other = (member.person for member in people.members(desk))
    people.change_person(desk, replace(other, reads_only=True), "Governor")
    restrict_concern(desk, vaults.case.concern.id, [own.id, other.id], "To be read")
    opening.lock(desk)
    desk = seated(deputy(vaults.holding))
    assert concerns.concern_file(desk, vaults.case.concern.id)
    with pytest.raises(ReadsOnly):
        restrict_concern(desk, vaults.case.concern.id, [], "Not mine to do")
    assert who_sees(desk, vaults.case.concern.id).restricted
