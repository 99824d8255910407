"""A person with access leaves: what has to be done so that nothing is dropped and nothing stays open.

What is done is read from the records and the keys file. Only what no record can show, a talk and who was told, is
kept as said, in the vault, so that the successor finds the list as the leaver left it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from functools import cache

from dsl_desk import codec
from dsl_desk.domain.action import Action
from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.school import Person
from dsl_desk.keys.envelopes import PAIR_LABEL
from dsl_desk.keys.new_slots import RECOVERY_LABEL
from dsl_desk.services import recovery
from dsl_desk.services.backups.place import standing
from dsl_desk.services.catalogue.reading import load
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import agencies, school
from dsl_desk.services.looking import people
from dsl_desk.services.people import members
from dsl_desk.store import beside, looks, records

_SETTING = "leaving"


class Step(Enum):
    """In the order in which they are best done."""

    TAKE_OVER = auto()
    WORK = auto()
    TALK = auto()
    PROFILE = auto()
    REMOVE = auto()
    CODES = auto()
    BACKUP = auto()
    TELL = auto()


@dataclass(frozen=True, slots=True)
class ToTell:
    """Someone who should hear of it; `id` is that of an agency of the directory, or of the school's own list."""

    id: str
    name: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who leaves, and how far it has got.

    `open_actions` are those in the leaver's name, each with its child; `removed` is when the leaver's way in was
    taken away; `old_codes` are the printed codes from before that, which the leaver may know.
    """

    leaver: Person
    successor: Person
    by_leaver: bool
    open_actions: tuple[tuple[Action, Child], ...]
    removed: datetime | None
    old_codes: tuple[str, ...]
    to_tell: tuple[ToTell, ...]
    told: frozenset[str]
    done: frozenset[Step]

    def can_start(self, step: Step) -> bool:
        """Nobody is removed before someone else is in, and by themselves; what follows needs the removal."""
        if step is Step.REMOVE:
            return Step.TAKE_OVER in self.done and not self.by_leaver
        return self.removed is not None or step not in (Step.CODES, Step.BACKUP)


@dataclass(frozen=True, slots=True)
class _Said:
    """What is kept: who, and what no record can show."""

    leaver: str
    successor: str
    talked: bool = False
    told: tuple[str, ...] = ()


def have_left(desk: Desk) -> tuple[Person, ...]:
    """The people whose access was taken away, by name. A printed code that was replaced is nobody."""
    codes = (RECOVERY_LABEL, PAIR_LABEL)
    return tuple(person for person in people(desk) if person.left and person.name not in codes)


def begin_leaving(desk: Desk, leaver_id: str, successor_id: str) -> None:
    """Start the list. Raises InvalidRecord when it is not said who leaves, and who with full access takes over."""
    full = {member.person.id for member in members(desk) if not member.person.reads_only}
    problems = []
    if leaver_id not in {member.person.id for member in members(desk)}:
        problems.append(Problem("leaver", "Choose who leaves"))
    if successor_id not in full:
        problems.append(Problem("successor", "Choose who takes over. They need full access to the records"))
    elif successor_id == leaver_id:
        problems.append(Problem("successor", "Choose somebody else than the person who leaves"))
    if problems:
        raise InvalidRecord(*problems)
    _keep(desk, _Said(leaver_id, successor_id))


def leaving(desk: Desk) -> Leaving | None:
    """How far it has got, or None when nobody is leaving."""
    said = _said(desk)
    if said is None:
        return None
    leaver, successor = (_person(desk, id_) for id_ in (said.leaver, said.successor))
    removed = _removed(desk, leaver.id)
    open_actions = _open_actions(desk, leaver.name)
    old_codes = _codes_before(desk, removed) if removed else ()
    to_tell = _to_tell(desk)
    backed_up = standing(desk).last
    done = {
        Step.TAKE_OVER: _is_in(desk, successor),
        Step.WORK: not open_actions,
        Step.TALK: said.talked,
        Step.PROFILE: school(desk).dsl_name.strip().casefold() != leaver.name.strip().casefold(),
        Step.REMOVE: removed is not None,
        Step.CODES: removed is not None and not old_codes,
        Step.BACKUP: removed is not None and backed_up is not None and backed_up > removed,
        Step.TELL: {each.id for each in to_tell} <= set(said.told),
    }
    return Leaving(
        leaver,
        successor,
        desk.person.id == leaver.id,
        open_actions,
        removed,
        old_codes,
        to_tell,
        frozenset(said.told),
        frozenset(step for step, is_done in done.items() if is_done),
    )


def reminder(desk: Desk) -> str:
    """What Today says until everything is done; nothing when nobody is leaving."""
    shown = leaving(desk)
    if shown is None or len(shown.done) == len(Step):
        return ""
    return f"{shown.leaver.name} leaves: {len(shown.done)} of {len(Step)} steps are done."


def say_talked(desk: Desk, talked: bool) -> None:
    """Whether leaver and successor have gone through the work together."""
    _keep(desk, replace(_begun(desk), talked=talked))


def say_told(desk: Desk, ids: frozenset[str]) -> None:
    """Who has been told so far."""
    _keep(desk, replace(_begun(desk), told=tuple(sorted(ids))))


def put_away(desk: Desk) -> None:
    """End the list, done or not: it says nothing that the records do not."""
    _write(desk, "")


@dataclass(frozen=True, slots=True)
class _Listed:
    code: str
    wording: str
    why: str


@dataclass(frozen=True, slots=True)
class _OwnList:
    about: str
    tell: tuple[_Listed, ...]


@cache
def _own_list() -> _OwnList:
    return load(_OwnList, "vault/leaving.json")


def _to_tell(desk: Desk) -> tuple[ToTell, ...]:
    own = (ToTell(each.code, each.wording, each.why) for each in _own_list().tell)
    outside = (ToTell(agency.id, agency.name) for agency in agencies(desk))
    return (*own, *outside)


def _open_actions(desk: Desk, owner: str) -> tuple[tuple[Action, Child], ...]:
    """The owner of an action is typed as words: those that hold the name."""
    wanted = owner.casefold()
    found = (
        action for action in records.where(desk.connection, Action, "open = 1") if wanted in action.owner.casefold()
    )
    return tuple(
        (action, child) for action in found if (child := records.current(desk.connection, Child, action.child_id))
    )


def _is_in(desk: Desk, person: Person) -> bool:
    """They have full access and have been at the desk with it: their passphrase works."""
    full = any(member.person.id == person.id and not member.person.reads_only for member in members(desk))
    return full and bool(looks.of_author(desk.connection, person.id, looks.NEWEST, 1))


def _removed(desk: Desk, person_id: str) -> datetime | None:
    versions = records.versions(desk.connection, Person, person_id)
    return next((version.recorded for version in versions if version.record.left), None)


def _codes_before(desk: Desk, moment: datetime) -> tuple[str, ...]:
    """The printed codes in force that were made before `moment`, in words."""
    codes = recovery.standing(desk)
    named = ((codes.code, "the recovery code"), (codes.envelopes, "the envelopes"))
    return tuple(words for printed, words in named if printed and printed.made <= moment)


def _person(desk: Desk, person_id: str) -> Person:
    found = records.current(desk.connection, Person, person_id)
    assert found is not None, "people stay in the records when their access ends"
    return found


def _begun(desk: Desk) -> _Said:
    said = _said(desk)
    assert said is not None, "the list is on the screen"
    return said


def _said(desk: Desk) -> _Said | None:
    kept = beside.setting(desk.connection, _SETTING)
    return codec.decode(_Said, kept.encode()) if kept else None


def _keep(desk: Desk, said: _Said) -> None:
    _write(desk, codec.encode(said).decode())


def _write(desk: Desk, value: str) -> None:
    desk.require_full_access()
    with desk.vault.transaction():
        beside.save_setting(desk.connection, _SETTING, value)
