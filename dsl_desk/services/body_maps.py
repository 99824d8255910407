"""Every mark ever recorded on one child's body, as recorded: no conclusion is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dsl_desk.domain.body_map import BodyMark
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.when import When
from dsl_desk.services.desk import Desk
from dsl_desk.store import body_maps as stored


@dataclass(frozen=True, slots=True)
class MarkedRecord:
    """The marks of one observation; `recorded` is school time."""

    id: str
    happened: When
    recorded: datetime
    marks: tuple[BodyMark, ...]


def marked_records(desk: Desk, child_id: str) -> tuple[MarkedRecord, ...]:
    """Observations about this child that marked a place on the body, newest first.

    Where several children are involved, the marks are those of the child the record is about.
    """
    return tuple(
        MarkedRecord(found.id, found.happened, school_time(recorded), found.marks)
        for recorded, found in stored.of_child(desk.connection, child_id)
    )
