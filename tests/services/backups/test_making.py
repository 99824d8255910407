"""Backups that are whole or not there."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from dsl_desk import codec
from dsl_desk.domain.clock import SetClock
from dsl_desk.domain.errors import DiskFull, VaultDamaged, VaultError
from dsl_desk.domain.event import Event, Happening
from dsl_desk.domain.observation import Observation
from dsl_desk.services import opening
from dsl_desk.services.backups.listing import FILES, list_backups
from dsl_desk.services.backups.making import back_up, enter_backup, prove_backup, start_backup
from dsl_desk.services.backups.manifest import MANIFEST, Backup
from dsl_desk.services.backups.place import backup_folder, standing
from dsl_desk.services.desk import Desk
from dsl_desk.services.examining import examine
from dsl_desk.services.vault_folder import VAULT_FILE
from dsl_desk.store import journal, records
from dsl_desk.store.copying import file_findings
from dsl_desk.store.vault import Vault
from tests.desks import NOW, files, make, observe, unlocked
from tests.limits import closed, full_disk
from tests.services.damage import damage, page_of


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made, _ = make(tmp_path / "vault")
    observe(made)
    yield made
    opening.lock(made)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Where backups go."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def manifest(backup: Path) -> Backup:
    return codec.decode_canonical(Backup, (backup / MANIFEST).read_bytes())


def test_backup_holds_three_files_and_says_what_they_are(desk: Desk, stick: Path) -> None:
    head = desk.vault.head()
    backup = back_up(desk, stick)
    assert backup.parent == stick
    assert backup.name.startswith("dsl-desk-backup-2026-03-24-")
    assert sorted(files(backup)) == ["README.txt", "keys", "manifest.json", "records.vault"]
    assert {path.stat().st_mode & 0o077 for path in [backup, *backup.iterdir()]} == {0}
    said = manifest(backup)
    assert said.sha256 == hashlib.sha256((backup / VAULT_FILE).read_bytes()).hexdigest()
    assert (said.seq, said.head, said.store) == (head.seq, head.hash, desk.vault.identity.id)
    assert said.rows["entry"] == head.seq
    assert said.rows["observation"] == 1


def test_backup_opens_with_a_key_of_its_own_and_holds_every_entry(desk: Desk, stick: Path) -> None:
    before = desk.vault.head()
    backup = back_up(desk, stick)
    with pytest.raises(VaultDamaged):
        Vault.open(backup / VAULT_FILE, desk.keys.db_key(), desk.vault.device)
    key = desk.keys.backup_key(manifest(backup).id)
    with contextlib.closing(Vault.open(backup / VAULT_FILE, key, desk.vault.device)) as copy:
        assert copy.head() == before
        assert records.every(copy.connection, Observation) == records.every(desk.connection, Observation)
        assert file_findings(copy.connection) == ()


def test_backup_is_entered_and_remembered(desk: Desk, stick: Path) -> None:
    assert (standing(desk).last_words, backup_folder(desk)) == ("", "")
    backup = back_up(desk, stick)
    assert standing(desk).last_words.startswith("Tuesday 24 March 2026 at 9:0")
    assert backup_folder(desk) == str(stick)
    *_, (_, _, content) = journal.entries(desk.connection, desk.vault.identity.id)
    assert content is not None
    assert journal.read_body(Event, content).record == Event(
        desk.vault.identity.id, Happening.BACKED_UP, manifest(backup).id
    )


def test_each_backup_stands_by_itself(desk: Desk, stick: Path) -> None:
    first = back_up(desk, stick)
    desk.clock = SetClock(NOW + timedelta(days=1))
    second = back_up(desk, stick)
    assert first != second
    assert manifest(second).seq == manifest(first).seq + 1


def test_backup_makes_the_folder_it_is_sent_to(desk: Desk, tmp_path: Path) -> None:
    assert back_up(desk, tmp_path / "new" / "deep").parent.is_dir()


@pytest.mark.parametrize("largest", [0, 4_096, 100_000])
def test_full_stick_leaves_no_backup_and_no_half_of_one(desk: Desk, stick: Path, largest: int) -> None:
    before = desk.vault.head()
    with (
        full_disk(largest),
        pytest.raises(
            DiskFull, match=r"^The backup was not made.*Your records are open and safe\. Choose another place"
        ),
    ):
        back_up(desk, stick)
    assert list(stick.iterdir()) == []
    assert desk.vault.head() == before
    assert standing(desk).last_words == ""
    observe(desk)
    assert examine(desk).sound


def test_closed_stick_is_refused_in_words(desk: Desk, stick: Path) -> None:
    with closed(stick), pytest.raises(DiskFull, match=r"^The backup was not made.*Your records are open and safe"):
        back_up(desk, stick)
    assert list(stick.iterdir()) == []


def test_a_file_is_no_place_for_a_backup(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(DiskFull, match="Choose another place"):
        back_up(desk, tmp_path / "file")
    assert (tmp_path / "file").read_text() == "mine"


def test_damaged_records_are_not_backed_up(tmp_path: Path, stick: Path) -> None:
    """A copy that does not prove must not look like one that does."""
    desk, _ = make(tmp_path / "vault")
    observe(desk)
    opening.lock(desk)
    path = tmp_path / "vault" / VAULT_FILE
    damage(path, page_of(path, "contact_by_recorded"))
    with unlocked(tmp_path / "vault") as desk:
        with pytest.raises(VaultDamaged):
            back_up(desk, stick)
        assert list(stick.iterdir()) == []


def test_what_a_killed_backup_left_is_cleared_by_the_next_and_anothers_is_not(desk: Desk, stick: Path) -> None:
    ours, theirs = start_backup(desk, stick).part, stick / "dsl-desk-backup-2026-03-24-090500-abcdef12-0a1b2c3d.part"
    theirs.mkdir()
    assert (ours / VAULT_FILE).exists()
    backup = back_up(desk, stick)
    assert {path for path in stick.iterdir() if path.is_dir()} == {backup, theirs}


def test_backup_never_goes_into_the_folder_of_the_records(desk: Desk) -> None:
    assert desk.folder is not None
    before = files(desk.folder)
    for place in (desk.folder, desk.folder / "backups"):
        with pytest.raises(VaultError, match="the folder of the records themselves"):
            back_up(desk, place)
    assert files(desk.folder) == before


def test_saves_go_on_between_the_copy_and_its_proof(desk: Desk, stick: Path) -> None:
    copy = start_backup(desk, stick)
    head = desk.vault.head()
    observe(desk, "Seen while the copy was proved")
    kept = prove_backup(copy)
    enter_backup(desk, kept)
    assert (kept.backup.seq, kept.backup.head) == (head.seq, head.hash)
    assert examine(desk).sound


@pytest.mark.parametrize("step", ["Checking the encryption", "Checking every table", "Writing down"])
def test_stopped_proof_leaves_no_backup_and_no_key(step: str, desk: Desk, stick: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(words: str, _done: float) -> None:
        if words.startswith(step):
            raise Stopped

    copy = start_backup(desk, stick)
    with pytest.raises(Stopped):
        prove_backup(copy, stop)
    assert list(stick.iterdir()) == []
    assert not any(copy.key)


def test_readme_tells_a_stranger_what_to_do(desk: Desk, stick: Path) -> None:
    words = (back_up(desk, stick) / "README.txt").read_bytes()
    assert words.count(b"\r\n") == words.count(b"\n")
    text = words.decode("ascii")
    assert max(len(line) for line in text.splitlines()) <= 118
    for said in (
        "Restore a backup",
        "recovery code",
        "sealed envelopes",
        "dsl-desk restore",
        *FILES - {"README.txt"},
    ):
        assert said in text


def test_backup_that_could_not_be_noted_is_there_all_the_same(desk: Desk, stick: Path) -> None:
    kept = prove_backup(start_backup(desk, stick))
    with full_disk(0), pytest.raises(DiskFull, match=r"^The backup was made and checked, but it could not be noted"):
        enter_backup(desk, kept)
    assert [each.folder for each in list_backups(stick).kept] == [kept.folder]
    assert standing(desk).last_words == ""
    observe(desk)
