"""A fictional school: the main job from the first sign to the bundle, through the services the window uses.

With the same seed and time the records, and so the payload, are the same bytes. Certificates and signatures are
not: they are as real as a school's, but say that the school is made up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from dsl_desk.domain.action import Action
from dsl_desk.domain.agency import Agency, AgencyKind, DirectoryEntry
from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import SCHOOL_ZONE, SetClock
from dsl_desk.domain.concern import Concern, Involvement
from dsl_desk.domain.contact import Contact
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.route import RouteAnswer
from dsl_desk.domain.sharing import Informed
from dsl_desk.domain.when import Certainty, When
from dsl_desk.keys.kdf import FLOOR
from dsl_desk.keys.passphrase import WORDS_WITHOUT_KEYRING, generate
from dsl_desk.services import (
    acting,
    catalogue,
    contacting,
    deciding,
    directory,
    exporting,
    fiction,
    opening,
    recording,
)
from dsl_desk.services.desk import Desk
from dsl_desk.services.exporting import ExportRequest
from dsl_desk.services.fiction import Story
from dsl_desk.services.opening import Surroundings
from dsl_desk.services.school_keys import word_list

MOST_CHILDREN = 1_200
LEAST_CHILDREN = 40
RECORDS_A_CHILD = 16
DAYS_BACK = 240
DAYS_LATE = 2

Event = tuple[datetime, Callable[[], object]]


@dataclass(frozen=True, slots=True)
class Demonstration:
    """The open desk of the fictional school, and what opens it again."""

    desk: Desk
    passphrase: str
    recovery_code: str
    child: Child
    request: ExportRequest


def make_demonstration(
    folder: Path, seed: int, count: int, at: datetime, said: Callable[[int, int], None] = lambda done, total: None
) -> Demonstration:
    """A vault marked as a demonstration, with about `count` records up to the time `at`.

    `said` hears how many records are done, of how many.
    """
    random, clock = Random(seed), SetClock(at - timedelta(days=DAYS_BACK))  # noqa: S311 made up, and says so
    passphrase = generate(word_list(), WORDS_WITHOUT_KEYRING, random.randbytes)
    fictional = fiction.school_story()
    surroundings = Surroundings(clock, random.randbytes)
    desk, code = opening.make_vault(
        folder, fictional.school, fictional.school.dsl_name, fictional.school.dsl_role, passphrase, surroundings,
        kdf=FLOOR, demonstration=True,
    )  # fmt: skip
    today = at.astimezone(SCHOOL_ZONE)
    roll = fiction.children(random, min(MOST_CHILDREN, max(LEAST_CHILDREN, count // RECORDS_A_CHILD)), today.date())
    recording.add_children(desk, roll)
    agencies = _fill_directory(desk, today)
    told = _Told(desk, random, roll[0], agencies, today)
    events = [*told.events(), *_everyday(desk, random, roll[1:], today, count)]
    for number, (moment, deed) in enumerate(sorted(events, key=lambda event: event[0]), 1):
        clock.set(moment)
        deed()
        said(number, len(events))
    clock.set(today)
    return Demonstration(desk, passphrase, code, roll[0], told.request())


def _everyday(desk: Desk, random: Random, roll: Sequence[Child], today: datetime, count: int) -> list[Event]:
    """`count` records of other children over the past months, on school days between 8 and 4."""
    waiting = today.date() - timedelta(days=DAYS_LATE)
    return [
        _everyday_event(desk, random, random.choice(roll), _school_time(random, today), waiting) for _ in range(count)
    ]


def _everyday_event(desk: Desk, random: Random, child: Child, moment: datetime, waiting: date) -> Event:
    (kind,) = random.choices(("observation", "contact", "action", "decision"), (60, 25, 10, 5))
    if kind == "observation":
        seen = fiction.observation(random, child, moment - timedelta(minutes=random.randrange(5, 240)))
        involved = Involvement(desk.new_id(), seen.id, child.id)
        return moment, lambda: recording.record_observation(desk, seen, [involved])
    if kind == "contact":
        contact = fiction.contact(random, child, moment, waiting)
        return moment, lambda: contacting.log_contact(desk, contact, [child.id])
    if kind == "action":
        action = fiction.action(random, child, moment, waiting)
        return moment, lambda: acting.add_action(desk, action)
    decision = fiction.decision(random, child)
    return moment, lambda: deciding.decide(desk, decision, [child.id])


def _school_time(random: Random, today: datetime) -> datetime:
    """A time in the past months; weekends move back to their Friday."""
    day = today.date() - timedelta(days=random.randrange(1, DAYS_BACK))
    day -= timedelta(days=max(0, day.weekday() - 4))
    at = time(random.randrange(8, 16), random.randrange(60), random.randrange(60))
    return datetime.combine(day, at, SCHOOL_ZONE)


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


class _Told:
    """The story of one child, told through the services at its own times."""

    def __init__(
        self, desk: Desk, random: Random, child: Child, agencies: dict[AgencyKind, Agency], today: datetime
    ) -> None:
        self._desk, self._random, self._child = desk, random, child
        self._agencies, self._today = agencies, today
        self._story: Story = fiction.story()
        self._concern = Concern(desk.new_id(), self._story.concern)
        self._route = self._route_answer()
        self._observations = [self._observation(number) for number in range(len(self._story.observations))]
        self._records = [observation.id for observation in self._observations]

    def events(self) -> list[Event]:
        return [
            *self._observed(),
            *self._contacted(),
            *self._decided(),
            *self._acted(),
            (self._at(self._story.sharing.reported_days_ago, "16:30"), self._report),
        ]

    def request(self) -> ExportRequest:
        """All of the story's observations and contacts, for the police."""
        told = self._story.sharing
        basis = tuple(each.term for each in catalogue.lawful_bases() if each.code in told.lawful_basis)
        police = self._agencies[AgencyKind.POLICE].id
        informed = Informed(told.parents_told), Informed(told.child_told)
        return ExportRequest(
            self._child.id, police, self._route.id, told.purpose, basis, *informed, tuple(self._records)
        )

    def _report(self) -> object:
        return exporting.answer_route_gate(self._desk, self._route)

    def _route_answer(self) -> RouteAnswer:
        told = self._story.sharing
        day = self._today.date() - timedelta(days=told.reported_days_ago)
        reported = When(Certainty.EXACT, day, time.fromisoformat(told.reported_time))
        return RouteAnswer(
            self._desk.new_id(), self._child.id, told.route, told.reference, False, reported, told.told_to
        )

    def _observation(self, number: int) -> Observation:
        told = self._story.observations[number]
        day = self._today.date() - timedelta(days=told.days_ago)
        at = time.fromisoformat(told.time) if told.time else None
        return Observation(
            id=self._desk.new_id(),
            what=told.what,
            how_known=told.how_known,
            domains=fiction.domain_terms(told.domains),
            source_kind=told.source_kind,
            witness=told.witness,
            happened=When(Certainty.ABOUT if told.about else Certainty.EXACT, day, at),
            place=told.place,
            exact_words=told.exact_words,
            indicators=fiction.indicator_terms(told.indicators),
        )

    def _observed(self) -> list[Event]:
        return [
            (self._after(told.days_ago, told.time), self._record(observation))
            for told, observation in zip(self._story.observations, self._observations, strict=True)
        ]

    def _record(self, observation: Observation) -> Callable[[], object]:
        involved = Involvement(self._desk.new_id(), observation.id, self._child.id)
        return lambda: recording.record_observation(self._desk, observation, [involved])

    def _contacted(self) -> list[Event]:
        events: list[Event] = []
        for told in self._story.contacts:
            moment = self._after(told.days_ago, told.time)
            contact = Contact(
                id=self._desk.new_id(),
                kind=told.kind,
                with_whom=told.with_whom,
                said=told.said,
                direction=told.direction,
                agency_id=self._agencies[AgencyKind(told.agency)].id if told.agency else "",
                when=When(Certainty.EXACT, moment.date(), time.fromisoformat(told.time)),
                agreed=told.agreed,
                outcome=told.outcome,
                reference=told.reference,
                follow_up=moment.date() + timedelta(days=told.follow_up_days) if told.follow_up_days else None,
            )
            self._records.append(contact.id)
            events.append((moment, self._log(contact)))
        return events

    def _log(self, contact: Contact) -> Callable[[], object]:
        return lambda: contacting.log_contact(self._desk, contact, [self._child.id])

    def _decided(self) -> list[Event]:
        events: list[Event] = []
        for told in self._story.decisions:
            moment = self._at(told.days_ago, "16:10")
            decision = Decision(
                id=self._desk.new_id(),
                kind=told.kind,
                reason=told.reason,
                decided_by=told.decided_by,
                concern_id=self._concern.id,
                records=tuple(
                    observation.id
                    for observation, seen in zip(self._observations, self._story.observations, strict=True)
                    if seen.days_ago > told.days_ago
                ),
                review_on=moment.date() + timedelta(days=told.review_days) if told.review_days else None,
            )
            events.append((moment, self._take(decision)))
        return events

    def _take(self, decision: Decision) -> Callable[[], object]:
        if decision.kind is DecisionKind.OPEN_CONCERN:
            involved = Involvement(self._desk.new_id(), self._concern.id, self._child.id)
            return lambda: deciding.open_concern(self._desk, self._concern, [involved], decision)
        return lambda: deciding.decide(self._desk, decision, [self._child.id])

    def _acted(self) -> list[Event]:
        events: list[Event] = []
        for told in self._story.actions:
            moment = self._at(told.days_ago, "16:20")
            due = moment.date() + timedelta(days=told.due_days)
            action = Action(
                self._desk.new_id(), self._child.id, told.what, told.owner, due, concern_id=self._concern.id
            )
            events.append((moment, self._add(action)))
            if told.done_days_ago is not None:
                done = self._at(told.done_days_ago, "15:55")
                events.append((done, self._complete(action, done, told.outcome)))
        return events

    def _add(self, action: Action) -> Callable[[], object]:
        return lambda: acting.add_action(self._desk, action)

    def _complete(self, action: Action, done: datetime, outcome: str) -> Callable[[], object]:
        when = When(Certainty.EXACT, done.date())
        return lambda: acting.complete_action(self._desk, action.id, when, outcome)

    def _at(self, days_ago: int, at: str) -> datetime:
        return datetime.combine(self._today.date() - timedelta(days=days_ago), time.fromisoformat(at), SCHOOL_ZONE)

    def _after(self, days_ago: int, at: str) -> datetime:
        """Written down a quarter of an hour later, or after school when no time is known."""
        return self._at(days_ago, at or "15:45") + timedelta(minutes=15)
