"""The vault: one encrypted file, one connection, one thread; written only in deeds."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from dsl_desk import codec
from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.clock import Clock
from dsl_desk.domain.erasure import Erasure
from dsl_desk.domain.errors import DiskFull, RecordErased, VaultDamaged, VaultError, VaultTooNew
from dsl_desk.domain.event import Event, Happening
from dsl_desk.store import beside, erasing, journal, sqlcipher
from dsl_desk.store.copying import copy_file
from dsl_desk.store.journal import Author, Body, Header
from dsl_desk.store.migrate import is_behind, migrate
from dsl_desk.store.projections import BY_NAME, BY_RECORD
from dsl_desk.store.projections.rows import Note, Place, write_notes
from dsl_desk.store.sqlcipher import PAGE_SIZE, Connection

APPLICATION_ID = 0x44534C44
BEFORE_UPGRADE = "-before-upgrade"
"""In the name of the copy that an upgrade leaves, under the same key; the next upgrade replaces it."""

STEP = timedelta(minutes=1)
"""A clock behind the newest entry by more was set back; less is a clock put right over the network."""

NOTES_AT_ONCE = 1_000
"""The index writes out what it was given whenever another table is written to, so a replay gathers notes."""

SETTLED = "settled"
"""The setting that is written where a deed has to be settled; its value matters to nobody."""

EVENT = "event"
EVENT_VERSION = 1


@dataclass(frozen=True, slots=True)
class Identity:
    """Which store this is, and whether everything in it is made up."""

    id: str
    demonstration: bool


class Vault:
    """An open vault. Use it on the thread that opened it, and close it."""

    def __init__(self, connection: Connection, identity: Identity, device: str) -> None:
        self.connection = connection
        self.identity = identity
        self.device = device

    @classmethod
    def create(
        cls, path: Path | None, key: bytearray, identity: Identity, device: str, clock: Clock
    ) -> Vault:  # fmt: skip
        """A new vault with the newest schema; `path` None keeps it in memory. Raises VaultError."""
        if path:
            with contextlib.suppress(FileExistsError):
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        connection = sqlcipher.connect(path, key, create=True)
        with sqlcipher.plain_words(), _closing_on_error(connection):
            migrate(connection)
            connection.execute(
                "INSERT INTO store (one, id, made, demonstration) VALUES (1, ?, ?, ?)",
                (identity.id, clock.now().isoformat(), int(identity.demonstration)),
            )
            sqlcipher.guard(connection)
        return cls(connection, identity, device)

    @classmethod
    def open(cls, path: Path, key: bytearray, device: str) -> Vault:
        """Open and check an existing vault file.

        Raises VaultDamaged, VaultTooNew, VaultBusy (open elsewhere) or DiskFull (the file cannot be written to).
        """
        _check_file(path)
        connection = sqlcipher.connect(path, key)
        with sqlcipher.plain_words(), _closing_on_error(connection):
            # With exclusive locking the first write takes the file until it is closed: find out now, not at a save.
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
            _check_application(connection)
            if is_behind(connection):
                _upgrade(connection, path, key)
            row = connection.execute("SELECT id, demonstration FROM store").fetchone()
            if row is None:
                raise VaultDamaged
            sqlcipher.guard(connection)
        return cls(connection, Identity(row[0], bool(row[1])), device)

    def reopen(self, path: Path, key: bytearray) -> None:
        """Write again after a damaged page was read: until then SQLCipher refuses. Raises as `open`."""
        self.connection.close()
        self.connection = Vault.open(path, key, self.device).connection

    def close(self) -> None:
        self.connection.close()

    def head(self) -> journal.Head:
        return journal.head(self.connection, self.device)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            # A full disk may have ended the transaction already.
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    @contextmanager
    def deed(self, author: Author, clock: Clock, random_bytes: Callable[[int], bytes]) -> Iterator[Deed]:
        """One thing a person does: one transaction of one or more journal entries sharing a deed id."""
        deed = Deed(self, author, clock, random_bytes)
        try:
            with self.transaction():
                yield deed
        except DiskFull:
            # A failed sync of the rollback journal's end is refused in words, yet the deed is in the file by then.
            if journal.newest_deed(self.connection) != deed.id:
                raise
            self._settle(deed.id)

    def _settle(self, deed_id: str) -> None:
        """One more write, which ends the rollback journal of a deed that stands. Raises DiskFull."""
        with self.transaction():
            beside.save_setting(self.connection, SETTLED, deed_id)


class Deed:
    """Appends entries and keeps the projections in step, inside the vault's transaction."""

    def __init__(self, vault: Vault, author: Author, clock: Clock, random_bytes: Callable[[int], bytes]) -> None:
        self.id = random_bytes(16).hex()
        self.kinds: set[str] = set()
        self._vault = vault
        self._author = author
        self._clock = clock
        self._random_bytes = random_bytes
        self._begun = False

    def record(self, record: Any, reason: str = "") -> None:
        """Make an entity, or supersede its current version with this one; signed.

        Raises RecordErased when it, or the child it names, was erased meanwhile.
        """
        kind = BY_RECORD[type(record)]
        if any(
            journal.is_erased(self._vault.connection, id_) for id_ in (record.id, getattr(record, "child_id", ""))
        ):
            raise RecordErased
        superseded, superseded_hash = journal.latest(self._vault.connection, kind.name, record.id)
        entry = self._append(kind.name, kind.version, record.id, superseded_hash, Body(record, reason), True)
        kind.project(self._vault.connection, _place(entry, superseded, record), record)
        self.kinds.add(kind.name)

    def erase(self, erasure: Erasure) -> None:
        """Leave a tombstone, and in the same step take away what it names."""
        self.record(erasure)
        erasing.remove(self._vault.connection, erasure.entities)

    def note(self, event: Event) -> None:
        """Chain what happened to the records without changing them; not signed."""
        self._append(EVENT, EVENT_VERSION, event.id, "", Body(event, ""), False)

    def finish_draft(self, draft_id: str) -> None:
        """Remove the draft this deed grew from, if there was one."""
        if draft_id:
            beside.remove_draft(self._vault.connection, draft_id)

    def _append(
        self, kind: str, version: int, entity: str, supersedes: str, body: Body[Any], signed: bool
    ) -> journal.Entry:
        time = self._clock.now().astimezone(UTC)
        self._note_step_back(time)
        salt, content = self._random_bytes(journal.SALT_BYTES), codec.encode(body)
        last = self._vault.head()
        header = Header(
            store=self._vault.identity.id,
            device=self._vault.device,
            seq=last.seq + 1,
            deed=self.id,
            time=time.isoformat(timespec="microseconds"),
            monotonic=self._clock.monotonic(),
            boot=self._clock.boot(),
            author=self._author.id,
            kind=kind,
            kind_version=version,
            entity=entity,
            supersedes=supersedes,
            digest=journal.digest(salt, content),
            previous=last.hash,
        )
        signature = self._author.sign(bytes.fromhex(header.hash())).hex() if signed else ""
        return journal.insert(self._vault.connection, header, signature, salt, content)

    def _note_step_back(self, now: datetime) -> None:
        """Before the first entry; refused is nothing, since the clock does not say what is true."""
        begun, self._begun = self._begun, True
        newest = None if begun else journal.newest_time(self._vault.connection)
        if newest and now < newest - STEP:
            self.note(Event(self._vault.identity.id, Happening.CLOCK_STEPPED_BACK, newest.isoformat()))


