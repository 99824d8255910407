"""Changes of the school's signing key."""

from __future__ import annotations

from dsl_desk.domain.key_change import KeyChange
from dsl_desk.store.projections.rows import Place, put
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, key_change: KeyChange) -> None:
    put(connection, "key_change", place, key_change.id)
