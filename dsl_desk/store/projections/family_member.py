"""Household and family."""

from __future__ import annotations

from dsl_desk.domain.family import FamilyMember
from dsl_desk.store.projections.rows import Place, put, put_note
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, family_member: FamilyMember) -> None:
    put(
        connection, "family_member", place, family_member.id,
        child_id=family_member.child_id, sibling_id=family_member.sibling_id,
    )  # fmt: skip
    put_note(connection, place, family_member.name, family_member.relationship, family_member.note)
