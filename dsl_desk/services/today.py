"""The first page: what needs the DSL, what was left unfinished, what came in last, whether the records are safe."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import SCHOOL_ZONE, school_time
from dsl_desk.domain.event import Happening
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.school import Person
from dsl_desk.services import proving, recovery
from dsl_desk.services.backups.place import BackupStanding, standing
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import Draft, drafts
from dsl_desk.services.key_standing import key_reminders
from dsl_desk.services.leaving import reminder
from dsl_desk.services.looking import note_look
from dsl_desk.services.needs import Need, needs
from dsl_desk.services.reviewing import child
from dsl_desk.store import records, worklist

LATEST_SHOWN = 5
WEEKS_SHOWN = 6
TODAY = "Today"
"""What was looked at, in the journal."""


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
    backup: BackupStanding
    notices: tuple[str, ...]
    recovery: tuple[str, ...]
    leaving: str
    keys: tuple[str, ...]
    proof: proving.Standing


def today(desk: Desk) -> Today:
    """Due and overdue first, then what is coming within a week; drafts; the latest records; the last weeks.

    What it says of a child is a look at that child's record.
    """
    now, due = desk.now(), needs(desk)
    latest = worklist.latest(desk.connection, LATEST_SHOWN)
    note_look(desk, Happening.VIEWED, [*(need.child.id for need in due), *(line.child_id for line in latest)], TODAY)
    return Today(
        now,
        desk.person,
        due,
        tuple(Unfinished(draft, _child_of(desk, draft)) for draft in drafts(desk)),
        tuple(Recent(school_time(line.recorded), child(desk, line.child_id), line.record) for line in latest),
        _weeks(desk, now.date()),
        standing(desk),
        tuple(desk.notices),
        recovery.reminders(desk),
        reminder(desk),
        key_reminders(desk),
        proving.standing(desk),
    )


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
