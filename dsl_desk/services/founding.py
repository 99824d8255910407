"""The last steps of first run: the police contact, and the first backup."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dsl_desk.domain.agency import Agency, AgencyKind, DirectoryEntry
from dsl_desk.domain.changed import Changed
from dsl_desk.services.backups.making import back_up
from dsl_desk.services.desk import Desk, changed


@dataclass(frozen=True, slots=True)
class PoliceContact:
    """How the school reaches its police single point of contact, as typed; all of it may be left for later."""

    agency: str = ""
    label: str = ""
    phone: str = ""
    email: str = ""
    source: str = ""

    def is_empty(self) -> bool:
        return not any((self.agency, self.label, self.phone, self.email, self.source))


def settle(desk: Desk, contact: PoliceContact, backups: str) -> Changed:
    """Enter the police contact, unchecked until someone rings it, and make the first backup in `backups`.

    Either may be left out. Raises InvalidRecord, DiskFull; the records are made all the same.
    """
    with desk.deed() as deed:
        if not contact.is_empty():
            agency = Agency(desk.new_id(), contact.agency, AgencyKind.POLICE)
            deed.record(agency)
            deed.record(
                DirectoryEntry(
                    desk.new_id(), agency.id, contact.label, contact.source, phone=contact.phone, email=contact.email
                )
            )
    if backups:
        back_up(desk, Path(backups))
    return changed(deed, "")
