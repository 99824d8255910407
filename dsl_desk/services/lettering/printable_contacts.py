"""Which contacts of the directory may stand in a letter, and why the others may not.

A family rings what is printed, for as long as the letter lies in a drawer: only what somebody at the school has
checked lately is printed. 999 and 101 are fields of every letter and wait for no check.
"""

from __future__ import annotations

from dataclasses import dataclass

from dsl_desk.domain.agency import DirectoryEntry, HowChecked
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.when import say_day
from dsl_desk.services.catalogue.number import freshness_days
from dsl_desk.services.catalogue.retired import retired
from dsl_desk.services.correcting import current
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import contacts, open_now
from dsl_desk.services.school_days import school_calendar


@dataclass(frozen=True, slots=True)
class LetterContacts:
    """Those for parents that were checked lately; `left_out` says of each of the others why, and how to mend that."""

    entries: tuple[DirectoryEntry, ...]
    left_out: tuple[str, ...]


def letter_contacts(desk: Desk) -> LetterContacts:
    """The contacts that every letter carries besides the number that it is for."""
    entries = [(entry, _why_not(desk, entry)) for entry in contacts(desk) if entry.for_parents]
    return LetterContacts(
        tuple(entry for entry, why_not in entries if not why_not),
        tuple(f"{entry.label} is left out: {why_not}." for entry, why_not in entries if why_not),
    )


def purpose_contacts(desk: Desk) -> tuple[DirectoryEntry, ...]:
    """What can be chosen as the number a letter is for, those that have to be checked first too."""
    return tuple(entry for entry in contacts(desk) if entry.for_parents)


def purpose_contact(desk: Desk, entry_id: str, field: str) -> DirectoryEntry:
    """The contact a letter is for.

    Raises InvalidRecord, for `field`, while it may not be printed: without its number the letter has no purpose.
    """
    entry = current(desk, DirectoryEntry, entry_id)
    if why_not := _why_not(desk, entry):
        raise InvalidRecord(Problem(field, f"This letter waits for {entry.label}: {why_not}"))
    return entry


def contact_line(entry: DirectoryEntry) -> str:
    """`Childline: 0800 1111. Children and young people who want to talk. Every day all day.`"""
    reach = " or ".join(filter(None, (entry.phone, entry.email, entry.web)))
    parts = (f"{entry.label}: {reach}", entry.use_for, entry.hours)
    return " ".join(f"{part[0].upper()}{part[1:].rstrip('.')}." for part in parts if part)


def say_checked(desk: Desk, entry: DirectoryEntry) -> str:
    """What the person who prints should know: `Childline: was last checked on ... (rang it). Open now, until 4pm.`"""
    how = "" if entry.how_checked is HowChecked.NOT_SAID else f" ({entry.how_checked})"
    now = open_now(entry, desk.now(), school_calendar(desk))
    return f"{entry.label}: {_checked(entry)}{how}. {now}."


def _why_not(desk: Desk, entry: DirectoryEntry) -> str:
    """Why a letter may not carry a contact and how to mend that, or nothing."""
    if entry.historic:
        return "it is kept as history. Find out which contact took its place, and use that one"
    if not entry.for_parents:
        return "it is not marked as a contact for parents. Look at what it is for, then mark it in the directory"
    if found := retired(entry.email):
        return f"its email address is {found.what}. Change it in the directory"
    if entry.is_fresh(desk.today(), freshness_days()):
        return ""
    what, mend = _what(entry)
    return f"its {what} {_checked(entry)}. {mend}, then mark it checked in the directory"


def _checked(entry: DirectoryEntry) -> str:
    return f"was last checked on {say_day(entry.checked_on)}" if entry.checked_on else "has not been checked"


def _what(entry: DirectoryEntry) -> tuple[str, str]:
    """What a check is about, and how it is made."""
    if entry.phone:
        return "number", "Ring it"
    return ("page", "Look at it") if entry.web else ("email address", "Write to it and wait for an answer")
