"""Reading the records: the roll, one child's chronology, what needs the DSL today."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from dsl_desk.domain.action import Action
from dsl_desk.domain.child import Child
from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.clock import SCHOOL_ZONE, school_time
from dsl_desk.domain.concern import Concern, Involvement
from dsl_desk.domain.contact import Contact
from dsl_desk.domain.decision import Decision
from dsl_desk.domain.event import Happening
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.school import Person
from dsl_desk.domain.sharing import Sharing
from dsl_desk.services.chronicling import agency_names, chronology
from dsl_desk.services.describing import describe
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import Draft, drafts
from dsl_desk.services.keeping import backup_folder, last_backup
from dsl_desk.services.looking import note_look
from dsl_desk.store import beside, records, worklist
from dsl_desk.store.records import Version

LATEST_SHOWN = 5
WEEKS_SHOWN = 6
SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Need:
    """One line of "needs you today". `child` None: a bundle or draft of no single child."""

    child: Child | None
    kind: str
    id: str
    words: str
    day: date


@dataclass(frozen=True, slots=True)
class Recent:
    recorded: datetime
    child: Child
    observation: Observation


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A form that was left, and the child it is about once one was chosen."""

    draft: Draft
    child: Child | None


@dataclass(frozen=True, slots=True)
class Today:
    """What the first page shows. `weeks` are Mondays with the number of observations recorded from then on."""

    now: datetime
    person: Person
    needs: tuple[Need, ...]
    drafts: tuple[Unfinished, ...]
    latest: tuple[Recent, ...]
    weeks: tuple[tuple[date, int], ...]
    last_backup: str
    backup_folder: str
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChildHead:
    """Who a record is about, as seen on a day."""

    child: Child
    today: date


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


@dataclass(frozen=True, slots=True)
class SharedWith:
    """A bundle about a child, `title` saying its number and who it is for."""

    sharing: Sharing
    title: str


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
    return ChildHead(child(desk, child_id), desk.today())


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


def sharings(desk: Desk, child_id: str) -> tuple[SharedWith, ...]:
    """The bundles about a child, the newest first."""
    agencies = agency_names(desk)
    made = records.where(desk.connection, Sharing, "child_id = ?", child_id)
    return tuple(SharedWith(each, describe(each, agencies).title) for each in reversed(made))


def observation(desk: Desk, observation_id: str) -> tuple[Version[Observation], ...]:
    """Every version of one observation, oldest first."""
    return records.versions(desk.connection, Observation, observation_id)


def involvements(desk: Desk, matter_id: str) -> tuple[Involvement, ...]:
    """Which children a matter is about, and each one's role in it."""
    return records.involved(desk.connection, matter_id)


def children_by_recent_record(desk: Desk) -> tuple[Child, ...]:
    """The roll for the picker: children with the newest records first, then by name."""
    recent = [entry.child_id for entry in worklist.latest(desk.connection, 200)]
    rank = {child_id: number for number, child_id in reversed(list(enumerate(recent)))}
    return tuple(sorted(children(desk), key=lambda each: rank.get(each.id, len(recent))))


def today(desk: Desk) -> Today:
    """Due and overdue first, then what is coming within a week; drafts; the latest records; the last weeks."""
    now = desk.now()
    due = worklist.due(desk.connection, now.date() + SOON)
    unsent = records.where(desk.connection, Sharing, "state = 'made'")
    needs = [Need(child(desk, line.child_id), *_need(line.record), line.day) for line in due]
    needs += [_unsent_need(desk, sharing) for sharing in unsent]
    latest = worklist.latest(desk.connection, LATEST_SHOWN)
    return Today(
        now,
        desk.person,
        tuple(sorted(needs, key=lambda need: need.day)),
        tuple(Unfinished(draft, _child_of(desk, draft)) for draft in drafts(desk)),
        tuple(Recent(school_time(line.recorded), child(desk, line.child_id), line.record) for line in latest),
        _weeks(desk, now.date()),
        last_backup(desk),
        backup_folder(desk),
        tuple(desk.notices),
    )


def _need(record: Action | Contact | Decision) -> tuple[str, str, str]:
    if isinstance(record, Action):
        return "action", record.id, record.what
    if isinstance(record, Contact):
        return "contact", record.id, f"Follow up with {record.with_whom}"
    return "decision", record.id, "Review the decision: " + record.kind


def _unsent_need(desk: Desk, sharing: Sharing) -> Need:
    """A bundle made and not yet said to be sent; a kill at the last moment may have left it without a file."""
    made = records.versions(desk.connection, Sharing, sharing.id)[0].recorded
    words = f"Bundle {sharing.bundle} is made. Record how you sent it"
    if not Path(beside.setting(desk.connection, beside.bundle_file(sharing.id))).is_file():
        words = f"Bundle {sharing.bundle} was made, but its file is not where it was saved. Record how you sent it"
    return Need(child(desk, sharing.child_id), "sharing", sharing.id, words, school_time(made).date())


def _child_of(desk: Desk, draft: Draft) -> Child | None:
    child_id = draft.fields.get("child")
    return records.current(desk.connection, Child, child_id) if isinstance(child_id, str) else None


def _weeks(desk: Desk, day: date) -> tuple[tuple[date, int], ...]:
    this_week = day - timedelta(days=day.weekday())
    mondays = [this_week - timedelta(weeks=back) for back in reversed(range(WEEKS_SHOWN))]
    start = datetime.combine(mondays[0], datetime.min.time(), SCHOOL_ZONE).astimezone(UTC)
    recorded = (school_time(moment).date() for moment in worklist.observations_since(desk.connection, start))
    counts = Counter(moment - timedelta(days=moment.weekday()) for moment in recorded)
    return tuple((monday, counts[monday]) for monday in mondays)
