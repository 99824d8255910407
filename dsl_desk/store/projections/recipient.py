"""How bundles reach an agency, and who there has checked the school's key."""

from __future__ import annotations

from dsl_desk.domain.recipient import Recipient
from dsl_desk.store.projections.rows import Place, put
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, recipient: Recipient) -> None:
    put(connection, "recipient", place, recipient.id)
