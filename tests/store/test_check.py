"""What a holder of the key can do to the file with another program, and that the check finds it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dsl_desk import codec
from dsl_desk.domain.clock import SetClock
from dsl_desk.domain.errors import VaultDamaged
from dsl_desk.domain.observation import Observation
from dsl_desk.keys.signing import sign, signing_public
from dsl_desk.store import check, journal, records, sqlcipher
from dsl_desk.store.copying import file_findings
from dsl_desk.store.journal import Body, Header
from dsl_desk.store.sqlcipher import Connection
from dsl_desk.store.vault import Vault
from tests.store.conftest import DEVICE, FINLEY, INVOLVED, KEY, PERSON, SEED, SEEN, STORE, record, verify

LINK, ALTERED, WORDS, SIGNATURE = (
    "does not follow the entry before it",
    "was altered",
    "holds other words than were sealed",
    "is not signed by its author",
)
UNGUARDED = (
    "DROP TRIGGER entry_in_order", "DROP TRIGGER entry_stays", "DROP TRIGGER entry_is_kept",
    "DROP TRIGGER body_of_last_entry", "DROP TRIGGER body_stays", "DROP TRIGGER body_is_kept",
)  # fmt: skip


def findings(path: Path, after: int = 0) -> list[tuple[int, str]]:
    with contextlib.closing(Vault.open(path, bytearray(KEY), DEVICE)) as vault:
        return [(found.position, found.words) for found in check.journal_findings(vault, verify, after)]


def rehash(connection: Connection, position: int) -> None:
    """Make an altered header's hash right again, as a careful forger would."""
    (entry,) = (entry for entry, _, _ in journal.entries(connection, STORE) if entry.position == position)
    connection.execute("UPDATE entry SET hash = ? WHERE position = ?", (entry.header.hash(), position))


def reseal(connection: Connection, position: int, content: str) -> None:
    """Other words with the digest and the hash that fit them."""
    (salt,) = connection.execute("SELECT salt FROM body WHERE position = ?", (position,)).fetchone()
    connection.execute("UPDATE body SET content = ? WHERE position = ?", (content, position))
    digest = journal.digest(salt, content.encode())
    connection.execute("UPDATE entry SET digest = ? WHERE position = ?", (digest, position))
    rehash(connection, position)


def change(sql: str) -> Callable[[Connection], None]:
    return lambda connection: connection.execute(sql) and None


def forge_author(connection: Connection) -> None:
    connection.execute("UPDATE entry SET author = 'somebody else' WHERE position = 4")
    rehash(connection, 4)


def forge_words(connection: Connection) -> None:
    reseal(connection, 4, codec.encode(Body(replace(SEEN, what="Nothing"), "")).decode())


def forge_key(public_key: str) -> Callable[[Connection], None]:
    """Give the person another key, resealed."""

    def forge(connection: Connection) -> None:
        (content,) = connection.execute("SELECT content FROM body WHERE position = 1").fetchone()
        reseal(connection, 1, content.replace(signing_public(SEED).hex(), public_key))

    return forge


