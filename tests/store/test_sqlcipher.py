"""Opening the file one way: keyed, with every pragma read back, and its failures in words."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from dsl_desk.domain.errors import VaultBusy, VaultDamaged, VaultError
from dsl_desk.store import sqlcipher
from dsl_desk.store.vault import Vault
from tests.store.conftest import DEVICE, KEY

PRAGMAS = {
    "cipher_log_level": "NONE",
    "journal_mode": "delete",
    "synchronous": 3,
    "locking_mode": "exclusive",
    "temp_store": 2,
    "secure_delete": 1,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "cache_size": -64000,
    "cipher_memory_security": "0",
    "cipher_page_size": "4096",
    "page_size": "4096",
}
"""vault.md, "Opening, exactly"; SQLCipher answers its own pragmas in text."""


@pytest.mark.parametrize("name", PRAGMAS)
def test_pragma_is_set(file: Path, name: str) -> None:
    with contextlib.closing(sqlcipher.connect(file, bytearray(KEY))) as connection:
        assert connection.execute(f"PRAGMA {name}").fetchone() == (PRAGMAS[name],)


def test_search_index_deletes_securely(file: Path) -> None:
    with contextlib.closing(sqlcipher.connect(file, bytearray(KEY))) as connection:
        assert connection.execute("SELECT v FROM note_config WHERE k = 'secure-delete'").fetchone() == (1,)


def test_a_library_that_answers_otherwise_is_not_used(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = file.read_bytes()
    monkeypatch.setattr(sqlcipher, "_PRAGMAS", (("synchronous", "OFF", 3),))
    with pytest.raises(VaultError, match=r"Nothing has changed\. Install DSL Desk again"):
        sqlcipher.connect(file, bytearray(KEY))
    assert file.read_bytes() == before


@pytest.mark.parametrize("length", [0, 16, 31, 33, 48, 64])
def test_a_key_of_another_length_never_becomes_a_passphrase(file: Path, length: int) -> None:
    before = file.read_bytes()
    with pytest.raises(ValueError, match="exactly 32 bytes"):
        sqlcipher.connect(file, bytearray(length))
    assert file.read_bytes() == before


def test_the_file_is_ciphertext_from_the_first_byte(file: Path) -> None:
    content = file.read_bytes()
    assert not content.startswith(b"SQLite format 3")
    assert b"zebraphone" not in content
    assert b"CREATE TABLE" not in content
    with (
        contextlib.closing(sqlite3.connect(file)) as plain,
        pytest.raises(sqlite3.DatabaseError, match="not a database"),
    ):
        plain.execute("SELECT * FROM entry")


def test_the_same_passphrase_text_as_the_key_opens_nothing(file: Path) -> None:
    with pytest.raises(VaultDamaged):
        sqlcipher.connect(file, bytearray(b"\xff" * 32))


def test_two_connections_do_not_share_a_vault(file: Path) -> None:
    first = Vault.open(file, bytearray(KEY), DEVICE)
    with pytest.raises(VaultBusy, match=r"already open in another window\. They are safe"):
        Vault.open(file, bytearray(KEY), DEVICE)
    first.close()
    Vault.open(file, bytearray(KEY), DEVICE).close()


def test_a_broken_rule_of_ours_is_a_bug_and_no_sentence(vault: Vault) -> None:
    with pytest.raises(sqlcipher.IntegrityError, match="CHECK constraint failed"):
        vault.connection.execute("INSERT INTO store VALUES (2, 'x', 'x', 0)")


@pytest.mark.parametrize("read", ["fetchone", "fetchall", "__next__"])
def test_a_damaged_page_is_said_in_words_at_whichever_row_it_is_met(file: Path, read: str) -> None:
    with contextlib.closing(sqlcipher.connect(file, bytearray(KEY))) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'body'").fetchone()
    content = bytearray(file.read_bytes())
    content[(page - 1) * sqlcipher.PAGE_SIZE + 100] ^= 1
    file.write_bytes(content)
    with (
        contextlib.closing(sqlcipher.connect(file, bytearray(KEY))) as connection,
        pytest.raises(VaultDamaged, match=r"Keep the folder as it is and restore the newest backup"),
    ):
        getattr(connection.execute("SELECT 1 UNION ALL SELECT position FROM body"), read)()
        connection.execute("SELECT position FROM body").fetchone()


def test_an_error_that_is_kept_does_not_keep_the_file(file: Path) -> None:
    vault = Vault.open(file, bytearray(KEY), DEVICE)
    with pytest.raises(sqlcipher.IntegrityError) as kept:
        vault.connection.execute("UPDATE entry SET author = 'x'")
    vault.close()
    Vault.open(file, bytearray(KEY), DEVICE).close()
    assert kept.value
