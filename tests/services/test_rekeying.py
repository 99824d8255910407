"""Removing someone, killed or refused at each system call: always exactly one key opens the records."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dsl_desk.domain.errors import DiskFull, VaultDamaged, VaultError, WrongKey
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.school import Person
from dsl_desk.keys import unlocking
from dsl_desk.keys.keyfile import read_keys
from dsl_desk.keys.unlocked import Unlocked
from dsl_desk.services import examining, opening, people, recovery
from dsl_desk.services.backups.making import back_up
from dsl_desk.services.backups.restoring import WayIn, restore
from dsl_desk.services.desk import Desk
from dsl_desk.services.vault_folder import VAULT_FILE
from dsl_desk.store import records, sqlcipher
from dsl_desk.store.copying import quietly
from tests.desks import NAME, PASSPHRASE, make, observe, surroundings, unlock, unlocked
from tests.faults.injecting import Call, Fault, Kind, Outcome, Work, calls, disturbed

DEPUTY, DEPUTY_PASSPHRASE = "Tomasz Nowak", "velvet otter lantern quarry"
POINTS = 12
"""Of the kills, spread over the whole; `python -m tests.faults` has every one."""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two people, one observation."""
    place = tmp_path_factory.mktemp("prepared")
    desk, code = make(place / "vault")
    (place / "code").write_text(code)
    people.add_person(desk, DEPUTY, "Deputy", DEPUTY_PASSPHRASE)
    observe(desk)
    opening.lock(desk)
    return place


def remove_deputy(desk: Desk) -> None:
    people.remove_person(desk, deputy_of(desk), "Left the school", quietly)


def deputy_of(desk: Desk) -> str:
    (found,) = (person.id for person in records.every(desk.connection, Person) if person.name == DEPUTY)
    return found


def work(place: Path) -> Work:
    here: list[Desk] = []

    def do(tell: Callable[[str], None]) -> None:
        remove_deputy(here[0])
        tell("removed")

    return Work(lambda: here.append(unlock(place / "vault")), do, lambda: None, lambda: opening.lock(here[0]))


def keys_held(place: Path) -> list[Unlocked]:
    """Every key that the lead's slot holds."""
    keys = unlocking.open_with_passphrase(place / "vault", NAME, PASSPHRASE)
    following = keys.following()
    return [keys, following] if following else [keys]


def opens(place: Path, keys: Unlocked) -> bool:
    with contextlib.suppress(VaultDamaged):
        sqlcipher.connect(place / "vault" / VAULT_FILE, keys.db_key()).close()
        return True
    return False


def assert_recovered(place: Path, outcome: Outcome) -> None:
    assert sum(opens(place, keys) for keys in keys_held(place)) == 1
    with unlocked(place / "vault") as desk:
        assert desk.notices == []
        assert examining.examine(desk, rebuild=True).sound
        assert len(records.every(desk.connection, Observation)) == 1
        gone = len(people.members(desk)) == 1
        assert gone or not outcome.acknowledged
    keys = read_keys(place / "vault")
    assert not keys.next_mac
    assert {len(slot.data_keys) for slot in keys.slots} == {1}
    assert (keys.generation == 2, DEPUTY not in {slot.label for slot in keys.slots}) == (gone, gone)


def every_call(prepared: Path, scratch: Path) -> list[Call]:
    shutil.copytree(prepared, scratch / "calm")
    return calls(work(scratch / "calm"), scratch / "calm", scratch / "log")