def replay(connection: Connection, store: str) -> None:
    """Write the projections anew from the journal, inside the caller's transaction; what is hidden stays hidden.

    Kinds this program does not know came from a newer one: they stay in the journal and are not shown.
    """
    # Word by word the index empties in minutes, and not at all where it does not fit its text.
    connection.execute("DELETE FROM note_content")
    connection.execute("INSERT INTO note (note) VALUES ('rebuild')")
    for name in reversed(BY_NAME):
        connection.execute(f"DELETE FROM {name}")
    project(connection, journal.entries(connection, store))
    take_out_hidden(connection)


def project(connection: Connection, entries: Iterable[tuple[journal.Entry, bytes, bytes | None]]) -> None:
    """Write the rows of every version of some entities, oldest first."""
    positions: dict[tuple[str, str], int] = {}
    notes: list[Note] = []
    for entry, _, content in entries:
        kind = BY_NAME.get(entry.header.kind)
        if kind is None or content is None or entry.header.kind_version > kind.version:
            continue
        key = (kind.name, entry.header.entity)
        record = journal.read_body(kind.record, content).record
        kind.project(connection, _place(entry, positions.get(key, 0), record, notes), record)
        positions[key] = entry.position
        if len(notes) >= NOTES_AT_ONCE:
            write_notes(connection, notes)
    write_notes(connection, notes)


def take_out_hidden(connection: Connection) -> None:
    """Leave no row of what `hidden` names, nor its words among those that are searched.

    Attachments keep their rows: only the record they are kept with leads to one, and without a row their bytes would
    count as nobody's.
    """
    hidden = "(SELECT name FROM hidden)"
    connection.execute(f"DELETE FROM note WHERE rowid IN (SELECT position FROM entry WHERE entity IN {hidden})")
    for name in reversed(BY_NAME):
        if name != BY_RECORD[Attachment].name:
            connection.execute(f"DELETE FROM {name} WHERE id IN {hidden}")


def copy_before_upgrade(path: Path) -> Path:
    """Where the upgrade of the vault at `path` leaves a copy of what it was."""
    return path.with_name(path.stem + BEFORE_UPGRADE + path.suffix)


def _upgrade(connection: Connection, path: Path, key: bytearray) -> None:
    """Bring a vault of an earlier version up to date: first a proved copy beside it, then all of it or nothing."""
    (store,) = connection.execute("SELECT id FROM store").fetchone()
    try:
        copy_file(connection, copy_before_upgrade(path), key)
    except (OSError, DiskFull) as error:
        raise DiskFull(
            "These records were saved by an earlier version of DSL Desk. They were not brought up to date because "
            "there is no room for a copy of them first. Nothing has changed. Free some space, then open them again."
        ) from error
    migrate(connection, lambda: replay(connection, store))


def _place(entry: journal.Entry, supersedes: int, record: Any, notes: list[Note] | None = None) -> Place:
    header, child_id = entry.header, getattr(record, "child_id", "")
    return Place(entry.position, supersedes, header.time, header.kind, header.entity, child_id, notes)


def _check_file(path: Path) -> None:
    if not path.is_file():
        raise VaultError(
            "There is no records file in this folder. Nothing has changed. Choose the folder where the records are "
            "kept, or restore the newest backup."
        )
    size = path.stat().st_size
    if size == 0 or size % PAGE_SIZE:
        raise VaultDamaged


def _check_application(connection: Connection) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        # Another application id with our key: only a newer format could have written it.
        raise VaultTooNew if version else VaultDamaged


@contextmanager
def _closing_on_error(connection: Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise
