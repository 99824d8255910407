"""What one child's whole file is: for every kind of record, which of them go with the child and which stay.

A record about several children lives until the last of them: until then only this child's involvement goes. What
other children's records say of this child in words, and ids that they quote, stay theirs.
"""

from __future__ import annotations

from dataclasses import dataclass

from dsl_desk import codec
from dsl_desk.store.beside import UNMENTIONED
from dsl_desk.store.projections import BY_NAME
from dsl_desk.store.sqlcipher import Connection

_OWN = "child_id = :child"
_ALONE = """
    id IN (
        SELECT mine.matter_id FROM involvement mine WHERE mine.child_id = :child AND NOT EXISTS
            (SELECT 1 FROM involvement other WHERE other.matter_id = mine.matter_id AND other.child_id <> :child)
    )
"""
_SHARED = """
    id IN (
        SELECT mine.matter_id FROM involvement mine JOIN involvement other USING (matter_id)
        WHERE mine.child_id = :child AND other.child_id <> :child
    )
"""
_GONE = "(SELECT value FROM json_each(:gone))"

_UNSHARED_SUBJECTS = """
    id IN (
        WITH RECURSIVE near (start, id) AS (
            SELECT subject_id, subject_id FROM link WHERE child_id = :child
            UNION
            SELECT near.start, iif(link.subject_id = near.id, link.other_id, link.subject_id)
            FROM near JOIN link ON near.id IN (link.subject_id, link.other_id) AND link.other_id <> ''
        )
        SELECT id FROM near WHERE start NOT IN (
            SELECT near.start FROM near JOIN link ON link.subject_id = near.id
            WHERE link.child_id NOT IN ('', :child)
        )
    )
"""
"""Subjects that links, also through other subjects, join to this child and to no other one."""


@dataclass(frozen=True, slots=True)
class How:
    """How records of one kind are erased, as conditions on their table.

    `whole`: what goes with the child's whole file. `along`: what goes along with whatever else goes (:gone, a JSON
    list of ids). `stays`: why none of the kind is about a child; then nothing of it goes.
    """

    whole: str = ""
    along: str = ""
    stays: str = ""


HOW: dict[str, How] = {
    "observation": How(_ALONE),
    "contact": How(_ALONE),
    "encompass_notice": How(_ALONE),
    "police_request": How(_ALONE),
    "decision": How(_ALONE),
    "concern": How(_ALONE),
    "action": How(_OWN),
    "duty": How(_OWN),
    "referral": How(_OWN),
    "route_answer": How(_OWN),
    "sharing": How(_OWN),
    "not_shared": How(_OWN),
    "transfer": How(_OWN),
    "received_file": How(_OWN),
    "received_record": How(_OWN, f"file_id IN {_GONE}"),
    "status": How(_OWN),
    "family_member": How(_OWN),
    "professional": How(_OWN),
    "front_sheet": How("id = :child"),
    "retention_review": How(_OWN),
    "child": How("id = :child"),
    "subject": How(_UNSHARED_SUBJECTS),
    "link": How(
        _OWN,
        f"subject_id IN {_GONE} OR other_id IN {_GONE} OR (record_id IN {_GONE} AND child_id IN ('', :child))",
    ),
    "involvement": How(_OWN, f"matter_id IN {_GONE}"),
    "significance": How(_OWN, f"record_id IN {_GONE}"),
    "restriction": How(along=f"concern_id IN {_GONE}"),
    "attachment": How(along=f"matter_id IN {_GONE}"),
    "school": How(stays="the school's own profile"),
    "school_calendar": How(stays="the school's own holidays"),
    "letter_text": How(stays="the school's own texts of letters, which hold no pupil's details"),
    "letterhead_pictures": How(stays="the logo and the signature of the school's letters"),
    "person": How(stays="who signed what was recorded, without which no signature can be checked"),
    "agency": How(stays="the school's directory"),
    "directory_entry": How(stays="the school's directory"),
    "recipient": How(stays="how bundles reach the agencies of the directory"),
    "key_change": How(stays="the school's own key"),
    "distribution": How(stays="general letters, which hold no pupil's details"),
    "confirmation": How(stays="what staff found out about guidance"),
    "translation_check": How(stays="who read a translated letter, which holds no pupil's details"),
    "erasure": How(stays="tombstones, which hold ids and grounds only"),
}
"""In this order, because what goes along is asked for after what it goes along with."""

MATTERS = tuple(kind for kind, how in HOW.items() if how.whole == _ALONE)
"""The kinds of record that can be about several children."""

