"""A fictional school: the main job from the first sign to the bundle, through the services the window uses.

With the same seed and time the records, and so the payload, are the same bytes. Certificates and signatures are
not: they are as real as a school's, but say that the school is made up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from dsl_desk.domain.agency import Agency, AgencyKind, DirectoryEntry
from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import SCHOOL_ZONE, SetClock
from dsl_desk.domain.concern import Concern
from dsl_desk.domain.subject import Subject
from dsl_desk.keys.kdf import FLOOR
from dsl_desk.keys.passphrase import WORDS_WITHOUT_KEYRING
from dsl_desk.keys.strength import offer
from dsl_desk.services import directory, opening, recording, reviewing
from dsl_desk.services.demo import fiction
from dsl_desk.services.demo.duties import duty_events
from dsl_desk.services.demo.everyday import DAYS_BACK, everyday_events
from dsl_desk.services.demo.front_sheets import front_sheet_events, written_by_hand
from dsl_desk.services.demo.homes import take_in_homes
from dsl_desk.services.demo.letters import letter_events
from dsl_desk.services.demo.links import link_events
from dsl_desk.services.demo.referrals import referral_events
from dsl_desk.services.demo.telling import Teller
from dsl_desk.services.desk import Desk
from dsl_desk.services.exporting import ExportRequest
from dsl_desk.services.linking import every_subject
from dsl_desk.services.opening import Surroundings
from dsl_desk.services.school_keys import word_list

MOST_CHILDREN = 1_200
LEAST_CHILDREN = 40
RECORDS_A_CHILD = 16


@dataclass(frozen=True, slots=True)
class Demonstration:
    """The open desk of the fictional school, and what opens it again."""

    desk: Desk
    passphrase: str
    recovery_code: str
    child: Child
    concern: Concern
    subject: Subject
    request: ExportRequest


def make_demonstration(
    folder: Path, seed: int, count: int, at: datetime, said: Callable[[int, int], None] = lambda done, total: None
) -> Demonstration:
    """A vault marked as a demonstration, with about `count` records up to the time `at`.

    `said` hears how many records are done, of how many.
    """
    random, clock = Random(seed), SetClock(at - timedelta(days=DAYS_BACK))  # noqa: S311 made up, and says so
    passphrase = offer(word_list(), WORDS_WITHOUT_KEYRING, random.randbytes)
    fictional = fiction.school_story()
    surroundings = Surroundings(clock, random.randbytes)
    desk, code = opening.make_vault(
        folder, fictional.school, fictional.school.dsl_name, fictional.school.dsl_role, passphrase, surroundings,
        kdf=FLOOR, demonstration=True,
    )  # fmt: skip
    today = at.astimezone(SCHOOL_ZONE)
    roll = fiction.children(random, min(MOST_CHILDREN, max(LEAST_CHILDREN, count // RECORDS_A_CHILD)), today.date())
    recording.add_children(desk, roll)
    take_in_homes(desk, roll, written_by_hand(roll), seed)
    agencies = _fill_directory(desk, today)
    told = Teller(desk, random, roll[0], agencies, today)
    events = [
        *told.events(),
        *link_events(desk, roll, today),
        *duty_events(desk, roll, today),
        *front_sheet_events(desk, roll, today),
        *referral_events(desk, roll, agencies, today),
        *letter_events(desk, roll, today),
        *everyday_events(desk, random, roll[1:], today, count),
    ]
    past = sorted((event for event in events if event[0] <= today), key=lambda event: event[0])
    for number, (moment, deed) in enumerate(past, 1):
        clock.set(moment)
        deed()
        said(number, len(past))
    clock.set(today)
    (concern,) = reviewing.concerns(desk, roll[0].id)
    return Demonstration(desk, passphrase, code, roll[0], concern, every_subject(desk)[0], told.request())


def _fill_directory(desk: Desk, today: datetime) -> dict[AgencyKind, Agency]:
    """The fictional agencies; returns the first one of each kind."""
    agencies: dict[str, Agency] = {}
    for line in fiction.school_story().directory:
        if line.agency not in agencies:
            agencies[line.agency] = Agency(desk.new_id(), line.agency, line.kind)
            directory.save_agency(desk, agencies[line.agency])
        entry = DirectoryEntry(
            id=desk.new_id(),
            agency_id=agencies[line.agency].id,
            label=line.label,
            source="Made up for this demonstration",
            use_for=line.use_for,
            not_for=line.not_for,
            phone=line.phone,
            email=line.email,
            hours=line.hours,
            checked_on=today.date() - timedelta(days=line.checked_days_ago),
            checked_by=fiction.school_story().school.dsl_name,
            for_parents=line.for_parents,
        )
        directory.save_directory_entry(desk, entry)
    return {agency.kind: agency for agency in reversed(agencies.values())}
