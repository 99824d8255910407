"""General letters, printed for the school."""

from __future__ import annotations

from dsl_desk.domain.letter import Distribution
from dsl_desk.store.projections.rows import Place, put
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, distribution: Distribution) -> None:
    put(connection, "distribution", place, distribution.id, recorded=place.time)
