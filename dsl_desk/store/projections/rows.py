"""How every projection writes its rows, and the order records stand in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dsl_desk.domain.clock import school_time
from dsl_desk.domain.when import When
from dsl_desk.store.folding import hard_words
from dsl_desk.store.sqlcipher import Connection


@dataclass(frozen=True, slots=True)
class Note:
    """The searchable words of one entry, and the entry whose words they take the place of (0: none)."""

    position: int
    supersedes: int
    row: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record being projected stands: its entry, the entry it supersedes (0: none), when it was written.

    `child_id` is the child the record names by itself; empty where involvements say whom it is about. `notes`
    gathers what is to be searchable where many records are projected at once; None: it is written at once.
    """

    position: int
    supersedes: int
    time: str
    kind: str
    entity: str
    child_id: str
    notes: list[Note] | None = None


def put(connection: Connection, table: str, place: Place, id_: str, **columns: object) -> None:
    """Insert the row of an entity, or move it on to its new version."""
    row = {"id": id_, "position": place.position, **columns}
    changes = [f"{name} = excluded.{name}" for name in row if name not in ("id", "recorded")]
    if "version" in row:
        changes[changes.index("version = excluded.version")] = f"version = {table}.version + 1"
    connection.execute(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))}) "
        f"ON CONFLICT (id) DO UPDATE SET {', '.join(changes)}",
        tuple(row.values()),
    )


def put_version(connection: Connection, table: str, place: Place, id_: str, *whens: When, **columns: object) -> None:
    """As `put`, for records that stand in the chronology: with version, time of first writing and sort key.

    A correction stays where the record first stood, unless it now says another day.
    """
    first = connection.execute(f"SELECT recorded FROM {table} WHERE id = ?", (id_,)).fetchone()
    recorded = first[0] if first else place.time
    put(connection, table, place, id_, version=1, recorded=recorded, sort_at=sort_at(recorded, *whens), **columns)


def sort_at(recorded: str, *whens: When) -> str:
    """Local ISO time of the first of `whens` that names a day, else of the first writing."""
    for when in whens:
        if when.day:
            return when.day.isoformat() + (f"T{when.time:%H:%M}" if when.time else "")
    return school_time(datetime.fromisoformat(recorded)).isoformat(timespec="seconds")


def put_note(connection: Connection, place: Place, *texts: str) -> None:
    """Make the words of this version searchable in place of the version before."""
    words = "\n".join(text for text in texts if text)
    written = school_time(datetime.fromisoformat(place.time)).date().isoformat()
    row = (words, hard_words(words), place.kind, place.entity, place.child_id, written)
    note = Note(place.position, place.supersedes, row)
    if place.notes is None:
        write_notes(connection, [note])
    else:
        place.notes.append(note)


def write_notes(connection: Connection, notes: list[Note]) -> None:
    """Make them searchable, in order, and empty the list."""
    for note in notes:
        if note.supersedes:
            connection.execute("DELETE FROM note WHERE rowid = ?", (note.supersedes,))
        connection.execute(
            "INSERT INTO note (rowid, text, folded, kind, entity, child_id, day) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (note.position, *note.row),
        )
    notes.clear()


def day(value: object) -> str:
    """A date column: ISO day, or empty."""
    return str(value) if value else ""
