"""Front sheets, one for each child."""

from __future__ import annotations

from dsl_desk.domain.front_sheet import FrontSheet
from dsl_desk.store.projections.rows import Place, put
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, front_sheet: FrontSheet) -> None:
    put(connection, "front_sheet", place, front_sheet.id, confidential=int(front_sheet.confidential))
