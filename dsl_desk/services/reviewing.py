"""Reading the records: the roll, and what stands on one child's page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dsl_desk.domain.action import Action
from dsl_desk.domain.child import Child
from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.concern import Concern, Involvement
from dsl_desk.domain.event import Happening
from dsl_desk.domain.front_sheet_file import Cautions
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.school import Person
from dsl_desk.domain.status import Status
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.desk import Desk
from dsl_desk.services.front_sheets import current_statuses, front_sheet_file
from dsl_desk.services.looking import note_look
from dsl_desk.store import records
from dsl_desk.store.records import Version


@dataclass(frozen=True, slots=True)
class ChildHead:
    """Who a record is about, as seen on a day."""

    child: Child
    today: date
    statuses: tuple[Status, ...]
    cautions: Cautions


@dataclass(frozen=True, slots=True)
class ChildFile:
    """What a form about a child shows beside it."""

    child: Child
    entries: tuple[ChronologyEntry, ...]
    concerns: tuple[Concern, ...]


@dataclass(frozen=True, slots=True)
class Doing:
    """A child's actions, on which day and to whom they are shown."""

    today: date
    person: Person
    actions: tuple[Action, ...]


def children(desk: Desk) -> tuple[Child, ...]:
    """The roll, by family name."""
    return records.every(desk.connection, Child, "sort_name")


def child(desk: Desk, child_id: str) -> Child:
    found = records.current(desk.connection, Child, child_id)
    assert found is not None, "pages only ask for children that were listed"
    return found


def child_head(desk: Desk, child_id: str) -> ChildHead:
    """The top of the child page; the first look of a sitting is entered in the journal."""
    note_look(desk, Happening.VIEWED, [child_id])
    sheet = front_sheet_file(desk, child_id)
    return ChildHead(sheet.child, sheet.today, current_statuses(desk, child_id), sheet.cautions)


def child_file(desk: Desk, child_id: str) -> ChildFile:
    """What a form shows beside it, which is a look as well."""
    note_look(desk, Happening.VIEWED, [child_id])
    return ChildFile(child(desk, child_id), chronology(desk, child_id), concerns(desk, child_id))


def actions(desk: Desk, child_id: str) -> Doing:
    return Doing(desk.today(), desk.person, records.where(desk.connection, Action, "child_id = ?", child_id))


def concerns(desk: Desk, child_id: str) -> tuple[Concern, ...]:
    """The concerns about a child, in the order they were opened."""
    return records.where(
        desk.connection, Concern, "id IN (SELECT matter_id FROM involvement WHERE child_id = ?)", child_id
    )


def observation(desk: Desk, observation_id: str) -> tuple[Version[Observation], ...]:
    """Every version of one observation, oldest first."""
    return records.versions(desk.connection, Observation, observation_id)


def involvements(desk: Desk, matter_id: str) -> tuple[Involvement, ...]:
    """Which children a matter is about, and each one's role in it."""
    return records.involved(desk.connection, matter_id)
