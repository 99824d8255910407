"""Keeping from the person at the desk what they are not to see: a house rule, since whoever unlocks holds the key.

The projections then hold no row of it. So no page, search, count or paper can show it by oversight, and no query has
to ask; the journal keeps everything, and from it the rows come back for somebody else. What has to stay sound as a
whole looks further than the tables: the numbers of bundles (`out_of_sight`), the bytes of attachments, erasing.
"""

from __future__ import annotations

import json
from collections.abc import Collection

from dsl_desk.domain.restriction import Restriction
from dsl_desk.store import beside, journal, records
from dsl_desk.store.projections import BY_RECORD
from dsl_desk.store.records import R
from dsl_desk.store.sqlcipher import Connection
from dsl_desk.store.vault import Vault, project, take_out_hidden

_GIVEN = "(SELECT value FROM json_each(?1))"

_IN_CONCERNS = (
    *(
        f"SELECT id FROM {table} WHERE concern_id IN {_GIVEN}"
        for table in ("observation", "contact", "action", "decision", "duty", "referral", "not_shared")
    ),
    # A status is a fact of the child's front sheet, and everyone needs it.
    "SELECT rests.value FROM decision d JOIN body b ON b.position = d.position, "
    "json_each(b.content, '$.record.records') rests "
    f"WHERE d.concern_id IN {_GIVEN} AND rests.value NOT IN (SELECT id FROM status)",
)
"""What says it is in one of the concerns, and what a decision in one of them rests on."""

_OF_REFERRALS = (
    "SELECT c.id FROM referral r JOIN involvement i ON i.child_id = r.child_id JOIN contact c ON c.id = i.matter_id "
    "JOIN body b ON b.position = c.position "
    f"WHERE r.id IN {_GIVEN} AND json_extract(b.content, '$.record.referral_id') = r.id",
    "SELECT json_extract(b.content, '$.record.sharing_id') FROM referral r JOIN body b ON b.position = r.position "
    f"WHERE r.id IN {_GIVEN}",
)
"""The contacts that chased a referral, and the bundle that carried it."""

_BUNDLES = (
    "SELECT s.id FROM sharing s JOIN body b ON b.position = s.position, "
    f"json_each(b.content, '$.record.records') held WHERE held.value IN {_GIVEN}",
)

_OF_BUNDLES = (
    f"SELECT bundle FROM sharing WHERE id IN {_GIVEN}",
    "SELECT json_extract(b.content, '$.record.route_id') AS route FROM sharing s "
    "JOIN body b ON b.position = s.position GROUP BY route "
    f"HAVING min(s.id IN {_GIVEN})",
)
"""The numbers of bundles, and how police were told where it was for these bundles alone."""

_TIED = (
    f"SELECT id FROM involvement WHERE matter_id IN {_GIVEN}",
    f"SELECT id FROM attachment WHERE matter_id IN {_GIVEN}",
    f"SELECT id FROM significance WHERE record_id IN {_GIVEN}",
    f"SELECT id FROM link WHERE record_id IN {_GIVEN}",
)

_SUBJECTS = (
    "WITH ends (subject, link) AS (SELECT subject_id, id FROM link UNION SELECT other_id, id FROM link) "
    f"SELECT subject FROM ends WHERE subject <> '' GROUP BY subject HAVING min(link IN {_GIVEN})",
)
"""Those that nothing else names."""

_HIDDEN_FROM = "hidden-from"
"""The setting that remembers the sitting."""

_STEPS = (_IN_CONCERNS, _OF_REFERRALS, _BUNDLES, _OF_BUNDLES, _TIED, _SUBJECTS)


def restrictions(connection: Connection) -> tuple[Restriction, ...]:
    """Those in force, also on concerns that are hidden here."""
    return records.where(connection, Restriction, "people <> ''")


def telling_of(connection: Connection, concern_ids: Collection[str]) -> frozenset[str]:
    """Ids of everything that tells of these concerns, themselves among it, and the numbers of their bundles."""
    found = set(concern_ids)
    for queries in _STEPS if found else ():
        given = json.dumps(sorted(found))
        found.update(name for query in queries for (name,) in connection.execute(query, (given,)) if name)
    return frozenset(found)


def hide(vault: Vault, person_id: str, concern_ids: Collection[str]) -> None:
    """Leave everything in the tables but what tells of these concerns; what was hidden before comes back.

    Nothing is done where the same was hidden from the same person last: nobody adds to a concern without seeing it.
    """
    connection = vault.connection
    sitting = _sitting(connection, person_id, concern_ids)
    if sitting == beside.setting(connection, _HIDDEN_FROM):
        return
    with vault.transaction():
        _bring_back(vault)
        beside.hide(connection, telling_of(connection, concern_ids))
        take_out_hidden(connection)
        beside.save_setting(connection, _HIDDEN_FROM, sitting)


def hides_anything(connection: Connection) -> bool:
    """Whether the person at the desk is not to see everything there is."""
    return bool(beside.hidden(connection))


def out_of_sight(connection: Connection, kind: type[R]) -> tuple[R, ...]:
    """The newest version of every hidden record of a kind: for what has to stay sound, never for a page."""
    rows = connection.execute(
        "SELECT b.content, max(e.position) FROM hidden JOIN entry e ON e.entity = hidden.name AND e.kind = ? "
        "JOIN body b ON b.position = e.position GROUP BY e.entity ORDER BY 2",
        (BY_RECORD[kind].name,),
    )
    return tuple(records.read(kind, content) for content, _ in rows)


def _bring_back(vault: Vault) -> None:
    connection = vault.connection
    entries = journal.entries_of(connection, vault.identity.id, beside.hidden(connection))
    beside.hide(connection, ())
    project(connection, entries)


def _sitting(connection: Connection, person_id: str, concern_ids: Collection[str]) -> str:
    """From whom what is hidden, and in which version of the tables; nothing where nothing is."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return " ".join([str(version), person_id, *sorted(concern_ids)]) if concern_ids else ""
