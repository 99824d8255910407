from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dsl_desk.domain.errors import InvalidRecord, ReadsOnly, TooSoon, VaultDamaged, VaultError, WrongKey
from dsl_desk.domain.school import Person
from dsl_desk.keys.keyfile import MOST_SLOTS
from dsl_desk.keys.signing import is_signed, sign, signing_public
from dsl_desk.services import examining, failed_unlocks, opening, people
from dsl_desk.services.desk import Desk
from dsl_desk.services.people import Member
from dsl_desk.store import records, sqlcipher
from dsl_desk.store.copying import quietly
from dsl_desk.store.journal import Author
from tests.desks import NAME, PASSPHRASE, make, observe, surroundings

DEPUTY, DEPUTY_PASSPHRASE = "Tomasz Nowak", "velvet otter lantern quarry"


@pytest.fixture
def made(tmp_path: Path) -> tuple[Desk, str]:
    return make(tmp_path / "vault")


@pytest.fixture
def desk(made: tuple[Desk, str]) -> Iterator[Desk]:
    yield made[0]
    made[0].vault.close()


def add_deputy(desk: Desk, *, reads_only: bool = False) -> Person:
    people.add_person(desk, DEPUTY, "Deputy", DEPUTY_PASSPHRASE, reads_only=reads_only)
    return member(desk, DEPUTY).person


def member(desk: Desk, name: str) -> Member:
    (found,) = (each for each in people.members(desk) if each.person.name == name)
    return found


def unlock_as(folder: Path, name: str, passphrase: str) -> Desk:
    return opening.open_vault(folder, surroundings(), name=name, passphrase=passphrase)


def sat_down(desk: Desk, name: str, passphrase: str) -> Desk:
    """Someone else at the desk."""
    assert desk.folder
    opening.lock(desk)
    return unlock_as(desk.folder, name, passphrase)


def test_a_deputy_opens_and_signs_with_keys_of_their_own(desk: Desk) -> None:
    add_deputy(desk)
    desk = sat_down(desk, DEPUTY, DEPUTY_PASSPHRASE)
    assert (desk.person.name, desk.person.role) == (DEPUTY, "Deputy")
    observe(desk)
    assert examining.examine(desk, rebuild=True).sound
    assert [(each.person.name, each.is_you) for each in people.members(desk)] == [(NAME, False), (DEPUTY, True)]
    desk = sat_down(desk, NAME, PASSPHRASE)
    opening.lock(desk)


def test_who_reads_only_changes_nobody(desk: Desk) -> None:
    add_deputy(desk, reads_only=True)
    desk = sat_down(desk, DEPUTY, DEPUTY_PASSPHRASE)
    before = desk.vault.head()
    with pytest.raises(ReadsOnly):
        people.add_person(desk, "A", "B", "marble cactus ferry window")
    with pytest.raises(ReadsOnly):
        people.change_person(desk, replace(desk.person, reads_only=False), "I want to")
    with pytest.raises(ReadsOnly):
        people.remove_person(desk, people.members(desk)[0].person.id, "I want to", quietly)
    people.set_passphrase(desk, "marble cactus ferry window")
    assert desk.vault.head() == before
    opening.lock(sat_down(desk, DEPUTY, "marble cactus ferry window"))


@pytest.mark.parametrize("name", [DEPUTY, " TOMASZ nowak ", NAME])
def test_a_name_is_one_person_s(desk: Desk, name: str) -> None:
    add_deputy(desk)
    with pytest.raises(InvalidRecord, match="Add an initial"):
        people.add_person(desk, name, "Deputy", "marble cactus ferry window")
    with pytest.raises(InvalidRecord, match="Add an initial"):
        people.change_person(desk, replace(member(desk, DEPUTY).person, name=NAME), "Married")


def test_a_new_name_is_the_one_at_the_unlock_page(desk: Desk) -> None:
    deputy = add_deputy(desk)
    people.change_person(desk, replace(deputy, name="Tomasz Ward", role="Head"), "Married, and promoted")
    assert desk.folder
    assert opening.people(desk.folder) == (NAME, "Tomasz Ward")
    desk = sat_down(desk, "tomasz ward", DEPUTY_PASSPHRASE)
    assert (desk.person.role, desk.person.public_key) == ("Head", deputy.public_key)
    opening.lock(desk)


def test_a_person_s_key_and_leaving_are_not_changed_by_hand(desk: Desk) -> None:
    deputy = add_deputy(desk)
    people.change_person(desk, replace(deputy, role="Head", public_key="00", left=desk.today()), "Promoted")
    assert member(desk, DEPUTY).person == replace(deputy, role="Head")


