"""What someone at the school found out about sources of guidance."""

from __future__ import annotations

from dsl_desk.domain.confirmation import Confirmation
from dsl_desk.store.projections.rows import Place, put
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, confirmation: Confirmation) -> None:
    put(connection, "confirmation", place, confirmation.id)
