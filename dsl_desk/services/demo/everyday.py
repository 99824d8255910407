"""What a whole school writes down in some months, beside the story: notes, talks, steps, concerns, families."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from random import Random
from typing import Any

from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import SCHOOL_ZONE
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.status import Status, StatusSource
from dsl_desk.services import acting, contacting, deciding, front_sheets, recording
from dsl_desk.services.catalogue.entry import statuses
from dsl_desk.services.demo import fiction
from dsl_desk.services.demo.telling import TimedDeed
from dsl_desk.services.desk import Desk

DAYS_BACK = 240
DAYS_LATE = 2
SMALL = 100
"""A roll under this is for looking round: every child on it already has its part in the story."""

WITH_STATUS, WITH_SECOND_CHILD = 0.15, 0.1
"""How many children have a plan, care or support, and how many notes are about a second child too."""


def everyday_events(
    desk: Desk, random: Random, roll: Sequence[Child], today: datetime, count: int
) -> Iterator[TimedDeed]:
    """`count` records of these children on school days between 8 and 4; of a large school also plans and families."""
    waiting = today.date() - timedelta(days=DAYS_LATE)
    surrounding = (
        [] if len(roll) < SMALL else [*_plans(desk, random, roll, today), *_families(desk, random, roll, today)]
    )
    yield from surrounding
    for _ in range(max(0, count - len(surrounding))):
        yield _event(desk, random, roll, _school_time(random, today), waiting)


def _event(desk: Desk, random: Random, roll: Sequence[Child], moment: datetime, waiting: date) -> TimedDeed:
    child = random.choice(roll)
    (kind,) = random.choices(("observation", "contact", "action", "decision", "concern"), (60, 25, 10, 4, 1))
    if kind == "observation":
        return moment, _observed(desk, random, child, roll, moment)
    if kind == "contact":
        contact = fiction.contact(random, child, moment, waiting)
        return moment, lambda: contacting.log_contact(desk, contact, [child.id])
    if kind == "action":
        action = fiction.action(random, child, moment, waiting)
        return moment, lambda: acting.add_action(desk, action)
    if kind == "decision":
        decision = fiction.decision(random, child)
        return moment, lambda: deciding.decide(desk, decision, [child.id])
    concern, opened = fiction.concern(random, child, moment, waiting)
    involved = Involvement(desk.new_id(), concern.id, child.id)
    return moment, lambda: deciding.open_concern(desk, concern, [involved], opened)


def _observed(
    desk: Desk, random: Random, child: Child, roll: Sequence[Child], moment: datetime
) -> Callable[[], object]:
    seen = fiction.observation(random, child, moment - timedelta(minutes=random.randrange(5, 240)))
    about = [child]
    if random.random() < WITH_SECOND_CHILD:
        about += [other for other in [random.choice(roll)] if other is not child]
    involved = [Involvement(desk.new_id(), seen.id, each.id) for each in about]
    return lambda: recording.record_observation(desk, seen, involved)


def _plans(desk: Desk, random: Random, roll: Sequence[Child], today: datetime) -> Iterator[TimedDeed]:
    """Statuses as the school system has them; one in four is over by now."""
    for child in roll:
        if random.random() < WITH_STATUS:
            since = today.date() - timedelta(days=random.randrange(30, 900))
            until = since + timedelta(days=random.randrange(20, 400)) if random.random() < 0.25 else None
            kind = random.choice(statuses()).term
            status = Status(desk.new_id(), child.id, kind, StatusSource.SCHOOL_SYSTEM, since, until)
            yield _school_time(random, today), _deed(front_sheets.save_status, desk, status)


def _families(desk: Desk, random: Random, roll: Sequence[Child], today: datetime) -> Iterator[TimedDeed]:
    """Brothers and sisters stand beside each other on the made-up roll, with one family name."""
    for first, second in pairwise(roll):
        if first.family_name == second.family_name:
            member = FamilyMember(desk.new_id(), first.id, second.name, "brother or sister", sibling_id=second.id)
            yield _school_time(random, today), _deed(front_sheets.save_family_member, desk, member)


def _deed(write: Callable[[Desk, Any], object], desk: Desk, record: object) -> Callable[[], object]:
    return lambda: write(desk, record)


def _school_time(random: Random, today: datetime) -> datetime:
    """A time in the past months; weekends move back to their Friday."""
    day = today.date() - timedelta(days=random.randrange(1, DAYS_BACK))
    day -= timedelta(days=max(0, day.weekday() - 4))
    at = time(random.randrange(8, 16), random.randrange(60), random.randrange(60))
    return datetime.combine(day, at, SCHOOL_ZONE)
