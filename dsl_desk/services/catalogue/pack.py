"""Contacts gathered for an area, to be taken into a school's directory: found, but checked by nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from dsl_desk import paths
from dsl_desk.domain.agency import AgencyKind
from dsl_desk.services.catalogue.reading import damaged, load

FOLDER = "directory/packs"

SHARED = 3
"""Digits of 101 and 999, which belong to everyone."""


@dataclass(frozen=True, slots=True)
class PackEntry:
    """A contact as its source gives it, in the words of a directory entry; `historic` is never offered for use."""

    label: str
    source: str
    use_for: str
    not_for: str
    phone: str = ""
    email: str = ""
    web: str = ""
    hours: str = ""
    source_date: date | None = None
    for_parents: bool = False
    historic: bool = False


@dataclass(frozen=True, slots=True)
class PackAgency:
    name: str
    kind: AgencyKind
    entries: tuple[PackEntry, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """The contacts of one area. `forces` are the police forces (names in forces.json) whose schools it is for, none
    where it is for all; `gathered` is when the sources were read.
    """

    code: str
    title: str
    forces: tuple[str, ...]
    gathered: date
    caution: str
    agencies: tuple[PackAgency, ...]


@cache
def packs() -> tuple[Pack, ...]:
    """Every file of the folder, so that a partnership can add its own."""
    files = sorted((paths.resources() / FOLDER).glob("*.json"))
    return tuple(load(Pack, f"{FOLDER}/{file.name}") for file in files)


def pack(code: str) -> Pack:
    """The pack of that code; raises DeskError when there is none."""
    for each in packs():
        if each.code == code:
            return each
    raise damaged(f"{FOLDER} has no pack {code}")


def history_of(phone: str, email: str) -> PackEntry | None:
    """The contact that is history and had this phone number or this email address."""
    wanted = {_digits(phone), email.strip().lower()}
    for contact in (entry for each in packs() for agency in each.agencies for entry in agency.entries):
        own = {_digits(contact.phone), contact.email.lower()}
        if contact.historic and any(len(each) > SHARED for each in own & wanted):
            return contact
    return None


def _digits(phone: str) -> str:
    return "".join(sign for sign in phone if sign.isdigit())
