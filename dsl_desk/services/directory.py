"""The school's own details, and the agencies around it with dated ways to reach them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from dsl_desk.domain.agency import Agency, DirectoryEntry, HowChecked
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.school import SCHOOL_ID, School
from dsl_desk.domain.school_calendar import NOTHING_ENTERED, SchoolCalendar
from dsl_desk.services.catalogue.retired import retired
from dsl_desk.services.correcting import current
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.opening_hours import say_open
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


def save_directory_entry(desk: Desk, entry: DirectoryEntry, agency: Agency | None = None) -> Changed:
    """Keep a contact, and its agency where that is new or changed.

    Raises InvalidRecord for an address that is retired, unless the entry is kept as history.
    """
    if not entry.historic:
        refuse_retired(entry.email)
    with desk.deed() as deed:
        if agency:
            deed.record(agency)
        deed.record(entry)
    return changed(deed, entry.id)


def check_entry(desk: Desk, entry_id: str, how: HowChecked) -> Changed:
    """Record that the person at the desk checked a contact today. Raises InvalidRecord for one kept as history."""
    entry = current(desk, DirectoryEntry, entry_id)
    if entry.historic:
        raise InvalidRecord(Problem("historic", "This contact is kept as history. Put it back into use first"))
    checked = replace(entry, checked_on=desk.today(), checked_by=desk.person.name, how_checked=how)
    return save_directory_entry(desk, checked)


def agencies(desk: Desk) -> tuple[Agency, ...]:
    return records.every(desk.connection, Agency, "name")


def agency(desk: Desk, agency_id: str) -> Agency | None:
    return records.current(desk.connection, Agency, agency_id)


def directory(desk: Desk) -> tuple[DirectoryEntry, ...]:
    """Every contact, those kept as history too."""
    return records.every(desk.connection, DirectoryEntry)


def contacts(desk: Desk, agency_id: str = "") -> Iterator[DirectoryEntry]:
    """The contacts in use, of every agency or of one."""
    return (
        entry for entry in directory(desk) if not entry.historic and (not agency_id or entry.agency_id == agency_id)
    )


def open_now(entry: DirectoryEntry, moment: datetime, calendar: SchoolCalendar = NOTHING_ENTERED) -> str:
    """Whether `entry` can be reached at `moment` (school time), in words, or that its hours are not known."""
    return say_open(entry.hours, moment, calendar)


def refuse_retired(address: str, name: str = "email") -> None:
    """Raises InvalidRecord, for the field `name`, when the domain of an email address has been given up."""
    if found := retired(address):
        words = f"That address is {found.what}. Nothing sent there is read. Ask the agency for its address now"
        raise InvalidRecord(Problem(name, words))
