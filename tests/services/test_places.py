"""Folders that a cloud service or a network keeps: told, refused with the reason, and good for backups."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsl_desk.domain.errors import VaultError
from dsl_desk.services import opening, places
from dsl_desk.services.backups.making import back_up
from dsl_desk.services.places import NETWORK, NoPlaceForRecords, keeper_of, require_own_disk, warning_about
from tests.desks import FAST, NAME, PASSPHRASE, ROLE, SCHOOL, make, surroundings, unlocked


@pytest.mark.parametrize(
    ("folder", "keeper"),
    [
        ("OneDrive/records", "OneDrive"),
        ("OneDrive - Larkfield Academy/Documents/records", "OneDrive"),
        ("Dropbox/records", "Dropbox"),
        ("Dropbox (Larkfield)/records", "Dropbox"),
        ("My Drive/records", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-head@larkfield.example/My Drive", "Google Drive"),
        ("iCloudDrive/records", "iCloud"),
        ("Library/Mobile Documents/com~apple~CloudDocs/records", "iCloud"),
        ("Nextcloud/records", "a cloud service"),
        ("records", ""),
        ("Onedrivers/records", ""),
        ("Mobile/records", ""),
    ],
)
def test_told_by_the_name_of_a_folder(tmp_path: Path, folder: str, keeper: str) -> None:
    assert keeper_of(tmp_path / folder, {}) == keeper


@pytest.mark.parametrize("name", ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"])
def test_told_by_the_environment(tmp_path: Path, name: str) -> None:
    environment = {name: str(tmp_path / "School files")}
    assert keeper_of(tmp_path / "School files" / "records", environment) == "OneDrive"
    assert keeper_of(tmp_path / "School files of my own", environment) == ""
    assert keeper_of(tmp_path, {name: ""}) == ""


@pytest.mark.parametrize(
    ("marker", "keeper"),
    [
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        (".dropbox.cache", "Dropbox"),
        (".tmp.drivedownload", "Google Drive"),
        (".stfolder", "a cloud service"),
    ],
)
def test_told_by_what_the_service_left_there(tmp_path: Path, marker: str, keeper: str) -> None:
    (tmp_path / "files" / marker).mkdir(parents=True)
    assert keeper_of(tmp_path / "files" / "safeguarding" / "records", {}) == keeper
    assert keeper_of(tmp_path / "other", {}) == ""


def test_told_by_the_link_behind_a_name(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "records").symlink_to(tmp_path / "OneDrive")
    assert keeper_of(tmp_path / "records" / "vault", {}) == "OneDrive"


def test_network_is_told_by_its_address_or_its_mount(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda1 / ext4 rw 0 0\n"
        "//server/staff /mnt/staff\\040drive cifs rw 0 0\n"
        "server:/home /mnt/home nfs4 rw 0 0\n"
        "/dev/sdb1 /mnt/home/stick vfat rw 0 0\n"
    )
    kept = {
        "//server/staff/records": NETWORK,
        "/mnt/staff drive/records": NETWORK,
        "/mnt/home/records": NETWORK,
        "/mnt/home/stick/records": "",
        "/mnt/records": "",
    }
    assert {folder: keeper_of(Path(folder), {}, mounts) for folder in kept} == kept
    assert keeper_of(Path("/mnt/home/records"), {}, tmp_path / "none") == ""


def test_no_records_are_made_in_such_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive" / "vault"
    with pytest.raises(NoPlaceForRecords) as refused:
        opening.make_vault(folder, SCHOOL, NAME, ROLE, PASSPHRASE, surroundings(), kdf=FAST)
    assert str(refused.value).startswith("This folder is kept by OneDrive, which copies files while they are being")
    assert str(refused.value).endswith("backups may go there, because they are closed files.")
    assert list(tmp_path.iterdir()) == []


def test_records_that_lie_there_open_with_a_warning_and_their_backups_may_go_there(tmp_path: Path) -> None:
    desk, _ = make(tmp_path / "vault")
    opening.lock(desk)
    folder = tmp_path / "Dropbox" / "vault"
    folder.parent.mkdir()
    (tmp_path / "vault").rename(folder)
    with unlocked(folder) as desk:
        (notice,) = desk.notices
        assert "kept by Dropbox" in notice
        assert back_up(desk, tmp_path / "Dropbox" / "backups").is_dir()
    assert warning_about(tmp_path / "vault") == ""


def test_the_network_has_words_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "keeper_of", lambda folder: NETWORK)
    assert warning_about(tmp_path).startswith("This folder is on the network, where a broken connection")
    with pytest.raises(VaultError, match="on the network"):
        require_own_disk(tmp_path)
