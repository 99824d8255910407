"""The vault file: what is refused before anything is read, and deeds that are whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dsl_desk.domain.clock import SetClock
from dsl_desk.domain.errors import DeskError, VaultClosed, VaultDamaged, VaultError, VaultTooNew
from dsl_desk.domain.observation import Observation
from dsl_desk.store import records, sqlcipher
from dsl_desk.store.check import journal_findings
from dsl_desk.store.vault import Identity, Vault
from tests.store.conftest import DEVICE, INVOLVED, KEY, SEEN, STORE, author, journal_rows, new_vault, record, verify


def cut(path: Path, size: int) -> None:
    os.truncate(path, size)


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 0x10
    path.write_bytes(content)


def noise(path: Path) -> None:
    path.write_bytes(os.urandom(8_192))


def plain(path: Path) -> None:
    path.unlink()
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE entry (position INTEGER)")
        database.commit()


def foreign(path: Path) -> None:
    path.unlink()
    sqlcipher_file = Vault.create(path, bytearray(32), Identity(STORE, False), DEVICE, SetClock(datetime.now(UTC)))
    sqlcipher_file.close()


def of_another_program(path: Path) -> None:
    path.unlink()
    with contextlib.closing(sqlcipher.connect(path, bytearray(KEY), create=True)) as connection:
        connection.execute("CREATE TABLE entry (position INTEGER)")


DAMAGE: dict[str, Callable[[Path], None]] = {
    "empty": lambda path: cut(path, 0),
    "cut inside a page": lambda path: cut(path, 5_000),
    "cut after a page": lambda path: cut(path, 4_096),
    "cut before the last page": lambda path: cut(path, path.stat().st_size - 4_096),
    "salt flipped": lambda path: flip(path, 3),
    "first page flipped": lambda path: flip(path, 1_000),
    "noise": noise,
    "plain SQLite": plain,
    "another key": foreign,
    "another program's": of_another_program,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_damaged_file_is_refused_in_words_and_left_alone(file: Path, damage: Callable[[Path], None]) -> None:
    damage(file)
    before = file.read_bytes()
    with pytest.raises(VaultDamaged, match=r"damaged.*Keep the folder as it is and restore the newest backup"):
        Vault.open(file, bytearray(KEY), DEVICE)
    assert file.read_bytes() == before
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(VaultError, match=r"no records file in this folder\. Nothing has changed"):
        Vault.open(tmp_path / "records.vault", bytearray(KEY), DEVICE)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "records.vault").mkdir()
    with pytest.raises(VaultError, match="no records file"):
        Vault.open(tmp_path / "records.vault", bytearray(KEY), DEVICE)


def test_a_file_of_a_newer_format_is_not_called_damaged(file: Path) -> None:
    with contextlib.closing(sqlcipher.connect(file, bytearray(KEY))) as connection:
        connection.execute("PRAGMA application_id = 7")
    with pytest.raises(VaultTooNew):
        Vault.open(file, bytearray(KEY), DEVICE)


def test_file_without_its_store_is_damaged(file: Path) -> None:
    with contextlib.closing(sqlcipher.connect(file, bytearray(KEY))) as connection:
        connection.execute("DELETE FROM store")
    with pytest.raises(VaultDamaged):
        Vault.open(file, bytearray(KEY), DEVICE)


def test_every_flipped_page_is_met_in_words_or_does_not_matter(file: Path) -> None:
    """Open, read everything, write: each page of the file damaged in turn."""
    whole = file.read_bytes()
    met = 0
    for page in range(len(whole) // sqlcipher.PAGE_SIZE):
        content = bytearray(whole)
        content[page * sqlcipher.PAGE_SIZE + 2_000] ^= 1
        file.write_bytes(content)
        try:
            with contextlib.closing(Vault.open(file, bytearray(KEY), DEVICE)) as vault:
                assert records.current(vault.connection, Observation, SEEN.id) == SEEN
                assert list(journal_findings(vault, verify)) == []
                record(vault, SetClock(datetime.now(UTC)), replace(SEEN, what="More"), reason="More was said")
        except DeskError as error:
            assert isinstance(error, VaultDamaged)
            met += 1
    assert met > 10


def test_file_is_for_this_account_alone(file: Path) -> None:
    assert file.stat().st_mode & 0o777 == 0o600


def test_open_vault_knows_its_store(file: Path) -> None:
    with contextlib.closing(Vault.open(file, bytearray(KEY), DEVICE)) as vault:
        assert vault.identity == Identity(STORE, True)
        assert vault.head().seq == 6


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_an_unfinished_deed_leaves_no_trace(vault: Vault, clock: SetClock, error: type[BaseException]) -> None:
    before, found = journal_rows(vault.connection), records.current(vault.connection, Observation, SEEN.id)
    with pytest.raises(error), vault.deed(author(), clock, os.urandom) as deed:
        deed.record(replace(SEEN, what="Never said"), "A reason")
        raise error
    assert not vault.connection.in_transaction
    assert journal_rows(vault.connection) == before
    assert records.current(vault.connection, Observation, SEEN.id) == found


def test_a_clock_that_was_set_back_stops_nothing(vault: Vault, clock: SetClock) -> None:
    clock.set(datetime(2001, 1, 1, tzinfo=UTC))
    record(vault, clock, replace(SEEN, what="Later"), reason="Said later")
    assert [version.recorded.year for version in records.versions(vault.connection, Observation, SEEN.id)] == [
        2026,
        2001,
    ]
    assert list(journal_findings(vault, verify)) == []


def test_versions_keep_their_reason_author_and_place_in_the_chain(vault: Vault, clock: SetClock) -> None:
    record(vault, clock, replace(SEEN, what="Two phones"), reason="The tutor counted again")
    first, second = records.versions(vault.connection, Observation, SEEN.id)
    assert (first.record, first.reason, first.number) == (SEEN, "", 1)
    assert (second.record.what, second.reason, second.number) == ("Two phones", "The tutor counted again", 2)
    assert second.custody.seq == 7
    assert second.author_id == author().id


def test_involvement_is_read_with_its_matter(vault: Vault) -> None:
    assert records.involved(vault.connection, SEEN.id) == (INVOLVED,)


def test_a_vault_whose_key_change_found_no_way_back_says_so(vault: Vault, clock: SetClock) -> None:
    vault.close()
    for use in (vault.head, lambda: record(vault, clock, replace(SEEN, what="Too late"), reason="It went on")):
        with pytest.raises(VaultClosed, match="What was saved before is safe"):
            use()


def test_two_chains_stand_side_by_side(file: Path, clock: SetClock) -> None:
    """After a restore this installation is a new device; both chains prove."""
    with contextlib.closing(Vault.open(file, bytearray(KEY), "f" * 32)) as vault:
        record(vault, clock, replace(SEEN, what="On the new laptop"), reason="Restored")
        assert vault.head().seq == 1
        assert list(journal_findings(vault, verify)) == []
    with contextlib.closing(new_vault(None, clock)) as empty:
        assert empty.head().seq == 0
