"""The school's own details, and the agencies around it with dated ways to reach them."""

from __future__ import annotations

from dsl_desk.domain.agency import Agency, DirectoryEntry
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.school import SCHOOL_ID, School
from dsl_desk.services.desk import Desk, changed
from dsl_desk.store import records


def set_school(desk: Desk, school: School) -> Changed:
    with desk.deed() as deed:
        deed.record(school)
    return changed(deed, school.id)


def school(desk: Desk) -> School:
    found = records.current(desk.connection, School, SCHOOL_ID)
    assert found is not None, "a vault is made with its school"
    return found


def save_agency(desk: Desk, agency: Agency) -> Changed:
    with desk.deed() as deed:
        deed.record(agency)
    return changed(deed, agency.id)


def save_directory_entry(desk: Desk, entry: DirectoryEntry) -> Changed:
    with desk.deed() as deed:
        deed.record(entry)
    return changed(deed, entry.id)


def agencies(desk: Desk) -> tuple[Agency, ...]:
    return records.every(desk.connection, Agency, "name")


def agency(desk: Desk, agency_id: str) -> Agency | None:
    return records.current(desk.connection, Agency, agency_id)


def directory(desk: Desk) -> tuple[DirectoryEntry, ...]:
    return records.every(desk.connection, DirectoryEntry)