def test_somebody_keeps_full_access(desk: Desk) -> None:
    deputy = add_deputy(desk, reads_only=True)
    with pytest.raises(InvalidRecord, match="Nobody else has full access"):
        people.change_person(desk, replace(desk.person, reads_only=True), "Retiring")
    people.change_person(desk, replace(deputy, reads_only=False), "Takes over")
    people.change_person(desk, replace(desk.person, reads_only=True), "Retiring")
    with pytest.raises(ReadsOnly):
        observe(desk)


def test_sixteen_ways_in_are_all(desk: Desk) -> None:
    for number in range(MOST_SLOTS - 2):
        people.add_person(desk, f"Person {number}", "", DEPUTY_PASSPHRASE)
    before = desk.vault.head()
    with pytest.raises(VaultError, match=r"16 ways in.*Nothing has changed.*Remove someone"):
        people.add_person(desk, "One more", "", DEPUTY_PASSPHRASE)
    assert desk.vault.head() == before
    assert len(people.members(desk)) == MOST_SLOTS - 1


def test_a_guessable_passphrase_adds_nobody(desk: Desk) -> None:
    with pytest.raises(InvalidRecord, match="could be guessed"):
        people.add_person(desk, DEPUTY, "Deputy", "password1")
    assert len(people.members(desk)) == 1


def test_the_recovery_code_sets_the_passphrase_of_whom_one_chooses(made: tuple[Desk, str]) -> None:
    desk, code = made
    deputy = add_deputy(desk)
    folder = desk.folder
    assert folder
    opening.lock(desk)
    desk = opening.open_vault(folder, surroundings(), recovery_code=code)
    with pytest.raises(InvalidRecord, match="Choose whose"):
        people.set_passphrase(desk, "marble cactus ferry window")
    people.set_passphrase(desk, "marble cactus ferry window", deputy.id)
    assert desk.person.name == DEPUTY
    assert desk.person.public_key != deputy.public_key
    observe(desk)
    desk = sat_down(desk, DEPUTY, "marble cactus ferry window")
    assert examining.examine(desk, rebuild=True).sound
    opening.lock(sat_down(desk, NAME, PASSPHRASE))


def test_a_second_person_proves_themselves(desk: Desk) -> None:
    deputy = add_deputy(desk)
    assert desk.folder
    keys = people.verify_person(desk.folder, deputy.id, DEPUTY_PASSPHRASE, None)
    assert is_signed(bytes.fromhex(deputy.public_key), b"erase", keys.sign(b"erase"))
    for person_id, passphrase in ((deputy.id, PASSPHRASE), ("0" * 32, DEPUTY_PASSPHRASE)):
        with pytest.raises(WrongKey, match="Nothing has changed"):
            people.verify_person(desk.folder, person_id, passphrase, None)


# Taking a way in away


def test_who_is_removed_cannot_come_back_and_what_they_wrote_stays_theirs(desk: Desk) -> None:
    assert desk.folder
    folder, deputy = desk.folder, add_deputy(desk)
    desk = sat_down(desk, DEPUTY, DEPUTY_PASSPHRASE)
    observation = observe(desk)
    desk = sat_down(desk, NAME, PASSPHRASE)
    old_keys, old_db = (folder / "keys").read_bytes(), desk.keys.db_key()
    steps: list[float] = []
    people.remove_person(desk, deputy.id, "Left the school", lambda step, done: steps.append(done))
    assert steps == sorted(steps)
    assert steps[-1] == 1
    assert [each.person.name for each in people.members(desk)] == [NAME]
    gone = records.current(desk.connection, Person, deputy.id)
    assert gone == replace(deputy, left=desk.today())
    assert records.versions(desk.connection, type(observation), observation.id)[0].author_id == deputy.id
    observe(desk)
    assert examining.examine(desk, rebuild=True).sound
    opening.lock(desk)
    with pytest.raises(WrongKey, match=r"may have been taken away.*Nothing has changed"):
        unlock_as(folder, DEPUTY, DEPUTY_PASSPHRASE)
    with pytest.raises(VaultDamaged):
        sqlcipher.connect(folder / "records.vault", old_db)
    new_keys = (folder / "keys").read_bytes()
    (folder / "keys").write_bytes(old_keys)
    with pytest.raises(VaultError):
        unlock_as(folder, DEPUTY, DEPUTY_PASSPHRASE)
    (folder / "keys").write_bytes(new_keys)
    opening.lock(unlock_as(folder, NAME, PASSPHRASE))


def test_the_code_on_paper_opens_after_a_change_of_the_key(made: tuple[Desk, str]) -> None:
    desk, code = made
    assert desk.folder
    folder = desk.folder
    people.remove_person(desk, add_deputy(desk).id, "Left the school", quietly)
    people.remove_person(desk, add_deputy(desk).id, "Left the school again", quietly)
    assert desk.keys.generation == 3
    opening.lock(desk)
    desk = opening.open_vault(folder, surroundings(), recovery_code=code)
    assert desk.keys.generation == 3
    opening.lock(desk)


