"""The school's own holidays."""

from __future__ import annotations

from dsl_desk.domain.school_calendar import SchoolCalendar
from dsl_desk.store.projections.rows import Place, put
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, calendar: SchoolCalendar) -> None:
    put(connection, "school_calendar", place, calendar.id)
