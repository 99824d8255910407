"""Bodies outside the school."""

from __future__ import annotations

from dsl_desk.domain.agency import Agency
from dsl_desk.store.projections.rows import Place, put
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, agency: Agency) -> None:
    put(connection, "agency", place, agency.id, name=agency.name)
