"""From two letters to the child, the record, or the person, car or place seen around children."""

from __future__ import annotations

from dataclasses import dataclass

from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import VaultDamaged
from dsl_desk.domain.subject import Subject
from dsl_desk.services.desk import Desk
from dsl_desk.store import roll, subjects
from dsl_desk.store import search as index

CHILDREN_SHOWN = 6
SUBJECTS_SHOWN = 6
NOTES_SHOWN = 20

MATCH_START, MATCH_END = index.MATCH_START, index.MATCH_END
"""Around each found word in a snippet."""

Found = index.Found


@dataclass(frozen=True, slots=True)
class FoundSubject:
    """A person, vehicle, place, phone or account, and how many children it is linked to."""

    subject: Subject
    children: int


@dataclass(frozen=True, slots=True)
class Answers:
    """What a search found: children by name, those who have left last; subjects; records, newest first."""

    children: tuple[Child, ...] = ()
    subjects: tuple[FoundSubject, ...] = ()
    notes: tuple[Found, ...] = ()


def search(desk: Desk, text: str) -> Answers:
    """Everything that holds the words, the last one as a beginning. Nothing below two letters."""
    if len(text.strip()) < index.SHORTEST:
        return Answers()
    return Answers(
        _children(desk, text),
        _subjects(desk, text),
        _notes(desk, text),
    )


def _notes(desk: Desk, text: str) -> tuple[Found, ...]:
    """An index that does not fit the records is made anew from them: nothing is lost, and nobody need know."""
    try:
        return index.notes(desk.connection, text, NOTES_SHOWN)
    except VaultDamaged:
        if not index.is_stale(desk.connection):
            raise
        with desk.vault.transaction():
            index.make_anew(desk.connection)
        return index.notes(desk.connection, text, NOTES_SHOWN)


def _children(desk: Desk, text: str) -> tuple[Child, ...]:
    found = roll.ids(desk.connection, roll.Wanted(text), desk.today(), CHILDREN_SHOWN)
    if len(found) < CHILDREN_SHOWN:
        found += roll.ids(desk.connection, roll.Wanted(text, left=True), desk.today(), CHILDREN_SHOWN - len(found))
    return roll.children(desk.connection, found)


def _subjects(desk: Desk, text: str) -> tuple[FoundSubject, ...]:
    found = subjects.find(desk.connection, text, SUBJECTS_SHOWN)
    return tuple(FoundSubject(each, index.children_linked(desk.connection, each.id)) for each in found)