def test_a_kill_anywhere_leaves_one_key_that_opens_and_is_finished_at_the_next_unlock(
    prepared: Path, tmp_path: Path
) -> None:
    found = every_call(prepared, tmp_path)
    chosen = found[:: max(1, len(found) // POINTS)]
    for number, call in enumerate(chosen):
        place = tmp_path / str(number)
        shutil.copytree(prepared, place)
        outcome = Outcome()
        disturbed(work(place), Fault(call, Kind.KILL), outcome)
        assert (outcome.killed, outcome.bug) == (True, "")
        assert_recovered(place, outcome)


def test_a_full_disk_is_words_and_trying_again_goes_on(prepared: Path, tmp_path: Path) -> None:
    found = every_call(prepared, tmp_path)
    for number, call in enumerate(found[:: max(1, len(found) // POINTS)]):
        place = tmp_path / str(number)
        shutil.copytree(prepared, place)
        outcome = Outcome()
        disturbed(work(place), Fault(call, Kind.ENOSPC), outcome)
        assert (outcome.bug, outcome.acknowledged) == ("", ["removed"])
        assert all("safe" in words for words in outcome.refusals)
        assert_recovered(place, outcome)


def test_a_disk_that_stays_full_keeps_the_sitting_usable(prepared: Path, tmp_path: Path) -> None:
    """Nothing can be undone until there is room again; then the same sitting goes on."""
    pages = [call for call in every_call(prepared, tmp_path) if call.name == "pwrite64"]
    shutil.copytree(prepared, tmp_path / "here")
    outcome = Outcome()
    disturbed(work(tmp_path / "here"), Fault(pages[len(pages) * 4 // 5], Kind.FULL), outcome)
    assert (outcome.bug, len(outcome.refusals), outcome.acknowledged) == ("", 1, ["removed"])
    assert_recovered(tmp_path / "here", outcome)


def test_the_copy_that_an_upgrade_left_goes_with_the_old_key(prepared: Path, tmp_path: Path) -> None:
    shutil.copytree(prepared, tmp_path / "here")
    folder = tmp_path / "here" / "vault"
    left = folder / "records-before-upgrade.vault"
    shutil.copy(folder / VAULT_FILE, left)
    with unlocked(folder) as desk:
        remove_deputy(desk)
    assert not left.exists()


def test_the_printed_code_finishes_what_was_left_too(prepared: Path, tmp_path: Path) -> None:
    found = every_call(prepared, tmp_path)
    place = tmp_path / "killed"
    shutil.copytree(prepared, place)
    (last,) = [call for call in found if call.name == "rename"][-1:]
    disturbed(work(place), Fault(last, Kind.KILL), Outcome())
    with pytest.raises(WrongKey, match="taken away"):
        opening.open_vault(place / "vault", surroundings(), name=DEPUTY, passphrase=DEPUTY_PASSPHRASE)
    code = (place / "code").read_text()
    opening.lock(opening.open_vault(place / "vault", surroundings(), recovery_code=code))
    assert read_keys(place / "vault").generation == 2
    assert not read_keys(place / "vault").next_mac


def test_a_backup_opens_while_the_change_waits(prepared: Path, tmp_path: Path) -> None:
    """A disk that fills up after the records have their new key, and before the keys file says so."""
    shutil.copytree(prepared, tmp_path / "here")
    folder, code = tmp_path / "here" / "vault", (prepared / "code").read_text()
    with unlocked(folder) as desk:
        waiting = (folder / "keys").with_name("keys.part")
        deputy = deputy_of(desk)

        def block(step: str, done: float) -> None:
            """The keys file can be written no more, once the change has begun."""
            if done > 0.1 and not waiting.exists():
                waiting.mkdir()

        with pytest.raises(DiskFull, match="records are safe"):
            people.remove_person(desk, deputy, "Left the school", block)
        assert read_keys(folder).next_mac
        backup = back_up(desk, tmp_path / "backups")
        waiting.rmdir()
        remove_deputy(desk)
        assert not read_keys(folder).next_mac
    restore(backup, tmp_path / "again", surroundings(), WayIn(recovery_code=code))
    with unlocked(tmp_path / "again") as desk:
        assert [member.person.name for member in people.members(desk)] == [NAME]


def test_a_replaced_code_with_a_keys_file_of_its_day_opens_nothing_here(prepared: Path, tmp_path: Path) -> None:
    shutil.copytree(prepared, tmp_path / "here")
    folder, code = tmp_path / "here" / "vault", (prepared / "code").read_text()
    of_its_day = (folder / "keys").read_bytes()
    with unlocked(folder) as desk:
        new = recovery.new_recovery_code(desk)
        assert desk.keys.generation == 2
    now = (folder / "keys").read_bytes()
    (folder / "keys").write_bytes(of_its_day)
    with pytest.raises(VaultDamaged):
        opening.open_vault(folder, surroundings(), recovery_code=code)
    (folder / "keys").write_bytes(now)
    opening.lock(opening.open_vault(folder, surroundings(), recovery_code=new))


def test_two_removals_on_a_full_disk_are_both_carried_out(prepared: Path, tmp_path: Path) -> None:
    shutil.copytree(prepared, tmp_path / "here")
    folder = tmp_path / "here" / "vault"
    with unlocked(folder) as desk:
        people.add_person(desk, "Grace Okafor", "Headteacher", "ungloved quintet sardine flannels")
        first, second = (member.person.id for member in people.members(desk) if not member.is_you)
        blocked = folder / "keys.part"
        blocked.mkdir()
        for person_id in (first, second):
            with pytest.raises(DiskFull):
                people.remove_person(desk, person_id, "Left the school", quietly)
        blocked.rmdir()
        people.remove_person(desk, second, "Left the school", quietly)
        assert [member.person.name for member in people.members(desk)] == [NAME]
        assert [slot.label for slot in read_keys(folder).slots] == [NAME, "Recovery code"]


@pytest.mark.parametrize("from_the_end", [5, 25, 60])
def test_a_page_that_cannot_be_read_keeps_nobody_out(prepared: Path, tmp_path: Path, from_the_end: int) -> None:
    shutil.copytree(prepared, tmp_path / "here")
    folder = tmp_path / "here" / "vault"
    content = bytearray((folder / VAULT_FILE).read_bytes())
    content[len(content) - from_the_end * sqlcipher.PAGE_SIZE + 100] ^= 1
    (folder / VAULT_FILE).write_bytes(content)
    desk = unlock(folder)
    with pytest.raises(VaultDamaged, match="What you can open is as it was saved"):
        remove_deputy(desk)
    opening.lock(desk)
    for _ in range(2):
        desk = unlock(folder)
        assert "its key could not be changed" in " ".join(desk.notices)
        opening.lock(desk)
    with pytest.raises(VaultError, match="taken away"):
        opening.open_vault(folder, surroundings(), name=DEPUTY, passphrase=DEPUTY_PASSPHRASE)