UNSIGNED = [(position, SIGNATURE) for position in range(1, 6)]
FORGERIES: dict[str, tuple[Callable[[Connection], None], list[tuple[int, str]]]] = {
    "other words": (
        change("UPDATE body SET content = replace(content, 'gate', 'shop') WHERE position = 4"), [(4, WORDS)],
    ),
    "other salt": (change("UPDATE body SET salt = zeroblob(16) WHERE position = 4"), [(4, WORDS)]),
    "words that are no record": (
        change("UPDATE body SET content = '{' WHERE position = 1"), [(1, WORDS), *UNSIGNED],
    ),
    "other key": (forge_key("00" * 32), [UNSIGNED[0], (2, LINK), *UNSIGNED[1:]]),
    "key that is not hex": (forge_key("none"), [UNSIGNED[0], (2, LINK), *UNSIGNED[1:]]),
    "other time": (change("UPDATE entry SET time = '2020-01-01T00:00:00+00:00' WHERE position = 4"), [(4, ALTERED)]),
    "other digest": (change("UPDATE entry SET digest = hash WHERE position = 4"), [(4, ALTERED), (4, WORDS)]),
    "other hash": (
        change("UPDATE entry SET hash = digest WHERE position = 4"), [(4, ALTERED), (4, SIGNATURE), (5, LINK)],
    ),
    "hash that is not hex": (
        change("UPDATE entry SET hash = 'none' WHERE position = 4"), [(4, ALTERED), (4, SIGNATURE), (5, LINK)],
    ),
    "other signature": (
        change("UPDATE entry SET signature = (SELECT signature FROM entry WHERE position = 3) WHERE position = 4"),
        [(4, SIGNATURE)],
    ),
    "no signature": (change("UPDATE entry SET signature = '' WHERE position = 4"), [(4, SIGNATURE)]),
    "signature that is not hex": (change("UPDATE entry SET signature = 'none' WHERE position = 4"), [(4, SIGNATURE)]),
    "other author": (forge_author, [(4, SIGNATURE), (5, LINK)]),
    "resealed words": (forge_words, [(4, SIGNATURE), (5, LINK)]),
    "entry taken out": (change("DELETE FROM entry WHERE position = 5"), [(6, LINK)]),
    "order changed": (
        change("UPDATE entry SET seq = CASE seq WHEN 4 THEN 5 ELSE 4 END + 100 WHERE seq IN (4, 5)"),
        [(4, LINK), (4, ALTERED), (5, LINK), (5, ALTERED), (6, LINK)],
    ),
    "the first entry": (change("UPDATE entry SET previous = hash WHERE position = 1"), [(1, LINK), (1, ALTERED)]),
}  # fmt: skip


@pytest.mark.parametrize(("forge", "found"), FORGERIES.values(), ids=FORGERIES)
def test_forgery_is_found(file: Path, forge: Callable[[Connection], None], found: list[tuple[int, str]]) -> None:
    with contextlib.closing(sqlcipher.connect(file, bytearray(KEY))) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for statement in UNGUARDED:
            connection.execute(statement)
        forge(connection)
    assert findings(file) == found


def test_a_sound_journal_has_no_findings(file: Path) -> None:
    assert findings(file) == []


@pytest.mark.parametrize("after", range(7))
def test_the_newest_entries_can_be_checked_by_themselves(file: Path, after: int) -> None:
    assert findings(file, after) == []


def test_only_the_newest_are_looked_at_when_opening(file: Path) -> None:
    with contextlib.closing(sqlcipher.connect(file, bytearray(KEY))) as connection:
        connection.execute("DROP TRIGGER body_stays")
        connection.execute("UPDATE body SET content = replace(content, 'Ward', 'Word') WHERE position = 3")
    assert findings(file, after=3) == []
    assert findings(file, after=2) == [(3, WORDS)]


def test_an_erased_body_is_not_a_finding(file: Path) -> None:
    """Erasure keeps the header; the chain verifies without the words."""
    with contextlib.closing(sqlcipher.connect(file, bytearray(KEY))) as connection:
        connection.execute("DROP TRIGGER body_is_kept")
        connection.execute("DELETE FROM body WHERE position = 4")
    assert findings(file) == []


def test_a_body_altered_into_something_else_is_damage_and_no_crash(file: Path) -> None:
    with contextlib.closing(sqlcipher.connect(file, bytearray(KEY))) as connection:
        connection.execute("DROP TRIGGER body_stays")
        connection.execute("UPDATE body SET content = '{\"record\":{}}' WHERE position = 4")
    with contextlib.closing(Vault.open(file, bytearray(KEY), DEVICE)) as vault:
        for read in (records.current, records.versions):
            with pytest.raises(VaultDamaged):
                read(vault.connection, Observation, SEEN.id)
        with pytest.raises(VaultDamaged):
            check.rebuild(vault)
        assert not vault.connection.in_transaction


PROJECTIONS = [
    "UPDATE observation SET sort_at = '2001-01-01'",
    "UPDATE child SET found_as = ' nobody'",
    "DELETE FROM involvement",
    "DELETE FROM note",
    "UPDATE note SET text = 'nothing'",
    "UPDATE observation SET version = 2",
]


