"""Making, unlocking and locking, on good days and bad ones: one plain sentence, and nothing lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dsl_desk.domain.errors import DiskFull, VaultBusy, VaultError, WrongKey
from dsl_desk.domain.event import Event, Happening
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.school import Person
from dsl_desk.keys import changing, unlocking
from dsl_desk.keys.secretstore import OsKeyring
from dsl_desk.services import drafts, examining, opening, people, recording, reviewing, today
from dsl_desk.services.desk import Desk
from dsl_desk.services.failed_unlocks import FAILED_UNLOCKS
from dsl_desk.services.opening import Surroundings
from dsl_desk.services.vault_folder import VAULT_FILE
from dsl_desk.store import journal, records
from tests.desks import FAST, FINLEY, NAME, PASSPHRASE, ROLE, files, make, observe, surroundings, unlock, unlocked
from tests.limits import closed, full_disk
from tests.services.refusing import refused


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A locked vault with two children."""
    desk, _ = make(tmp_path / "vault")
    opening.lock(desk)
    return tmp_path / "vault"


def events(desk: Desk) -> list[Event]:
    bodies = [
        journal.read_body(Event, content).record
        for entry, _, content in journal.entries(desk.connection, desk.vault.identity.id)
        if entry.header.kind == "event" and content is not None
    ]
    return [body for body in bodies if body.happening is not Happening.UNLOCKED]


# What a vault is


def test_made_vault_opens_with_passphrase_and_with_code(tmp_path: Path) -> None:
    desk, code = make(tmp_path / "vault")
    assert desk.person == Person(desk.keys.slot_id, NAME, ROLE, desk.keys.signing_public.hex())
    assert desk.notices == []
    assert not desk.demonstration
    opening.lock(desk)
    with unlocked(tmp_path / "vault") as desk:
        assert reviewing.child(desk, FINLEY.id) == FINLEY
        assert desk.person.name == NAME
    desk = opening.open_vault(tmp_path / "vault", surroundings(), recovery_code=code)
    assert desk.person.name == opening.RECOVERY_PERSON
    assert examining.examine(desk).sound
    opening.lock(desk)


def test_nothing_is_left_beside_the_vault(folder: Path) -> None:
    assert [path.name for path in folder.parent.iterdir()] == ["vault"]
    assert sorted(files(folder)) == ["anchor", "device", "keys", "records.vault"]


def test_only_this_account_can_read_the_files(folder: Path) -> None:
    assert {path.stat().st_mode & 0o077 for path in [folder, *folder.iterdir()]} == {0}


def test_locked_desk_is_of_no_use(tmp_path: Path) -> None:
    desk, _ = make(tmp_path / "vault")
    keys = desk.keys
    opening.lock(desk)
    with pytest.raises(ValueError, match="wiped"):
        keys.db_key()
    with pytest.raises(ValueError, match="wiped"):
        observe(desk)
    with pytest.raises(Exception, match="closed"):
        desk.vault.head()


def test_every_unlock_is_entered(folder: Path) -> None:
    with unlocked(folder) as desk:
        before = desk.vault.head().seq
    with unlocked(folder) as desk:
        assert desk.vault.head().seq == before + 1


# Ways in that fail


def test_wrong_passphrase(folder: Path) -> None:
    before = files(folder)
    refused(
        WrongKey,
        lambda: opening.open_vault(folder, surroundings(), name=NAME, passphrase="tulip barge canyon chair"),
        "Nothing has changed",
        "recovery code",
    )
    after = files(folder)
    assert after.pop(FAILED_UNLOCKS).decode().startswith("2026-03-24T09:05")
    assert after == before


def test_failed_unlocks_are_entered_at_the_next_success(folder: Path) -> None:
    for _ in range(2):
        with pytest.raises(WrongKey):
            opening.open_vault(folder, surroundings(), name=NAME, passphrase="another")
    with unlocked(folder) as desk:
        failed = events(desk)
        assert [event.happening for event in failed] == [Happening.FAILED_UNLOCK] * 2
        assert all(event.note.startswith("2026-03-24T09:05") for event in failed)
        assert not (folder / FAILED_UNLOCKS).exists()
    with unlocked(folder) as desk:
        assert len(events(desk)) == 2


