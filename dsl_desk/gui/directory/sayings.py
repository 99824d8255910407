"""An agency's kind, how to reach it, and how long ago a contact was checked, in words."""

from datetime import date

from dsl_desk.domain.agency import AgencyKind, DirectoryEntry, HowChecked
from dsl_desk.domain.when import say_day
from dsl_desk.services.catalogue.pack import PackEntry


def say_checked(entry: DirectoryEntry, today: date, days: int) -> str:
    """`Checked 12 days ago by Ruth Patel, who rang it`, or what is wrong with an entry older than ``days``, and what
    follows.
    """
    if entry.checked_on is None:
        return f"Not checked yet: {_what_follows(entry)}"
    age = (today - entry.checked_on).days
    if age < 0:
        return f"Checked on {say_day(entry.checked_on)}, which is still to come: {_what_follows(entry)}"
    if age > days:
        return f"Not checked for {age} days: {_what_follows(entry)}"
    when = {0: "today", 1: "yesterday"}.get(age, f"{age} days ago")
    how = "" if entry.how_checked is HowChecked.NOT_SAID else f", who {entry.how_checked.value}"
    return f"Checked {when} by {entry.checked_by}{how}"


def say_kind(kind: AgencyKind) -> str:
    """`Children’s social care`"""
    words = kind.value.replace("'", "’")
    return words[0].upper() + words[1:]


def say_reach(contact: DirectoryEntry | PackEntry) -> str:
    """Phone, email and web page on one line."""
    return "   ".join(part for part in (contact.phone, contact.email, contact.web) if part)


def say_source(contact: DirectoryEntry | PackEntry) -> str:
    """`Read in: their letter to schools, Tuesday 15 November 2016`"""
    dated = f", {say_day(contact.source_date)}" if contact.source_date else ""
    return f"Read in: {contact.source}{dated}"


def _what_follows(entry: DirectoryEntry) -> str:
    if entry.for_parents:
        return "letters leave it out"
    return "ring it before you rely on it" if entry.phone else "look it up before you rely on it"
