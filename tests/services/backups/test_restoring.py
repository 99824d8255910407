"""From a backup to records that open again, or to one sentence and nothing half-made."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsl_desk.domain.erasure import Erased, SignedErasure
from dsl_desk.domain.errors import DeskError, SecretStoreError, VaultBusy, VaultDamaged, VaultError, WrongKey
from dsl_desk.domain.event import Event, Happening
from dsl_desk.services import opening, recording
from dsl_desk.services.backups import restoring
from dsl_desk.services.backups.making import back_up
from dsl_desk.services.backups.manifest import MANIFEST, read_manifest
from dsl_desk.services.backups.restoring import WayIn
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.erased_list import ERASED_FILE, add_erased, beside_backups, read_erased
from dsl_desk.services.examining import examine
from dsl_desk.services.moved_folder import finish_move
from dsl_desk.services.recovery import make_new_envelopes
from dsl_desk.services.vault_folder import VAULT_FILE
from dsl_desk.store import journal
from tests.desks import FINLEY, PASSPHRASE, files, make, observe, surroundings, unlocked


@pytest.fixture
def backup(tmp_path: Path) -> tuple[Path, str]:
    """A backup of a vault with one observation, whose computer is gone; and the recovery code."""
    desk, code = make(tmp_path / "lost")
    observe(desk)
    made = back_up(desk, tmp_path)
    opening.lock(desk)
    return made, code


def restore(backup: Path, folder: Path, passphrase: str = "", recovery_code: str = "") -> None:
    way = WayIn(passphrase=passphrase, recovery_code=recovery_code)
    restoring.restore(backup, folder, surroundings(), way)


def test_recovery_code_restores_everything_and_the_journal_goes_on(backup: tuple[Path, str], tmp_path: Path) -> None:
    folder, before = tmp_path / "again", files(backup[0])
    restore(backup[0], folder, recovery_code=backup[1])
    assert files(backup[0]) == before
    with unlocked(folder) as desk:
        assert [entry.kind for entry in chronology(desk, FINLEY.id)] == ["observation"]
        observe(desk)
        assert desk.notices == []
        found = examine(desk, rebuild=True)
        assert found.sound
        assert found.rebuilt
        devices = desk.connection.execute("SELECT device, min(seq) FROM entry GROUP BY device").fetchall()
        assert [first for _, first in devices] == [1, 1]


def test_passphrase_restores_too(backup: tuple[Path, str], tmp_path: Path) -> None:
    restore(backup[0], tmp_path / "again", passphrase=PASSPHRASE)
    with unlocked(tmp_path / "again") as desk:
        recording.add_child(desk, FINLEY)


@pytest.mark.parametrize("name", [VAULT_FILE, "keys", MANIFEST])
def test_altered_or_incomplete_backup_is_refused(name: str, backup: tuple[Path, str], tmp_path: Path) -> None:
    file = backup[0] / name
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    with pytest.raises(VaultError) as refused:
        restore(backup[0], tmp_path / "again", recovery_code=backup[1])
    assert str(refused.value).endswith(".")
    file.unlink()
    with pytest.raises(VaultError):
        restore(backup[0], tmp_path / "again", recovery_code=backup[1])
    assert not (tmp_path / "again").exists()
    assert not (tmp_path / "again.new").exists()


def test_backup_whose_rows_are_not_those_of_its_manifest_is_damaged(backup: tuple[Path, str], tmp_path: Path) -> None:
    manifest = backup[0] / MANIFEST
    manifest.write_bytes(manifest.read_bytes().replace(b'"observation":1', b'"observation":2'))
    with pytest.raises(VaultDamaged):
        restore(backup[0], tmp_path / "again", recovery_code=backup[1])
    assert not (tmp_path / "again").exists()


def test_wrong_passphrase_and_a_folder_in_use_change_nothing(backup: tuple[Path, str], tmp_path: Path) -> None:
    lost = files(tmp_path / "lost")
    with pytest.raises(WrongKey):
        restore(backup[0], tmp_path / "again", passphrase="another barge canyon sofa")
    assert not (tmp_path / "again").exists()
    with pytest.raises(DeskError, match="not empty"):
        restore(backup[0], tmp_path / "lost", recovery_code=backup[1])
    assert files(tmp_path / "lost") == lost


def test_records_that_were_there_are_set_aside_whole(backup: tuple[Path, str], tmp_path: Path) -> None:
    lost = files(tmp_path / "lost")
    restored = restoring.restore(
        backup[0], tmp_path / "lost", surroundings(), WayIn(recovery_code=backup[1]), set_aside=True
    )
    assert restored.aside is not None
    assert restored.aside.name.startswith("lost set aside 2026-03-24 09")
    assert files(restored.aside) == lost
    with unlocked(tmp_path / "lost") as desk:
        assert [entry.kind for entry in chronology(desk, FINLEY.id)] == ["observation"]
    again = restoring.restore(
        backup[0], tmp_path / "lost", surroundings(), WayIn(recovery_code=backup[1]), set_aside=True
    )
    assert again.aside not in (None, restored.aside)


def test_restore_is_entered_in_the_chain_that_begins_with_it(backup: tuple[Path, str], tmp_path: Path) -> None:
    restore(backup[0], tmp_path / "again", recovery_code=backup[1])
    with unlocked(tmp_path / "again") as desk:
        newest = [
            journal.read_body(Event, content).record
            for entry, _, content in journal.entries(desk.connection, desk.vault.identity.id)
            if entry.header.device == desk.vault.device and content is not None
        ]
    assert newest[0] == Event(desk.vault.identity.id, Happening.RESTORED, read_manifest(backup[0]).id)


def test_killed_between_the_two_moves_the_second_is_made_next_time(backup: tuple[Path, str], tmp_path: Path) -> None:
    restore(backup[0], tmp_path / "again", recovery_code=backup[1])
    whole = (tmp_path / "again").rename(tmp_path / "again.restored")
    finish_move(tmp_path / "again")
    assert not whole.exists()
    with unlocked(tmp_path / "again"):
        finish_move(tmp_path / "again")


def test_what_a_killed_restore_left_beside_gives_way(backup: tuple[Path, str], tmp_path: Path) -> None:
    for left in ("again.new", "again.restored"):
        (tmp_path / left).mkdir()
        (tmp_path / left / VAULT_FILE).write_bytes(b"half")
    (tmp_path / "again").mkdir()
    restore(backup[0], tmp_path / "again", recovery_code=backup[1])
    assert {path.name for path in tmp_path.iterdir()} == {"lost", "again", backup[0].name}
    (tmp_path / "once more.new").mkdir()
    (tmp_path / "once more.new" / "holiday.jpg").write_text("mine")
    with pytest.raises(VaultError, match="holds other things"):
        restore(backup[0], tmp_path / "once more", recovery_code=backup[1])


def test_records_that_are_open_are_not_moved_away_under_someone(backup: tuple[Path, str], tmp_path: Path) -> None:
    with unlocked(tmp_path / "lost") as desk:
        with pytest.raises(VaultBusy):
            restoring.restore(
                backup[0], tmp_path / "lost", surroundings(), WayIn(recovery_code=backup[1]), set_aside=True
            )
        observe(desk)


@pytest.mark.parametrize("step", ["Checking the backup", "Checking every table", "Copying", "Putting"])
def test_cancelled_restore_leaves_everything_as_it_was(step: str, backup: tuple[Path, str], tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(words: str, done: float) -> None:
        if words.startswith(step):
            raise Stopped

    before = files(tmp_path)
    with pytest.raises(Stopped):
        restoring.restore(
            backup[0], tmp_path / "lost", surroundings(), WayIn(recovery_code=backup[1]),
            set_aside=True, progress=stop,
        )  # fmt: skip
    assert files(tmp_path) == before


class AnotherComputer:
    """A password store that stays behind with the computer it is on."""

    def __init__(self) -> None:
        self._items: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self._items.get(name)

    def put(self, name: str, text: str) -> None:
        self._items[name] = text

    def remove(self, name: str) -> None:
        self._items.pop(name, None)


def test_two_envelopes_restore_where_the_vault_was_never_seen(tmp_path: Path) -> None:
    desk, _ = make(tmp_path / "lost", AnotherComputer())
    one, other = (envelope.code for envelope in make_new_envelopes(desk, ["Headteacher", "Chair of governors"]))
    backup = back_up(desk, tmp_path / "stick")
    opening.lock(desk)
    with pytest.raises(SecretStoreError):
        restore(backup, tmp_path / "again", passphrase=PASSPHRASE)
    restoring.restore(backup, tmp_path / "again", surroundings(), WayIn(envelopes=(other, one)))
    again = opening.open_vault(tmp_path / "again", surroundings(), envelopes=(one, other))
    assert examine(again).sound
    opening.lock(again)


def test_what_was_erased_later_is_listed_in_the_restored_folder(backup: tuple[Path, str], tmp_path: Path) -> None:
    store = read_manifest(backup[0]).store
    erased = tuple(
        SignedErasure(Erased(store, number, (), "f" * 64), "b" * 32, "c" * 128)
        for number in ("1" * 32, "2" * 32, "3" * 32)
    )
    add_erased(backup[0] / ERASED_FILE, store, erased[:1])
    add_erased(beside_backups(tmp_path, store), store, erased[:2])
    add_erased(tmp_path / "lost" / ERASED_FILE, store, erased)
    restoring.restore(backup[0], tmp_path / "lost", surroundings(), WayIn(recovery_code=backup[1]), set_aside=True)
    assert read_erased(tmp_path / "lost" / ERASED_FILE, store) == erased