def test_side_file_of_failed_unlocks_holds_times_and_is_believed_for_nothing_else(folder: Path) -> None:
    (folder / FAILED_UNLOCKS).write_bytes(b"Finley Ward\n\xff\xfe\n2026-03-24T09:05:01+00:00\n" + b"x" * 100_000)
    with unlocked(folder) as desk:
        assert [event.note for event in events(desk)] == ["2026-03-24T09:05:01+00:00"]


def test_side_file_does_not_grow_without_end(folder: Path) -> None:
    earlier = "2026-03-24T08:05:01+00:00"
    (folder / FAILED_UNLOCKS).write_text(f"{earlier}\n" * 1_000)
    with pytest.raises(WrongKey):
        opening.open_vault(folder, surroundings(), name=NAME, passphrase="another")
    times = (folder / FAILED_UNLOCKS).read_text().splitlines()
    assert times == [*[earlier] * 999, times[-1]]
    assert times[-1].startswith("2026-03-24T09:05")


def test_recovery_code_of_another_school(folder: Path, tmp_path: Path) -> None:
    other, code = make(tmp_path / "other")
    opening.lock(other)
    refused(WrongKey, lambda: opening.open_vault(folder, surroundings(), recovery_code=code), "Nothing has changed")


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    refused(VaultError, lambda: unlock(tmp_path / "nowhere"), "unchanged")
    assert list(tmp_path.iterdir()) == []


def test_keys_and_records_of_two_generations_of_a_school(folder: Path, tmp_path: Path) -> None:
    """The same data key cannot open them, so the file is called damaged; nothing is written."""
    with unlocked(folder) as desk:
        recording.add_child(desk, FINLEY)
    assert not (folder / FAILED_UNLOCKS).exists()


