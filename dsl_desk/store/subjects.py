"""Which children share which people, vehicles, places, phones and accounts."""

from __future__ import annotations

from collections.abc import Iterable

from dsl_desk.domain.link import Link
from dsl_desk.domain.subject import Subject
from dsl_desk.store import records
from dsl_desk.store.folding import fold
from dsl_desk.store.sqlcipher import Connection

OF_CHILD = "SELECT content FROM link JOIN body USING (position) WHERE child_id = ? ORDER BY day, position"

OF_SUBJECT = """
    SELECT content FROM link JOIN body USING (position) WHERE subject_id = ?1
    UNION ALL
    SELECT content FROM link JOIN body USING (position) WHERE other_id = ?1
"""

ALSO_SEEN = """
    SELECT DISTINCT theirs.child_id, theirs.subject_id
    FROM link mine JOIN link theirs ON theirs.subject_id = mine.subject_id
    WHERE mine.child_id = ?1 AND mine.withdrawn = 0
        AND theirs.child_id NOT IN ('', ?1) AND theirs.withdrawn = 0
    ORDER BY theirs.child_id, theirs.subject_id
"""

TIES = "SELECT subject_id, child_id, other_id, day FROM link WHERE withdrawn = 0 ORDER BY position"


def links_of_child(connection: Connection, child_id: str) -> tuple[Link, ...]:
    """Every link to a child, in the order of days; withdrawn ones too."""
    return tuple(records.read(Link, content) for (content,) in connection.execute(OF_CHILD, (child_id,)))


def count_of_child(connection: Connection, child_id: str) -> int:
    """How many links to a child stand."""
    query = "SELECT count(*) FROM link WHERE child_id = ? AND withdrawn = 0"
    return int(connection.execute(query, (child_id,)).fetchone()[0])


def links_of_subject(connection: Connection, subject_id: str) -> tuple[Link, ...]:
    """Every link from or to a subject; withdrawn ones too."""
    return tuple(records.read(Link, content) for (content,) in connection.execute(OF_SUBJECT, (subject_id,)))


def also_seen(connection: Connection, child_id: str) -> tuple[tuple[str, str], ...]:
    """(other child, subject) for each subject that links a child to another one."""
    return tuple(connection.execute(ALSO_SEEN, (child_id,)).fetchall())


def ties(connection: Connection) -> tuple[tuple[str, str, str, str], ...]:
    """(subject, child or nothing, other subject or nothing, ISO day or nothing) of every link that stands."""
    return tuple(connection.execute(TIES).fetchall())


def named(connection: Connection, subject_ids: Iterable[str]) -> dict[str, Subject]:
    """The subjects of these ids."""
    found = (records.current(connection, Subject, id_) for id_ in dict.fromkeys(subject_ids))
    return {subject.id: subject for subject in found if subject}


def find(connection: Connection, text: str, limit: int) -> tuple[Subject, ...]:
    """Subjects with a name, plate, number, handle or address that starts with each of the words."""
    words = [word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") for word in fold(text).split()]
    if not words:
        return ()
    condition = " AND ".join("found_as LIKE ? ESCAPE '\\'" for _ in words)
    rows = connection.execute(
        f"SELECT content FROM subject JOIN body USING (position) WHERE {condition} ORDER BY label LIMIT ?",
        (*(f"% {word}%" for word in words), limit),
    )
    return tuple(records.read(Subject, content) for (content,) in rows)