Ids = dict[str, tuple[str, ...]]
"""Ids by kind, without kinds that have none."""


def whole_file(connection: Connection, child_id: str) -> Ids:
    """Everything that goes with one child's whole file."""
    return _collect(connection, child_id, {}, whole=True)


def one_record(connection: Connection, child_id: str, kind: str, id_: str) -> Ids:
    """What goes when one record is taken off a child: all of it, or this child's part where others share it."""
    others = "SELECT 1 FROM involvement WHERE matter_id = ? AND child_id <> ?"
    if connection.execute(others, (id_, child_id)).fetchone():
        own = {
            "involvement": _ids(connection, "involvement", "matter_id = ? AND child_id = ?", id_, child_id),
            "significance": _ids(connection, "significance", "record_id = ? AND child_id = ?", id_, child_id),
        }
        return {kind: ids for kind, ids in own.items() if ids}
    return _collect(connection, child_id, {kind: (id_,)}, whole=False)


def shared(connection: Connection, child_id: str) -> dict[str, int]:
    """How many records about this child stay because they are about other children too, by kind."""
    found = {kind: _count(connection, kind, _SHARED, child_id) for kind in MATTERS}
    linked = _count(connection, "subject", "id IN (SELECT subject_id FROM link WHERE child_id = :child)", child_id)
    found["subject"] = linked - _count(
        connection,
        "subject",
        f"id IN (SELECT subject_id FROM link WHERE child_id = :child) AND {_UNSHARED_SUBJECTS}",
        child_id,
    )
    return {kind: count for kind, count in found.items() if count > 0}


def named_as_sibling(connection: Connection, child_id: str) -> int:
    """How many entries on other children's front sheets name this child as a brother or sister."""
    return _count(connection, "family_member", "sibling_id = :child AND sibling_id <> ''", child_id)


def quoted_in_bundles(connection: Connection, child_id: str) -> int:
    """How many bundles about other children carried a record that is about this child too."""
    query = (
        "SELECT count(DISTINCT s.id) FROM sharing s JOIN body USING (position), "
        "json_each(content, '$.record.records') quoted WHERE s.child_id <> ?1 "
        "AND quoted.value IN (SELECT matter_id FROM involvement WHERE child_id = ?1)"
    )
    return int(connection.execute(query, (child_id,)).fetchone()[0])


def other_children(connection: Connection, child_id: str, record_id: str = "") -> tuple[str, ...]:
    """The other children of the records a child is involved in, or of one of them."""
    rows = connection.execute(
        "SELECT DISTINCT theirs.child_id FROM involvement mine JOIN involvement theirs USING (matter_id) "
        "WHERE mine.child_id = ?1 AND theirs.child_id <> ?1 AND ?2 IN ('', mine.matter_id)",
        (child_id, record_id),
    )
    return tuple(id_ for (id_,) in rows)


def looks_kept(connection: Connection, child_id: str) -> int:
    """How many times it was entered who looked at this child's record; these entries hold no words of it."""
    query = (
        "SELECT count(*) FROM entry e JOIN body b ON b.position = e.position "
        f"WHERE e.entity = ? AND e.kind = 'event' AND {UNMENTIONED.format('b.content')}"
    )
    return int(connection.execute(query, (child_id,)).fetchone()[0])


def _collect(connection: Connection, child_id: str, found: Ids, *, whole: bool) -> Ids:
    for kind, how in HOW.items():
        condition = " OR ".join(f"({each})" for each in ((how.whole if whole else ""), how.along) if each)
        if condition and kind in BY_NAME:
            gone = codec.encode([id_ for ids in found.values() for id_ in ids]).decode()
            query = f"SELECT id FROM {kind} WHERE {condition} ORDER BY position"
            rows = connection.execute(query, {"child": child_id, "gone": gone})
            ids = tuple(dict.fromkeys((*found.get(kind, ()), *(id_ for (id_,) in rows))))
            found = found | ({kind: ids} if ids else {})
    return found


def _ids(connection: Connection, kind: str, condition: str, *values: str) -> tuple[str, ...]:
    return tuple(id_ for (id_,) in connection.execute(f"SELECT id FROM {kind} WHERE {condition}", values))


def _count(connection: Connection, kind: str, condition: str, child_id: str) -> int:
    query = f"SELECT count(*) FROM {kind} WHERE {condition}"
    return int(connection.execute(query, {"child": child_id}).fetchone()[0])
