"""Making a vault: nothing of somebody else is touched, and where it cannot be made nothing half made is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsl_desk.domain.errors import DiskFull, InvalidRecord, VaultError
from dsl_desk.services import opening
from tests.desks import FAST, NAME, PASSPHRASE, ROLE, SCHOOL, files, make, surroundings
from tests.limits import closed, full_disk
from tests.services.refusing import refused


def test_vault_is_not_made_over_other_things(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "letter.txt").write_text("mine")
    refused(VaultError, lambda: make(tmp_path / "vault"), "nothing in it has changed", "Choose an empty folder")
    assert files(tmp_path) == {"vault/letter.txt": b"mine"}


def test_a_folder_that_happens_to_be_named_like_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "vault.new").mkdir()
    (tmp_path / "vault.new" / "letter.txt").write_text("mine")
    refused(VaultError, lambda: make(tmp_path / "vault"), "nothing has changed", "choose another folder")
    assert files(tmp_path) == {"vault.new/letter.txt": b"mine"}


def test_what_a_kill_left_half_made_does_not_stand_in_the_way(tmp_path: Path) -> None:
    desk, _ = make(tmp_path / "vault.new")
    opening.lock(desk)
    (tmp_path / "vault.new" / "anchor").unlink()
    (tmp_path / "vault.new" / "keys.part").write_bytes(b"half")
    (tmp_path / "vault.new" / "records.vault-journal").write_bytes(b"half")
    desk, _ = make(tmp_path / "vault")
    opening.lock(desk)
    assert [path.name for path in tmp_path.iterdir()] == ["vault"]


def test_empty_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    desk, _ = make(tmp_path / "vault")
    opening.lock(desk)


def test_guessable_passphrase_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(InvalidRecord, match="could be guessed"):
        opening.make_vault(tmp_path / "vault", SCHOOL, NAME, ROLE, "password1", surroundings(), kdf=FAST)
    assert list(tmp_path.iterdir()) == []


def test_nameless_person_leaves_nothing_half_made(tmp_path: Path) -> None:
    with pytest.raises(InvalidRecord, match="Enter your name"):
        opening.make_vault(tmp_path / "vault", SCHOOL, " ", ROLE, PASSPHRASE, surroundings(), kdf=FAST)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("largest", [0, 1_000, 20_000])
def test_full_disk_leaves_nothing_half_made(tmp_path: Path, largest: int) -> None:
    with full_disk(largest):
        refused(VaultError, lambda: make(tmp_path / "vault"), "cannot be written")
    assert list(tmp_path.iterdir()) == []


def test_closed_place_leaves_nothing_half_made(tmp_path: Path) -> None:
    with closed(tmp_path):
        refused(DiskFull, lambda: make(tmp_path / "vault"), "Nothing is lost", "Choose another folder")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_place_for_a_vault(tmp_path: Path) -> None:
    (tmp_path / "vault").write_text("mine")
    refused(DiskFull, lambda: make(tmp_path / "vault"), "Choose another folder")
    assert files(tmp_path) == {"vault": b"mine"}
