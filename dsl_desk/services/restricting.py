"""Letting only named people see one concern, and saying who sees it, since when and why."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.concern import Concern
from dsl_desk.domain.problems import Problems
from dsl_desk.domain.restriction import Restriction
from dsl_desk.services.correcting import current
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.naming import people_names
from dsl_desk.services.people import Member, members
from dsl_desk.services.sight import sees_everything
from dsl_desk.store import records


@dataclass(frozen=True, slots=True)
class Step:
    """One change of who sees a concern: when (school time), by whom, who was named (nobody: lifted), and why."""

    at: datetime
    by: str
    people: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class WhoSees:
    """`people` are the names of those who see a concern, empty when everyone does; `steps` come newest first.

    `choices` can be named, each with whether they are; the person at the desk always is.
    """

    people: tuple[str, ...]
    choices: tuple[tuple[Member, bool], ...]
    steps: tuple[Step, ...]

    @property
    def restricted(self) -> bool:
        return bool(self.people)


def who_sees(desk: Desk, concern_id: str) -> WhoSees:
    """What a concern's page says of it."""
    restriction, names = _restriction(desk, concern_id), people_names(desk)
    named = restriction.people if restriction else ()
    versions = records.versions(desk.connection, Restriction, restriction.id) if restriction else ()
    return WhoSees(
        tuple(names[id_] for id_ in named),
        tuple((member, member.is_you or member.person.id in named) for member in members(desk)),
        tuple(
            Step(
                school_time(version.recorded),
                names[version.author_id],
                tuple(names[id_] for id_ in version.record.people),
                version.record.reason,
            )
            for version in reversed(versions)
        ),
    )


def restrict_concern(desk: Desk, concern_id: str, people: Collection[str], reason: str) -> Changed:
    """From now on only these people (by id) see a concern and everything in it; nobody named lifts the restriction.

    It is hidden from the others when they next unlock. Raises InvalidRecord when there is no reason, nothing would
    change, the person at the desk is not among them, one of them has no way in, or all of them read only.
    """
    current(desk, Concern, concern_id)
    before = _restriction(desk, concern_id)
    _check_people(desk, people, before.people if before else ())
    id_ = before.id if before else desk.new_id()
    restriction = Restriction(id_, concern_id, tuple(dict.fromkeys(people)), reason)
    with desk.deed() as deed:
        deed.record(restriction)
    return changed(deed, concern_id, records.involved_children(desk.connection, concern_id))


def _restriction(desk: Desk, concern_id: str) -> Restriction | None:
    found = records.where(desk.connection, Restriction, "concern_id = ?", concern_id)
    return found[0] if found else None


def _check_people(desk: Desk, people: Collection[str], before: Collection[str]) -> None:
    problems, able = Problems(), {member.person.id: member.person for member in members(desk)}
    if set(people) == set(before):
        problems.add("people", "Nothing has been changed yet")
    elif not set(people) <= able.keys():
        problems.add("people", "Someone you named can no longer open these records. Leave them out")
    elif people and desk.person.id not in people and not sees_everything(desk):
        problems.add("people", "Name yourself too: what you restrict must not be hidden from you")
    elif people and all(able[id_].reads_only for id_ in people):
        problems.add("people", "Name someone with full access, so that the concern can be worked on")
    problems.raise_if_any()
