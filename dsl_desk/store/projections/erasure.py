"""That something was erased."""

from __future__ import annotations

from dsl_desk.domain.erasure import Erasure
from dsl_desk.store.projections.rows import Place, put
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, erasure: Erasure) -> None:
    put(connection, "erasure", place, erasure.id)
