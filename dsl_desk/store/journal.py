"""The one source of truth: an append-only chain of entries, each header hashed over the one before it.

    header  store, device, seq, deed, time, monotonic, boot, author, kind, kind_version, entity, supersedes,
            digest = SHA-256(salt || body), previous = hash of the header before it on this device
    hash    SHA-256 of the header's canonical JSON
    body    canonical JSON, kept apart with its 16-byte salt so that it can be erased while the chain still verifies

Entries that make or change a record carry the author's Ed25519 signature over the hash (RFC 8032); views, prints
and unlocks are chained without one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from dsl_desk import codec
from dsl_desk.domain.errors import VaultDamaged
from dsl_desk.store.sqlcipher import Connection

R = TypeVar("R")

FIRST = "0" * 64
"""What the first entry of a device names as the hash before it."""

SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Author:
    """Whose slot is open, and how that person's entries are signed: hash bytes in, signature bytes out."""

    id: str
    sign: Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Header:
    """The hashed part of an entry. `time` is ISO 8601 in UTC, `monotonic` nanoseconds within one `boot`."""

    store: str
    device: str
    seq: int
    deed: str
    time: str
    monotonic: int
    boot: str
    author: str
    kind: str
    kind_version: int
    entity: str
    supersedes: str
    digest: str
    previous: str

    def hash(self) -> str:
        return hashlib.sha256(codec.encode(self)).hexdigest()


@dataclass(frozen=True, slots=True)
class Entry:
    """A header where it stands in this vault; `signature` is hex, or empty for entries that change no record."""

    position: int
    header: Header
    hash: str
    signature: str


@dataclass(frozen=True, slots=True)
class Body(Generic[R]):
    """What an entry says: the whole record as it is from now on, and for a correction why (else empty)."""

    record: R
    reason: str


def read_body(kind: type[R], content: str | bytes) -> Body[R]:
    """The body of an entry whose record is a `kind`; raises VaultDamaged when it was altered into something else."""
    try:
        return codec.decode(Body[kind], content.encode() if isinstance(content, str) else content)  # type: ignore[valid-type]
    except ValueError as error:
        raise VaultDamaged from error


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of one device's chain; `seq` 0 when there is none."""

    device: str
    seq: int
    hash: str


_COLUMNS = (
    "position, device, seq, deed, time, monotonic, boot, author, kind, kind_version, entity, supersedes, "
    "digest, previous, hash, signature"
)


def head(connection: Connection, device: str) -> Head:
    row = connection.execute(
        "SELECT seq, hash FROM entry WHERE device = ? ORDER BY seq DESC LIMIT 1", (device,)
    ).fetchone()
    return Head(device, *row) if row else Head(device, 0, FIRST)


def newest_time(connection: Connection) -> datetime | None:
    """When the clock of its day says the newest entry was written; None when there is none."""
    row = connection.execute("SELECT time FROM entry ORDER BY position DESC LIMIT 1").fetchone()
    return datetime.fromisoformat(row[0]) if row else None


def newest_deed(connection: Connection) -> str:
    """The deed of the newest entry; empty when there is none."""
    row = connection.execute("SELECT deed FROM entry ORDER BY position DESC LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def hash_at(connection: Connection, device: str, seq: int) -> str:
    """The hash of one entry, or nothing when the chain does not reach so far."""
    row = connection.execute("SELECT hash FROM entry WHERE device = ? AND seq = ?", (device, seq)).fetchone()
    return str(row[0]) if row else ""


def head_like(connection: Connection, seq: int, digits: str) -> int | None:
    """The position of the entry with this number, on any device, whose hash begins with these digits."""
    row = connection.execute(
        "SELECT position FROM entry WHERE seq = ? AND substr(hash, 1, ?) = ?", (seq, len(digits), digits)
    ).fetchone()
    return int(row[0]) if row else None


def latest(connection: Connection, kind: str, entity: str) -> tuple[int, str]:
    """Position and hash of the newest version of an entity; (0, "") when it is new."""
    row = connection.execute(
        "SELECT position, hash FROM entry WHERE entity = ? AND kind = ? ORDER BY position DESC LIMIT 1",
        (entity, kind),
    ).fetchone()
    return (row[0], row[1]) if row else (0, "")


def is_erased(connection: Connection, entity: str) -> bool:
    """Whether something with this id was recorded and every version of it has lost its words."""
    (erased,) = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM entry WHERE entity = ?1 AND kind <> 'event') AND NOT EXISTS "
        "(SELECT 1 FROM entry JOIN body USING (position) WHERE entity = ?1 AND kind <> 'event')",
        (entity,),
    ).fetchone()
    return bool(erased)


def digest(salt: bytes, content: bytes) -> str:
    return hashlib.sha256(salt + content).hexdigest()


def insert(connection: Connection, header: Header, signature: str, salt: bytes, content: bytes) -> Entry:
    """Append; the triggers refuse anything that is not the next link."""
    (position,) = connection.execute("SELECT coalesce(max(position), 0) + 1 FROM entry").fetchone()
    entry = Entry(position, header, header.hash(), signature)
    connection.execute(f"INSERT INTO entry ({_COLUMNS}) VALUES ({', '.join('?' * 16)})", _row(entry))
    connection.execute(
        "INSERT INTO body (position, salt, content) VALUES (?, ?, ?)", (position, salt, content.decode())
    )
    return entry


def _row(entry: Entry) -> tuple[object, ...]:
    header = entry.header
    return (
        entry.position, header.device, header.seq, header.deed, header.time, header.monotonic, header.boot,
        header.author, header.kind, header.kind_version, header.entity, header.supersedes, header.digest,
        header.previous, entry.hash, entry.signature,
    )  # fmt: skip


def entries(connection: Connection, store: str, after: int = 0) -> Iterator[tuple[Entry, bytes, bytes | None]]:
    """Every entry after a position, oldest first, each with salt and content; content None where it was erased."""
    return _entries(connection, store, "e.position > ?", after)


def entries_of(
    connection: Connection, store: str, entities: Collection[str]
) -> Iterator[tuple[Entry, bytes, bytes | None]]:
    """The same, of some entities only."""
    return _entries(connection, store, "e.entity IN (SELECT value FROM json_each(?))", json.dumps(list(entities)))


def _entries(
    connection: Connection, store: str, condition: str, value: object
) -> Iterator[tuple[Entry, bytes, bytes | None]]:
    rows = connection.execute(
        f"SELECT {', '.join('e.' + name for name in _COLUMNS.split(', '))}, b.salt, b.content "
        f"FROM entry e LEFT JOIN body b ON b.position = e.position WHERE {condition} ORDER BY e.position",
        (value,),
    )
    for position, *header, own_hash, signature, salt, content in rows:
        entry = Entry(position, Header(store, *header), own_hash, signature)
        yield entry, salt or b"", None if content is None else content.encode()
