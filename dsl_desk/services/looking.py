"""Who has looked: every view, print and copy is entered in the journal, and can be read by child and by person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.concern import Concern
from dsl_desk.domain.event import Event, Happening
from dsl_desk.domain.school import Person
from dsl_desk.services.desk import Desk
from dsl_desk.store import looks, records
from dsl_desk.store.looks import Looked

PAGE = 50
NEWEST = looks.NEWEST
"""What to ask before, for the newest."""
ONCE_A_SITTING = frozenset({Happening.VIEWED, Happening.FOUND, Happening.PREVIEWED})
"""Reading is entered once for each child and sitting; paper, files and bundles each time."""


@dataclass(frozen=True, slots=True)
class Look:
    """Who did what with whose record, `at` in school time; `child` None: with no single child's record.

    `concern` names the restricted concern that was looked at, if it was one.
    """

    position: int
    at: datetime
    person: str
    happening: Happening
    note: str
    child: Child | None
    concern: str = ""


@dataclass(frozen=True, slots=True)
class Looks:
    """Some of the looks, newest first; `before` asks for the next ones, 0 when there are none."""

    shown: tuple[Look, ...]
    before: int


def note_look(desk: Desk, happening: Happening, child_ids: Iterable[str], note: str = "") -> None:
    """Enter that these children's records were looked at; `note` says what was, and holds no record text."""
    looked = dict.fromkeys((child_id, happening, note) for child_id in child_ids)
    fresh = [each for each in looked if happening not in ONCE_A_SITTING or each not in desk.looked]
    if not fresh:
        return
    with desk.deed() as deed:
        for child_id, _, _ in fresh:
            deed.note(Event(child_id, happening, note))
    desk.looked.update(fresh)


def looks_at(desk: Desk, child_id: str, before: int = NEWEST) -> Looks:
    """Who has looked at one child's record."""
    return _looks(desk, looks.of_entity(desk.connection, child_id, before, PAGE))


def looks_by(desk: Desk, person_id: str, before: int = NEWEST) -> Looks:
    """What one person has looked at, and when that person unlocked and copied the records."""
    return _looks(desk, looks.of_author(desk.connection, person_id, before, PAGE))


def people(desk: Desk) -> tuple[Person, ...]:
    """Everyone who has ever been able to unlock these records, by name."""
    return records.every(desk.connection, Person, "name")


def _looks(desk: Desk, found: tuple[Looked, ...]) -> Looks:
    names = {person.id: person.name for person in people(desk)}
    about = {id_: (_child(desk, id_), _concern(desk, id_)) for id_ in {each.event.id for each in found}}
    shown = tuple(
        Look(
            each.position,
            school_time(each.time),
            names.get(each.author, ""),
            each.event.happening,
            each.event.note,
            *about[each.event.id],
        )
        for each in found
        if each.event.happening is not Happening.WORDING_KEPT  # it stands with its record; nobody is counted by it
    )
    return Looks(shown, found[-1].position if len(found) == PAGE else 0)


def _child(desk: Desk, id_: str) -> Child | None:
    return records.current(desk.connection, Child, id_)


def _concern(desk: Desk, id_: str) -> str:
    concern = records.current(desk.connection, Concern, id_)
    return concern.title if concern else ""
