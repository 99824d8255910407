"""Taking away what a tombstone names: words and salt of every version, its rows, what stands beside the journal."""

from __future__ import annotations

from dsl_desk import codec
from dsl_desk.store import beside, sqlcipher
from dsl_desk.store.beside import UNMENTIONED
from dsl_desk.store.projections import BY_NAME
from dsl_desk.store.sqlcipher import Connection

UNSWEPT = "unswept"
"""The setting that says that the file was not written anew since something was erased."""

_NAMED = "(SELECT value FROM json_each(?1))"
_POSITIONS = f"(SELECT position FROM entry WHERE kind <> 'event' AND entity IN {_NAMED})"
_ABOUT = "EXISTS (SELECT 1 FROM json_each(?1) WHERE instr(draft.id || draft.content, value))"

BESIDE = (
    f"DELETE FROM kept_file WHERE entity IN {_NAMED}",
    f"DELETE FROM setting WHERE substr(name, 1, 12) = 'bundle-file/' AND substr(name, 13) IN {_NAMED}",
    f"DELETE FROM draft WHERE {_ABOUT}",
)
"""What the projections do not hold: files of bundles, where they were saved, forms begun about what goes."""

FILES = f"""
    SELECT json_group_array(json_extract(content, '$.record.sha256'))
    FROM entry JOIN body USING (position) WHERE kind = 'attachment' AND entity IN {_NAMED}
"""
UNUSED_FILES = f"""
    DELETE FROM attached_file WHERE sha256 IN {_NAMED} AND sha256 NOT IN (SELECT sha256 FROM attachment)
    AND sha256 NOT IN (
        SELECT json_extract(content, '$.record.sha256') FROM hidden
        JOIN entry ON entity = name AND kind = 'attachment' JOIN body USING (position)
    )
"""
"""Bytes that no other attachment needs, one that is hidden here included."""

GONE_WITHOUT_ERASURE = """
    SELECT count(*) FROM entry WHERE position NOT IN (SELECT position FROM body)
        AND (kind = 'event' OR entity NOT IN (
            SELECT named.value FROM erasure JOIN body USING (position), json_each(content, '$.record.entities') named
        ))
"""


def remove(connection: Connection, entities: tuple[str, ...]) -> None:
    """Erase these entities, in the transaction whose newest entry is the erasure that names them.

    Headers and signatures stay, so the chain still verifies; so does what happened to the records (events).
    """
    named = (codec.encode(entities).decode(),)
    files = connection.execute(FILES, named).fetchone()
    connection.execute(f"DELETE FROM note WHERE rowid IN {_POSITIONS}", named)
    for kind in reversed(BY_NAME):  # rows that refer to others stand in later kinds
        connection.execute(f"DELETE FROM {kind} WHERE id IN {_NAMED}", named)
    for statement in BESIDE:
        connection.execute(statement, named)
    connection.execute(f"DELETE FROM body WHERE position IN {_POSITIONS}", named)
    connection.execute(UNUSED_FILES, files)
    beside.save_setting(connection, UNSWEPT, "yes")


def sweep(connection: Connection) -> None:
    """Write the file anew if something was erased since the last time; outside any transaction. Raises DiskFull.

    SQLite overwrites what is deleted (secure_delete), but not what stood in a page before its rows moved to another
    one: words could be left in the gap. A kill before this is made good at the next opening.
    """
    if beside.setting(connection, UNSWEPT):
        sqlcipher.vacuum(connection)
        beside.clear_setting(connection, UNSWEPT)


def still_there(connection: Connection, entities: tuple[str, ...]) -> int:
    """How many of these entities have words left."""
    query = f"SELECT count(DISTINCT entity) FROM entry JOIN body USING (position) WHERE position IN {_POSITIONS}"
    return int(connection.execute(query, (codec.encode(entities).decode(),)).fetchone()[0])


def kinds_of(connection: Connection, entities: tuple[str, ...]) -> dict[str, int]:
    """How many of these entities there are of each kind."""
    rows = connection.execute(
        f"SELECT kind, count(DISTINCT entity) FROM entry WHERE kind <> 'event' AND entity IN {_NAMED} GROUP BY kind",
        (codec.encode(entities).decode(),),
    )
    return dict(rows.fetchall())


def gone_without_erasure(connection: Connection) -> int:
    """How many entries have lost their words though no erasure names what they are about."""
    (count,) = connection.execute(GONE_WITHOUT_ERASURE).fetchone()
    return int(count)


def drafts_naming(connection: Connection, entities: tuple[str, ...], *, and_others: bool = False) -> int:
    """How many unfinished forms are about one of these entities; or about one of these and another child too."""
    other = f"EXISTS (SELECT 1 FROM child WHERE id NOT IN {_NAMED} AND instr(draft.content, child.id))"
    shown = UNMENTIONED.format("draft.content")
    query = f"SELECT count(*) FROM draft WHERE {_ABOUT} AND {shown}" + (f" AND {other}" if and_others else "")
    return int(connection.execute(query, (codec.encode(entities).decode(),)).fetchone()[0])
