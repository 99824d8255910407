"""Contacts gathered for an area, taken into the directory by a person and checked by nobody until someone does."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from dsl_desk.domain.agency import Agency, DirectoryEntry
from dsl_desk.domain.changed import Changed
from dsl_desk.services.catalogue.pack import Pack, PackAgency, PackEntry, pack, packs
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.directory import agencies, directory, school
from dsl_desk.services.routing import rules_for


@dataclass(frozen=True, slots=True)
class Offer:
    """A pack with the contacts of it that the directory has not got. `local` is a pack for the school's own force."""

    pack: Pack
    contacts: tuple[tuple[PackAgency, PackEntry], ...]
    local: bool


def offers(desk: Desk) -> tuple[Offer, ...]:
    """Every pack that has something to give, those for the school's own force first and other areas' last."""
    force = rules_for(school(desk)).force
    found = [Offer(each, _missing(desk, each), force in each.forces) for each in packs()]
    found.sort(key=lambda offer: (not offer.local, bool(offer.pack.forces)))
    return tuple(offer for offer in found if offer.contacts)


def take_from_pack(desk: Desk, code: str, labels: Collection[str] = ()) -> Changed:
    """Put contacts of a pack into the directory, unchecked: those with one of `labels`, or all that are not historic.

    A contact that is there already stays as it is. Raises DeskError when the pack is damaged.
    """
    known = {agency.name.lower(): agency for agency in agencies(desk)}
    with desk.deed() as deed:
        for found, contact in _missing(desk, pack(code)):
            if contact.label not in labels and (labels or contact.historic):
                continue
            agency = known.get(found.name.lower())
            if agency is None:
                agency = known[found.name.lower()] = Agency(desk.new_id(), found.name, found.kind)
                deed.record(agency)
            deed.record(_entry(desk, agency, contact))
    return changed(deed, code)


def _missing(desk: Desk, each: Pack) -> tuple[tuple[PackAgency, PackEntry], ...]:
    """The contacts of a pack whose agency has no contact of that name in the directory."""
    names = {agency.id: agency.name.lower() for agency in agencies(desk)}
    here = {(names.get(entry.agency_id), entry.label.lower()) for entry in directory(desk)}
    return tuple(
        (agency, contact)
        for agency in each.agencies
        for contact in agency.entries
        if (agency.name.lower(), contact.label.lower()) not in here
    )


def _entry(desk: Desk, agency: Agency, contact: PackEntry) -> DirectoryEntry:
    return DirectoryEntry(
        id=desk.new_id(),
        agency_id=agency.id,
        label=contact.label,
        source=contact.source,
        use_for=contact.use_for,
        not_for=contact.not_for,
        phone=contact.phone,
        email=contact.email,
        web=contact.web,
        hours=contact.hours,
        source_date=contact.source_date,
        for_parents=contact.for_parents,
        historic=contact.historic,
    )
