"""What the DSL thinks entries of the chronology mean."""

from __future__ import annotations

from dsl_desk.domain.significance import Significance
from dsl_desk.store.projections.rows import Place, put, put_note
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, significance: Significance) -> None:
    put(
        connection, "significance", place, significance.id,
        record_id=significance.record_id, child_id=significance.child_id,
    )  # fmt: skip
    put_note(connection, place, significance.words)
