"""Someone with access leaves: what is done is read from the records, and nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from dsl_desk.domain.action import Action
from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.clock import SetClock
from dsl_desk.domain.errors import InvalidRecord, ReadsOnly
from dsl_desk.domain.school import Person
from dsl_desk.services import leaving, opening, people
from dsl_desk.services.acting import add_action, amend_action
from dsl_desk.services.backups.making import back_up
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import save_agency, school, set_school
from dsl_desk.services.leaving import Leaving, Step
from dsl_desk.services.opening import Surroundings
from dsl_desk.services.recovery import make_new_envelopes, new_recovery_code
from tests.desks import FINLEY, NAME, NOW, PASSPHRASE, make

SUCCESSOR, SUCCESSOR_PASSPHRASE = "Imran Shah", "velvet otter lantern quarry"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made, _ = make(tmp_path / "vault")
    people.add_person(made, SUCCESSOR, "Deputy", SUCCESSOR_PASSPHRASE)
    yield made
    made.vault.close()


def person(desk: Desk, name: str) -> Person:
    return next(member.person for member in people.members(desk) if member.person.name == name)


def begin(desk: Desk) -> None:
    leaving.begin_leaving(desk, person(desk, NAME).id, person(desk, SUCCESSOR).id)


def standing(desk: Desk) -> Leaving:
    found = leaving.leaving(desk)
    assert found is not None
    return found


def sit_down(desk: Desk, name: str, passphrase: str, hours: int) -> Desk:
    """Somebody unlocks some hours later."""
    assert desk.folder
    opening.lock(desk)
    clock = SetClock(NOW + timedelta(hours=hours))
    return opening.open_vault(desk.folder, Surroundings(clock), name=name, passphrase=passphrase)


def successor_sits_down(desk: Desk) -> Desk:
    return sit_down(desk, SUCCESSOR, SUCCESSOR_PASSPHRASE, 1)


def remove_leaver(desk: Desk) -> None:
    people.remove_person(desk, standing(desk).leaver.id, "Has left", lambda step, done: None)


def test_nobody_is_leaving_until_somebody_says_so(desk: Desk) -> None:
    assert leaving.leaving(desk) is None
    begin(desk)
    assert (standing(desk).leaver.name, standing(desk).successor.name) == (NAME, SUCCESSOR)
    leaving.put_away(desk)
    assert leaving.leaving(desk) is None


def test_the_successor_has_full_access_and_is_somebody_else(desk: Desk) -> None:
    own, other = person(desk, NAME), person(desk, SUCCESSOR)
    with pytest.raises(InvalidRecord, match=r"Choose who leaves\. Choose who takes over"):
        leaving.begin_leaving(desk, "", "")
    with pytest.raises(InvalidRecord, match="somebody else"):
        leaving.begin_leaving(desk, own.id, own.id)
    people.change_person(desk, replace(other, reads_only=True), "Reads until the last day")
    with pytest.raises(InvalidRecord, match="full access"):
        leaving.begin_leaving(desk, own.id, other.id)


def test_nobody_is_removed_before_the_successor_has_unlocked_nor_by_themselves(desk: Desk) -> None:
    begin(desk)
    assert Step.TAKE_OVER not in standing(desk).done
    assert not standing(desk).can_start(Step.REMOVE)
    desk = successor_sits_down(desk)
    assert Step.TAKE_OVER in standing(desk).done
    assert standing(desk).can_start(Step.REMOVE)
    desk = sit_down(desk, NAME, PASSPHRASE, 2)
    assert standing(desk).by_leaver
    assert not standing(desk).can_start(Step.REMOVE)
    desk.vault.close()


def test_open_actions_in_the_leavers_name_wait_to_be_handed_on(desk: Desk) -> None:
    begin(desk)
    assert Step.WORK in standing(desk).done
    action = Action(desk.new_id(), FINLEY.id, "Ring the social worker", f"{NAME.upper()}, DSL")
    add_action(desk, action)
    add_action(desk, Action(desk.new_id(), FINLEY.id, "See the child", SUCCESSOR))
    assert standing(desk).open_actions == ((action, FINLEY),)
    assert Step.WORK not in standing(desk).done
    amend_action(desk, replace(action, owner=SUCCESSOR), "Handed on")
    assert Step.WORK in standing(desk).done


def test_what_no_record_shows_is_kept_as_said(desk: Desk) -> None:
    agency = Agency(desk.new_id(), "Larkshire Police", AgencyKind.POLICE)
    save_agency(desk, agency)
    begin(desk)
    everybody = frozenset(each.id for each in standing(desk).to_tell)
    assert agency.id in everybody
    leaving.say_talked(desk, True)
    leaving.say_told(desk, everybody - {agency.id})
    desk = successor_sits_down(desk)
    assert Step.TALK in standing(desk).done
    assert Step.TELL not in standing(desk).done
    leaving.say_told(desk, everybody)
    assert Step.TELL in standing(desk).done
    desk.vault.close()


def test_the_schools_details_no_longer_name_the_leaver(desk: Desk) -> None:
    set_school(desk, replace(school(desk), dsl_name=NAME))
    begin(desk)
    assert Step.PROFILE not in standing(desk).done
    set_school(desk, replace(school(desk), dsl_name=SUCCESSOR))
    assert Step.PROFILE in standing(desk).done


def test_codes_and_backup_count_from_after_the_removal_only(desk: Desk, tmp_path: Path) -> None:
    begin(desk)
    make_new_envelopes(desk, ("Headteacher", "Chair of governors"))
    new_recovery_code(desk)
    back_up(desk, tmp_path / "before")
    desk = successor_sits_down(desk)
    assert not standing(desk).can_start(Step.CODES)
    assert not {Step.CODES, Step.BACKUP, Step.REMOVE} & standing(desk).done
    remove_leaver(desk)
    assert standing(desk).old_codes == ("the recovery code", "the envelopes")
    assert standing(desk).can_start(Step.CODES)
    assert {Step.CODES, Step.BACKUP, Step.REMOVE} & standing(desk).done == {Step.REMOVE}
    desk = sit_down(desk, SUCCESSOR, SUCCESSOR_PASSPHRASE, 2)
    new_recovery_code(desk)
    assert standing(desk).old_codes == ("the envelopes",)
    make_new_envelopes(desk, ("Headteacher", "Chair of governors"))
    back_up(desk, tmp_path / "after")
    assert {Step.CODES, Step.BACKUP} <= standing(desk).done
    assert [each.name for each in leaving.have_left(desk)] == [NAME]
    desk.vault.close()


def test_who_reads_only_sees_the_list_and_ticks_nothing(desk: Desk) -> None:
    begin(desk)
    desk.person = replace(desk.person, reads_only=True)
    assert leaving.leaving(desk)
    with pytest.raises(ReadsOnly):
        leaving.say_talked(desk, True)
