"""Proving the journal: every link, every body against its digest, every signature; and the projections against it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from itertools import chain

from dsl_desk.domain.errors import VaultDamaged
from dsl_desk.domain.school import Person
from dsl_desk.store import journal
from dsl_desk.store.journal import Entry, read_body
from dsl_desk.store.projections import BY_NAME
from dsl_desk.store.sqlcipher import Connection
from dsl_desk.store.vault import Vault, replay

Verify = Callable[[str, bytes, bytes], bool]
"""(public key in hex, signed bytes, signature) -> whether it is that key's Ed25519 signature."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with one entry, without a word of its content."""

    position: int
    words: str


def journal_findings(vault: Vault, verify: Verify, after: int = 0) -> Iterator[Finding]:
    """What is wrong in the journal from a position on; nothing when it is sound.

    The link of the first entry looked at is not judged when `after` is not 0.
    """
    return chain.from_iterable(Proof(vault, verify, after).steps())


class Proof:
    """The journal proved entry by entry: may be left after any of them, and goes on from there.

    What is appended meanwhile is proved too. Ask on the vault's thread, and only while the vault is open.
    """

    def __init__(self, vault: Vault, verify: Verify, after: int = 0) -> None:
        self.position = after
        """Of the last entry looked at."""
        self._vault = vault
        self._verify = verify
        self._from_first = not after
        self._heads: dict[str, journal.Head] = {}
        self._keys = _keys_at(vault, after)

    def steps(self) -> Iterator[tuple[Finding, ...]]:
        """What is wrong with each entry that was not looked at yet, oldest first."""
        for entry, salt, content in journal.entries(self._vault.connection, self._vault.identity.id, self.position):
            self.position = entry.position
            yield tuple(Finding(entry.position, words) for words in self._wrong(entry, salt, content))

    def _wrong(self, entry: Entry, salt: bytes, content: bytes | None) -> Iterator[str]:
        header = entry.header
        before = self._heads.get(header.device)
        if before is None and self._from_first:
            before = journal.Head(header.device, 0, journal.FIRST)
        self._heads[header.device] = journal.Head(header.device, header.seq, entry.hash)
        if before and (header.seq != before.seq + 1 or header.previous != before.hash):
            yield "does not follow the entry before it"
        yield from _wrong_in_itself(entry, salt, content, self._keys, self._verify)


@dataclass(slots=True)
class Proving:
    """The proofs of one sitting. `newest` goes on from opening, `whole` from the first entry."""

    newest: Proof
    whole: Proof
    damaged: set[int] = field(default_factory=set)
    finished: bool = False


def record_findings(vault: Vault, verify: Verify, entities: Collection[str]) -> Iterator[Finding]:
    """What is wrong in the entries of some records, whatever stands before and after them."""
    for entry, salt, content in journal.entries_of(vault.connection, vault.identity.id, entities):
        keys = _keys_at(vault, entry.position)
        for words in _wrong_in_itself(entry, salt, content, keys, verify):
            yield Finding(entry.position, words)


def _wrong_in_itself(
    entry: Entry, salt: bytes, content: bytes | None, keys: dict[str, str], verify: Verify
) -> Iterator[str]:
    header = entry.header
    if header.hash() != entry.hash:
        yield "was altered"
    if content is not None and journal.digest(salt, content) != header.digest:
        yield "holds other words than were sealed"
    if header.kind in BY_NAME and not _signed(entry, content, keys, verify):
        yield "is not signed by its author"


def _signed(entry: Entry, content: bytes | None, keys: dict[str, str], verify: Verify) -> bool:
    """Judge by the key the author had then.

    The entry of a person brings their key or changes it, signed by someone whose key is known. Only who made the
    vault stands in its first entry for themselves.
    """
    new_key = _key_in(entry, content)
    if new_key and not keys:
        keys[entry.header.entity] = new_key
    key = keys.get(entry.header.author, "")
    if new_key:
        keys[entry.header.entity] = new_key
    try:
        return verify(key, bytes.fromhex(entry.hash), bytes.fromhex(entry.signature))
    except ValueError:
        return False  # a key, hash or signature that is not even hex


def _keys_at(vault: Vault, position: int) -> dict[str, str]:
    rows = vault.connection.execute(
        "SELECT content FROM entry JOIN body USING (position) "
        "WHERE entity IN (SELECT id FROM person) AND kind = 'person' AND position <= ? ORDER BY position",
        (position,),
    )
    people = [read_body(Person, content).record for (content,) in rows]
    return {person.id: person.public_key for person in people}


def _key_in(entry: Entry, content: bytes | None) -> str:
    if entry.header.kind != "person" or content is None:
        return ""
    try:
        return read_body(Person, content).record.public_key
    except VaultDamaged:
        return ""  # altered, and reported by its digest


def last_position(vault: Vault) -> int:
    (position,) = vault.connection.execute("SELECT coalesce(max(position), 0) FROM entry").fetchone()
    return int(position)


def projections_digest(connection: Connection) -> str:
    """SHA-256 over the logical rows of every projection; index internals of FTS are not rows."""
    digest = hashlib.sha256()
    for table in ("note", *BY_NAME):
        columns = "rowid, *" if table == "note" else "*"
        digest.update(table.encode())
        for row in connection.execute(f"SELECT {columns} FROM {table} ORDER BY 1"):
            digest.update(repr(row).encode())
    return digest.hexdigest()


def rebuild(vault: Vault) -> bool:
    """Replay the journal into the projections; True when the rows were the same before and after."""
    with vault.transaction():
        before = projections_digest(vault.connection)
        replay(vault.connection, vault.identity.id)
        return projections_digest(vault.connection) == before
