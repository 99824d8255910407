"""Who may see a concern."""

from __future__ import annotations

from dsl_desk.domain.restriction import Restriction
from dsl_desk.store.projections.rows import Place, put
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, restriction: Restriction) -> None:
    put(
        connection, "restriction", place, restriction.id,
        concern_id=restriction.concern_id, people=" ".join(restriction.people),
    )  # fmt: skip
