"""From a backup to records that open again, or to one sentence and nothing half-made."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsl_desk.domain.errors import DeskError, VaultDamaged, VaultError, WrongKey
from dsl_desk.services import opening, recording
from dsl_desk.services.backups import restoring
from dsl_desk.services.backups.making import back_up
from dsl_desk.services.backups.manifest import MANIFEST
from dsl_desk.services.backups.restoring import WayIn
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.examining import examine
from dsl_desk.services.vault_folder import VAULT_FILE
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
