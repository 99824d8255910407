"""The role one child has in one matter."""

from __future__ import annotations

from dsl_desk.domain.concern import Involvement
from dsl_desk.store.projections.rows import Place, put
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, involvement: Involvement) -> None:
    put(
        connection, "involvement", place, involvement.id,
        matter_id=involvement.matter_id, child_id=involvement.child_id, role=involvement.role.value,
    )  # fmt: skip
