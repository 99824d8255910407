"""Finding records by any words in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dsl_desk.domain.errors import VaultDamaged
from dsl_desk.store.folding import fold, words_of
from dsl_desk.store.sqlcipher import Connection

SHORTEST = 2
"""Letters before a search starts; the index holds prefixes of 2 to 5."""

MATCH_START, MATCH_END = "\x02", "\x03"
"""Around each found word in a snippet; no keyboard types them."""

NOTES = """
    SELECT note.kind, note.entity, coalesce(c.id, ''), coalesce(c.name, ''), note.day,
        snippet(note, 0, ?, ?, ' … ', 12), note.rowid
    FROM note LEFT JOIN child c ON c.id = CASE
        WHEN note.child_id <> '' THEN note.child_id
        WHEN note.kind = 'attachment' THEN coalesce(
            (SELECT i.child_id FROM attachment a JOIN involvement i ON i.matter_id = a.matter_id
                WHERE a.id = note.entity LIMIT 1),
            (SELECT matter_id FROM attachment WHERE id = note.entity))
        ELSE (SELECT child_id FROM involvement WHERE matter_id = note.entity LIMIT 1)
    END
    WHERE note MATCH ? AND note.kind <> 'subject' ORDER BY note.rowid DESC LIMIT ?
"""
"""The full-text index is outermost: it gives the newest first and stops at the limit."""

LINKED = "SELECT count(DISTINCT child_id) FROM link WHERE subject_id = ? AND child_id <> '' AND withdrawn = 0"

AROUND = 6
"""Words shown before and after a match that only folding found."""


class Found(NamedTuple):
    """One answer: the record, whose it is, the day it was written (ISO), and the words around the match."""

    kind: str
    id: str
    child_id: str
    title: str
    day: str
    snippet: str


def starts_of_words(text: str) -> tuple[str, list[str]]:
    """The condition that each word begins a word of the column `found_as`, and its values."""
    words = [f" {word}" for word in fold(text).split()]
    return " AND ".join("instr(found_as, ?)" for _ in words), words


def children_linked(connection: Connection, subject_id: str) -> int:
    """How many children a subject is linked to."""
    (count,) = connection.execute(LINKED, (subject_id,)).fetchone()
    return int(count)


def notes(connection: Connection, text: str, limit: int) -> tuple[Found, ...]:
    """Records holding every word, the last one as a beginning unless it is a single letter; newest first."""
    words = words_of(text)
    if max(map(len, words), default=0) < SHORTEST:
        return ()
    query = " ".join(f'"{word}"' for word in words) + ("*" if len(words[-1]) >= SHORTEST else "")
    rows = connection.execute(NOTES, (MATCH_START, MATCH_END, query, limit)).fetchall()
    return tuple(_found(connection, row, words) for row in rows)


def is_stale(connection: Connection) -> bool:
    """Whether the index of a sound file, which is made from the records, no longer fits them."""
    try:
        connection.execute("INSERT INTO note (note) VALUES ('integrity-check')")
    except VaultDamaged:
        return True
    return False


def make_anew(connection: Connection) -> None:
    """The index from the words it stands beside. Raises VaultDamaged when those cannot be read."""
    connection.execute("INSERT INTO note (note) VALUES ('rebuild')")


def _found(connection: Connection, row: Sequence[object], words: Sequence[str]) -> Found:
    *answer, snippet, position = row
    if MATCH_START not in str(snippet):
        (text,) = connection.execute("SELECT text FROM note WHERE rowid = ?", (position,)).fetchone()
        snippet = excerpt(text, words)
    return Found._make([*answer, snippet])


def excerpt(text: str, words: Iterable[str]) -> str:
    """The words around the first one that begins, folded, with one of `words`."""
    parts = text.split()
    sought = tuple(words)
    found = [at for at, part in enumerate(parts) if any(each.startswith(sought) for each in words_of(part))]
    first = found[0] if found else 0
    shown = range(max(0, first - AROUND), min(len(parts), first + AROUND + 1))
    inside = " ".join(f"{MATCH_START}{parts[at]}{MATCH_END}" if at in found else parts[at] for at in shown)
    return ("… " if shown.start else "") + inside + (" …" if shown.stop < len(parts) else "")
