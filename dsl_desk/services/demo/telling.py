"""One child's story, told through the services at its own times: signs, calls, decisions, and what is shared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from random import Random

from dsl_desk.domain.action import Action
from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import SCHOOL_ZONE
from dsl_desk.domain.concern import Concern, Involvement
from dsl_desk.domain.contact import Contact
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.route import RouteAnswer
from dsl_desk.domain.when import Certainty, When
from dsl_desk.services import acting, contacting, deciding, exporting, recording, weighing
from dsl_desk.services.catalogue.grounds import lawful_bases
from dsl_desk.services.demo import fiction
from dsl_desk.services.demo.fiction import Story, ToldObservation
from dsl_desk.services.desk import Desk
from dsl_desk.services.exporting import ExportRequest
from dsl_desk.services.front_sheets import front_sheet_file
from dsl_desk.services.seen_together import child_links

TimedDeed = tuple[datetime, Callable[[], object]]
"""When something is done, and the deed."""


class Teller:
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

    def events(self) -> list[TimedDeed]:
        return [
            *self._observed(),
            *self._weighed(),
            *self._contacted(),
            *self._decided(),
            *self._acted(),
            (self._at(self._story.sharing.reported_days_ago, "16:30"), self._report),
        ]

    def request(self) -> ExportRequest:
        """All of the story's observations and contacts, for the police, with who and what is around the child.

        Brothers and sisters stay: what becomes of another child's name is for a person to decide.
        """
        told = self._story.sharing
        basis = tuple(each.term for each in lawful_bases() if each.code in told.lawful_basis)
        police = self._agencies[AgencyKind.POLICE].id
        informed = Informed(told.parents_told), Informed(told.child_told)
        sheet, ties = front_sheet_file(self._desk, self._child.id), child_links(self._desk, self._child.id).ties
        return ExportRequest(
            self._child.id, police, self._route.id, told.purpose, basis, *informed, tuple(self._records),
            summary=told.summary,
            subjects=tuple(dict.fromkeys(each.id for tie in ties for each in (tie.subject, tie.other) if each)),
            front_sheet=True,
            family=tuple(member.id for member in sheet.members if not member.sibling_id),
            professionals=tuple(each.id for each in sheet.professionals),
            statuses=tuple(each.id for each in sheet.statuses),
        )  # fmt: skip

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
            basis=told.basis,
            prompts=told.prompts,
            demeanour=told.demeanour,
            present=told.present,
            ending=told.ending,
            must_not_be_told=told.must_not_be_told,
        )

    def _observed(self) -> list[TimedDeed]:
        return [
            (self._after(told.days_ago, told.time), self._record(observation))
            for told, observation in zip(self._story.observations, self._observations, strict=True)
        ]

    def _record(self, observation: Observation) -> Callable[[], object]:
        involved = Involvement(self._desk.new_id(), observation.id, self._child.id)
        return lambda: recording.record_observation(self._desk, observation, [involved])

    def _weighed(self) -> list[TimedDeed]:
        return [
            (self._at(told.days_ago, "17:20"), self._mark(observation.id, told))
            for told, observation in zip(self._story.observations, self._observations, strict=True)
            if told.means
        ]

    def _mark(self, record_id: str, told: ToldObservation) -> Callable[[], object]:
        category = fiction.category_term(told.category)
        return lambda: weighing.mark_significance(
            self._desk, self._child.id, record_id, category, told.means, key=True
        )

    def _contacted(self) -> list[TimedDeed]:
        events: list[TimedDeed] = []
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

    def _decided(self) -> list[TimedDeed]:
        events: list[TimedDeed] = []
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

    def _acted(self) -> list[TimedDeed]:
        events: list[TimedDeed] = []
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
