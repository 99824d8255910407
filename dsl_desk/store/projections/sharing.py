"""Bundles made and sent."""

from __future__ import annotations

from dsl_desk.domain.sharing import Sharing
from dsl_desk.store.projections.rows import Place, put_note, put_version
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, sharing: Sharing) -> None:
    put_version(
        connection, "sharing", place, sharing.id,
        child_id=sharing.child_id, agency_id=sharing.agency_id, bundle=sharing.bundle, sequence=sharing.sequence,
        sums_sha256=sharing.sums_sha256, state=sharing.state.value,
    )  # fmt: skip
    put_note(connection, place, *words(sharing))


def words(sharing: Sharing) -> tuple[str, ...]:
    """What is searched."""
    replies = (word for each in sharing.receipts for word in (each.from_whom, each.reference, each.reason))
    asked = (word for each in sharing.asked for word in (each.with_whom, each.said))
    return sharing.bundle, sharing.purpose, *replies, *asked, sharing.outcome, sharing.not_sent