def test_second_instance_is_told_so(folder: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from tests.desks import unlock, observe\n"
        "desk = unlock(Path(sys.argv[1])); observe(desk); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "open\n"
        refused(VaultBusy, lambda: unlock(folder), "They are safe", "Close the other window")
        other.kill()
    with unlocked(folder) as desk:
        assert len(records.every(desk.connection, Observation)) == 1


# A disk that does not take what is written


def test_closed_file_is_not_opened(folder: Path) -> None:
    before = files(folder)
    with closed(folder / VAULT_FILE):
        refused(DiskFull, lambda: unlock(folder), "safe and unchanged", "ask IT")
    assert files(folder) == before
    unlock(folder).vault.close()


def test_closed_folder_is_not_opened(folder: Path) -> None:
    before = files(folder)
    with closed(folder):
        refused(DiskFull, lambda: unlock(folder), "safe and unchanged", "ask IT")
        refused(
            WrongKey,
            lambda: opening.open_vault(folder, surroundings(), name=NAME, passphrase="x"),
            "Nothing has changed",
        )
    assert files(folder) == before


def test_nothing_is_opened_on_a_full_disk(folder: Path) -> None:
    before = files(folder)
    with full_disk(0):
        refused(DiskFull, lambda: unlock(folder), "safe and unchanged", "Free some space")
    assert files(folder) | {"records.vault-journal": b""} == before | {"records.vault-journal": b""}
    unlock(folder).vault.close()


def test_a_save_on_a_full_disk_is_refused_and_the_next_one_is_kept(folder: Path) -> None:
    with unlocked(folder) as desk:
        kept = observe(desk, "Before")
        before = desk.vault.head()
        with full_disk((folder / VAULT_FILE).stat().st_size):
            refused(DiskFull, lambda: observe(desk, "x" * 90_000), "What was saved before is safe", "Free some space")
            refused(
                DiskFull,
                lambda: drafts.save_draft(desk, "d" * 32, "record", {"what": "x" * 90_000}),
                "what you typed is still here",
            )
        assert desk.vault.head() == before
        after = observe(desk, "After")
        assert examining.examine(desk).sound
    with unlocked(folder) as desk:
        assert records.every(desk.connection, Observation) == (kept, after)
        assert examining.examine(desk, rebuild=True).sound


def test_locking_on_a_full_disk_locks(folder: Path) -> None:
    desk = unlock(folder)
    observe(desk)
    anchor = (folder / "anchor").read_bytes()
    with full_disk(0):
        opening.lock(desk)
    assert (folder / "anchor").read_bytes() == anchor
    with unlocked(folder) as desk:
        assert desk.notices == []


# An older file put back


def test_rollback_is_noticed_and_stays_noticed(folder: Path) -> None:
    old = (folder / VAULT_FILE).read_bytes()
    with unlocked(folder) as desk:
        observe(desk)
    (folder / VAULT_FILE).write_bytes(old)
    anchor = (folder / "anchor").read_bytes()
    for _ in range(3):
        with unlocked(folder) as desk:
            (notice,) = desk.notices
            assert "older than the last time they were closed" in notice
            assert today.today(desk).notices == (notice,)
            assert not examining.examine(desk).sound
            for _ in range(3):
                observe(desk)
        assert (folder / "anchor").read_bytes() == anchor


def test_damaged_anchor_is_said_and_stops_nothing(folder: Path) -> None:
    (folder / "anchor").write_bytes(b"{")
    with unlocked(folder) as desk:
        assert len(desk.notices) == 1
        assert "anchor file" in desk.notices[0]
    with unlocked(folder) as desk:
        assert desk.notices == []


def test_crash_without_a_lock_is_no_rollback(folder: Path) -> None:
    desk = unlock(folder)
    observe(desk)
    desk.vault.close()
    with unlocked(folder) as desk:
        assert desk.notices == []


# A new passphrase


def test_passphrase_is_set_after_a_recovery_unlock(tmp_path: Path) -> None:
    desk, code = make(tmp_path / "vault")
    opening.lock(desk)
    desk = opening.open_vault(tmp_path / "vault", surroundings(), recovery_code=code)
    people.set_passphrase(desk, "window anchor violet gravel")
    observe(desk)
    assert (desk.person.name, examining.examine(desk).findings) == (NAME, ())
    opening.lock(desk)
    with pytest.raises(WrongKey):
        unlock(tmp_path / "vault")
    desk = opening.open_vault(tmp_path / "vault", surroundings(), name=NAME, passphrase="window anchor violet gravel")
    observe(desk)
    assert examining.examine(desk, rebuild=True).sound
    opening.lock(desk)


def test_passphrase_set_by_halves_sends_back_to_the_recovery_code(tmp_path: Path) -> None:
    """Killed between the keys file and the journal: nobody may sign with a key that the journal does not know."""
    desk, code = make(tmp_path / "vault")
    slot = desk.keys.slot_id
    opening.lock(desk)
    keys = unlocking.open_with_recovery(tmp_path / "vault", code)
    changing.set_passphrase(tmp_path / "vault", keys, slot, PASSPHRASE, kdf=FAST)
    before = files(tmp_path)
    refused(VaultError, lambda: unlock(tmp_path / "vault"), "safe and unchanged", "recovery code")
    assert files(tmp_path) == before
    desk = opening.open_vault(tmp_path / "vault", surroundings(), recovery_code=code)
    people.set_passphrase(desk, PASSPHRASE)
    opening.lock(desk)
    with unlocked(tmp_path / "vault") as desk:
        assert examining.examine(desk).sound


def test_surroundings_are_real_unless_said_otherwise() -> None:
    assert Surroundings().secret_store is None
    assert Surroundings().random_bytes(16) != Surroundings().random_bytes(16)
    assert isinstance(OsKeyring(), OsKeyring)


def test_records_without_their_device_file_open_with_a_warning(tmp_path: Path) -> None:
    """Without it the anchors, which know this device by its id, would be passed over in silence."""
    desk, _ = make(tmp_path / "vault")
    opening.lock(desk)
    (tmp_path / "vault" / "device").unlink()
    with unlocked(tmp_path / "vault") as again:
        (notice,) = again.notices
        assert notice.startswith("The device file beside the records was missing")
    with unlocked(tmp_path / "vault") as once_more:
        assert once_more.notices == []
