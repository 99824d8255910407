"""An agency's kind and how long ago a contact was checked, in words."""

from datetime import date

from dsl_desk.domain.agency import AgencyKind, DirectoryEntry
from dsl_desk.domain.when import say_day


def say_checked(entry: DirectoryEntry, today: date, days: int) -> str:
    """`Checked 12 days ago by Ruth Patel`, or what is wrong with an entry older than ``days``, and what follows."""
    if entry.checked_on is None:
        return f"Not checked yet: {_what_follows(entry)}"
    age = (today - entry.checked_on).days
    if age < 0:
        return f"Checked on {say_day(entry.checked_on)}, which is still to come: {_what_follows(entry)}"
    if age > days:
        return f"Not checked for {age} days: {_what_follows(entry)}"
    when = {0: "today", 1: "yesterday"}.get(age, f"{age} days ago")
    return f"Checked {when} by {entry.checked_by}"


def say_kind(kind: AgencyKind) -> str:
    """`Children’s social care`"""
    words = kind.value.replace("'", "’")
    return words[0].upper() + words[1:]


def _what_follows(entry: DirectoryEntry) -> str:
    return "letters leave it out" if entry.for_parents else "ring it before you rely on it"