def test_nobody_removes_themselves_or_the_last_or_someone_twice(made: tuple[Desk, str]) -> None:
    desk, code = made
    with pytest.raises(InvalidRecord, match="cannot remove yourself"):
        people.remove_person(desk, desk.person.id, "Leaving", quietly)
    deputy = add_deputy(desk)
    with pytest.raises(InvalidRecord):
        people.remove_person(desk, deputy.id, " ", quietly)
    people.remove_person(desk, deputy.id, "Left the school", quietly)
    before = desk.vault.head(), desk.keys.generation
    assert not people.remove_person(desk, deputy.id, "Left the school", quietly).kinds
    assert (desk.vault.head(), desk.keys.generation) == before
    recovery = next(each.id for each in records.every(desk.connection, Person) if each.name == "Recovery code")
    with pytest.raises(InvalidRecord, match="no way in"):
        people.remove_person(desk, recovery, "Lost the paper", quietly)
    assert desk.folder
    folder, lead = desk.folder, desk.person.id
    opening.lock(desk)
    desk = opening.open_vault(folder, surroundings(), recovery_code=code)
    with pytest.raises(InvalidRecord, match="Nobody else has full access"):
        people.remove_person(desk, lead, "Left the school", quietly)
    opening.lock(desk)


# Waiting after wrong passphrases


def test_several_wrong_passphrases_make_the_next_wait(desk: Desk) -> None:
    assert desk.folder
    folder, now = desk.folder, datetime(2026, 3, 24, 10, tzinfo=UTC)
    opening.lock(desk)
    waits = []
    for _ in range(12):
        failed_unlocks.remember(folder, now)
        waits.append(people.unlock_delay(folder, now))
    assert waits == [0, 0, 5, 10, 20, 40, 80, 120, 120, 120, 120, 120]
    assert people.unlock_delay(folder, now + timedelta(seconds=100)) == 20
    assert people.unlock_delay(folder, now + timedelta(seconds=120)) == 0
    assert people.unlock_delay(folder, now - timedelta(days=400)) == 0


def test_waiting_is_said_outlives_the_program_and_ends(made: tuple[Desk, str]) -> None:
    desk, code = made
    folder = desk.folder
    assert folder
    opening.lock(desk)
    around = surroundings()
    for _ in range(3):
        with pytest.raises(WrongKey):
            opening.open_vault(folder, around, name=NAME, passphrase="wrong")
    with pytest.raises(TooSoon, match=r"wait 4 seconds.*records are safe.*printed code") as refused:
        opening.open_vault(folder, around, name=NAME, passphrase=PASSPHRASE)
    assert refused.value.seconds == 4
    restarted = opening.Surroundings(around.clock)
    with pytest.raises(TooSoon):
        opening.open_vault(folder, restarted, name=NAME, passphrase=PASSPHRASE)
    opening.lock(opening.open_vault(folder, restarted, recovery_code=code))
    opening.lock(opening.open_vault(folder, restarted, name=NAME, passphrase=PASSPHRASE))


def test_the_journal_knows_everyone(desk: Desk) -> None:
    add_deputy(desk)
    assert {each.name for each in records.every(desk.connection, Person)} == {NAME, DEPUTY, "Recovery code"}


# What the journal says of keys


def strangers_deed(desk: Desk, person: Person) -> None:
    """As someone could who got hold of the open file: an entry by nobody the journal knows."""
    seed = bytes(range(32))
    author = Author("e" * 32, lambda message: sign(seed, message))
    with desk.vault.deed(author, desk.clock, desk.random_bytes) as deed:
        deed.record(replace(person, public_key=signing_public(seed).hex()))


def test_nobody_introduces_themselves(desk: Desk) -> None:
    strangers_deed(desk, Person("e" * 32, "Somebody", "", ""))
    assert any("not signed by its author" in words for words in examining.examine(desk).findings)


def test_nobody_unknown_gives_a_person_another_key(desk: Desk) -> None:
    strangers_deed(desk, desk.person)
    assert any("not signed by its author" in words for words in examining.examine(desk).findings)


def test_keys_brought_and_changed_by_those_who_may_are_accepted(made: tuple[Desk, str]) -> None:
    desk, code = made
    deputy = add_deputy(desk)
    assert desk.folder
    folder = desk.folder
    desk = sat_down(desk, DEPUTY, DEPUTY_PASSPHRASE)
    people.add_person(desk, "Grace Okafor", "Headteacher", "marble cactus ferry window", reads_only=True)
    opening.lock(desk)
    desk = opening.open_vault(folder, surroundings(), recovery_code=code)
    people.set_passphrase(desk, "ungloved quintet sardine flannels", deputy.id)
    observe(desk)
    people.remove_person(
        desk, next(each.person.id for each in people.members(desk) if not each.is_you), "Left", quietly
    )
    observe(desk)
    assert examining.examine(desk, rebuild=True).sound
    opening.lock(desk)