@pytest.mark.parametrize("sql", PROJECTIONS)
def test_rebuild_mends_the_tables_and_says_that_it_had_to(vault: Vault, sql: str) -> None:
    whole = check.projections_digest(vault.connection)
    with vault.transaction():
        vault.connection.execute(sql)
    assert check.projections_digest(vault.connection) != whole
    assert check.rebuild(vault) is False
    assert check.projections_digest(vault.connection) == whole
    assert check.rebuild(vault) is True


def newer(vault: Vault, kind: str, version: int, entity: str) -> None:
    """What a later program might write."""
    salt, content = os.urandom(16), b'{"record":{"colour":"red"}}'
    head = vault.head()
    header = Header(
        STORE, DEVICE, head.seq + 1, "9" * 32, "2030-01-01T00:00:00+00:00", 1, "boot", PERSON, kind, version, entity,
        "", journal.digest(salt, content), head.hash,
    )  # fmt: skip
    with vault.transaction():
        journal.insert(vault.connection, header, sign(SEED, bytes.fromhex(header.hash())).hex(), salt, content)


@pytest.mark.parametrize(("kind", "version"), [("vehicle", 1), ("observation", 2)])
def test_what_a_newer_program_wrote_survives_a_rebuild(
    vault: Vault, clock: SetClock, kind: str, version: int
) -> None:
    newer(vault, kind, version, "8" * 32)
    record(vault, clock, replace(SEEN, what="After it"), reason="Written after it")
    assert list(check.journal_findings(vault, verify)) == []
    assert check.rebuild(vault) is True
    kept = [(entry.header.kind, content) for entry, _, content in journal.entries(vault.connection, STORE, 6)]
    assert (kind, b'{"record":{"colour":"red"}}') in kept


def test_a_file_is_found_damaged_where_no_query_looks(file: Path) -> None:
    with contextlib.closing(sqlcipher.connect(file, bytearray(KEY))) as connection:
        assert file_findings(connection) == ()
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'contact_by_recorded'"
        ).fetchone()
    content = bytearray(file.read_bytes())
    content[page * sqlcipher.PAGE_SIZE - 100] ^= 1
    file.write_bytes(content)
    with contextlib.closing(Vault.open(file, bytearray(KEY), DEVICE)) as vault:
        assert list(check.journal_findings(vault, verify)) == []
        assert file_findings(vault.connection)


def test_a_proof_that_is_left_goes_on_where_it_was(vault: Vault, clock: SetClock) -> None:
    proof = check.Proof(vault, verify)
    for wanted in range(1, 4):
        assert next(proof.steps()) == ()
        assert proof.position == wanted
    record(vault, clock, replace(SEEN, what="Meanwhile"), reason="Recorded between two looks")
    assert list(proof.steps()) == [()] * 4
    assert proof.position == check.last_position(vault) == 7
    assert list(proof.steps()) == []


def test_a_proof_that_is_left_still_knows_what_came_before(file: Path) -> None:
    with contextlib.closing(sqlcipher.connect(file, bytearray(KEY))) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DROP TRIGGER entry_is_kept")
        connection.execute("DELETE FROM entry WHERE position = 4")
    with contextlib.closing(Vault.open(file, bytearray(KEY), DEVICE)) as vault:
        proof = check.Proof(vault, verify)
        while proof.position < 3:
            next(proof.steps())
        assert next(proof.steps()) == (check.Finding(5, LINK),)


def test_records_are_checked_by_themselves(file: Path) -> None:
    with contextlib.closing(sqlcipher.connect(file, bytearray(KEY))) as connection:
        connection.execute("DROP TRIGGER body_stays")
        connection.execute("UPDATE body SET content = replace(content, 'gate', 'shop') WHERE position = 4")
    with contextlib.closing(Vault.open(file, bytearray(KEY), DEVICE)) as vault:
        assert list(check.record_findings(vault, verify, [SEEN.id, INVOLVED.id])) == [check.Finding(4, WORDS)]
        assert list(check.record_findings(vault, verify, [INVOLVED.id, FINLEY.id])) == []
