"""Which contacts of the directory may stand in a letter, and why the others may not."""

from __future__ import annotations

from dataclasses import dataclass

from dsl_desk.domain.agency import DirectoryEntry
from dsl_desk.domain.when import say_day
from dsl_desk.services.catalogue.number import freshness_days
from dsl_desk.services.catalogue.retired import retired
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import contacts


@dataclass(frozen=True, slots=True)
class LetterContacts:
    """Those for parents that were checked lately; `left_out` says of each of the others why, and how to mend that."""

    entries: tuple[DirectoryEntry, ...]
    left_out: tuple[str, ...]


def letter_contacts(desk: Desk) -> LetterContacts:
    entries = [entry for entry in contacts(desk) if entry.for_parents and (entry.phone or entry.web)]
    why_not = {entry.id: _why_not(desk, entry) for entry in entries}
    printable = tuple(entry for entry in entries if not why_not[entry.id])
    return LetterContacts(printable, tuple(words for words in why_not.values() if words))


def contact_line(entry: DirectoryEntry) -> str:
    """`Childline: 0800 1111. Children and young people who want to talk.`"""
    reach = " or ".join(filter(None, (entry.phone, entry.email, entry.web)))
    parts = (f"{entry.label}: {reach}", entry.use_for, entry.hours)
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def _why_not(desk: Desk, entry: DirectoryEntry) -> str:
    """Why a letter leaves a contact out and how to mend that, or nothing."""
    if found := retired(entry.email):
        return f"{entry.label} is left out: its email address is {found.what}. Change it in the directory."
    if entry.is_fresh(desk.today(), freshness_days()):
        return ""
    checked = f"was last checked on {say_day(entry.checked_on)}" if entry.checked_on else "has not been checked"
    return (
        f"{entry.label} is left out: its number {checked}. Ring it, then mark it checked in the directory."
        if entry.phone
        else f"{entry.label} is left out: its page {checked}. Look at it, then mark it checked in the directory."
    )
