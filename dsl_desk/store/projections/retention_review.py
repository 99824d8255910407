"""What was decided about keeping children's records."""

from __future__ import annotations

from dsl_desk.domain.retention import RetentionReview
from dsl_desk.store.projections.rows import Place, day, put, put_note
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, review: RetentionReview) -> None:
    put(
        connection, "retention_review", place, review.id,
        child_id=review.child_id, next_review=day(review.next_review),
    )  # fmt: skip
    put_note(connection, place, review.reason)
