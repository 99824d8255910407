"""Whatever a school does, replaying the journal gives exactly the tables that the deeds left."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, multiple, rule

from dsl_desk.domain.action import Action
from dsl_desk.domain.agency import Agency, DirectoryEntry
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Concern, Involvement, Role
from dsl_desk.domain.contact import Contact
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.erasure import Erasure, Ground
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.event import Happening
from dsl_desk.domain.letter import Distribution
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.route import RouteAnswer
from dsl_desk.domain.school import School
from dsl_desk.domain.sharing import Sharing
from dsl_desk.domain.when import When
from dsl_desk.services import (
    acting,
    contacting,
    deciding,
    directory,
    exporting,
    opening,
    proving,
    recording,
)
from dsl_desk.services.drafts import discard_draft, save_draft
from dsl_desk.services.looking import note_look
from dsl_desk.store import check, hiding, records
from dsl_desk.store.erasing import gone_without_erasure, still_there
from dsl_desk.store.projections import BY_NAME
from dsl_desk.store.whole_file import HOW, whole_file
from tests import strategies as any_
from tests.desks import in_memory

T = TypeVar("T")


class School_(RuleBasedStateMachine):  # noqa: N801 the name Hypothesis prints above a failing story
    """Random deeds in any order on one vault."""

    children = Bundle("children")
    observations = Bundle("observations")
    actions = Bundle("actions")
    concerns = Bundle("concerns")
    agencies = Bundle("agencies")
    entries = Bundle("entries")
    sharings = Bundle("sharings")
    drafts = Bundle("drafts")

    @initialize()
    def found(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            self.desk = in_memory(Path(folder))

    def teardown(self) -> None:
        self.rebuild()
        self.erase_everyone()
        assert list(check.journal_findings(self.desk.vault, proving.verify)) == []
        opening.lock(self.desk)

    def erase_everyone(self) -> None:
        """Child by child, so that what two share goes with the second; after each the tables are the journal's."""
        for child in records.every(self.desk.connection, Child):
            entities = whole_file(self.desk.connection, child.id)
            gone = tuple(dict.fromkeys(id_ for ids in entities.values() for id_ in ids))
            with self.desk.deed() as deed:
                deed.erase(Erasure(self.desk.new_id(), Ground.RETENTION, "x", "x", gone, {}, "", "", ""))
            self.rebuild()
            assert still_there(self.desk.connection, gone) == 0
        for kind in (kind for kind, how in HOW.items() if not how.stays):
            assert records.every(self.desk.connection, BY_NAME[kind].record) == ()
        assert gone_without_erasure(self.desk.connection) == 0

    def new(self, record: T) -> T:
        """The same with an id of its own, as every form gives it."""
        return replace(record, id=self.desk.new_id())  # type: ignore[type-var]

    @rule(target=children, child=any_.children)
    def add_child(self, child: Child) -> Child:
        child = self.new(child)
        recording.add_child(self.desk, child)
        return child

    @rule(child=children, details=any_.children)
    def correct_child(self, child: Child, details: Child) -> None:
        recording.add_child(self.desk, replace(details, id=child.id))

    @rule(
        target=observations,
        observation=any_.observations,
        about=st.lists(children, min_size=1, max_size=3, unique_by=lambda child: child.id),
        role=st.sampled_from(Role),
    )
    def observe(self, observation: Observation, about: list[Child], role: Role) -> Observation:
        observation = self.new(observation)
        involved = [Involvement(self.desk.new_id(), observation.id, child.id, role) for child in about]
        recording.record_observation(self.desk, observation, involved)
        return observation

    @rule(observation=observations, other=any_.observations, reason=any_.filled)
    def amend(self, observation: Observation, other: Observation, reason: str) -> None:
        words = records.current(self.desk.connection, Observation, observation.id)
        assert words is not None
        corrected = replace(other, id=observation.id, exact_words=words.exact_words, marks=words.marks)
        recording.amend_observation(self.desk, replace(corrected, what=f"{words.what[:50]}, and more"), reason)

    @rule(contact=any_.contacts, about=st.lists(children, min_size=1, max_size=2, unique_by=lambda child: child.id))
    def log_contact(self, contact: Contact, about: list[Child]) -> None:
        contacting.log_contact(self.desk, self.new(contact), [child.id for child in about])

    @rule(target=actions, action=any_.actions, child=children)
    def add_action(self, action: Action, child: Child) -> Action:
        action = replace(self.new(action), child_id=child.id)
        acting.add_action(self.desk, action)
        return action

    @rule(action=consumes(actions), done=any_.stated, outcome=any_.texts)
    def complete_action(self, action: Action, done: When, outcome: str) -> None:
        if action.open:
            acting.complete_action(self.desk, action.id, done, outcome)

    @rule(target=concerns, concern=any_.concerns, child=children, decision=any_.decisions)
    def open_concern(self, concern: Concern, child: Child, decision: Decision) -> tuple[Concern, Child]:
        concern = self.new(concern)
        decision = replace(self.new(decision), kind=DecisionKind.OPEN_CONCERN, concern_id=concern.id)
        involved = [Involvement(self.desk.new_id(), concern.id, child.id)]
        deciding.open_concern(self.desk, concern, involved, decision)
        return concern, child

    @rule(opened=concerns, decision=any_.decisions, outcome=any_.filled)
    def decide(self, opened: tuple[Concern, Child], decision: Decision, outcome: str) -> None:
        concern, child = opened
        deciding.decide(self.desk, replace(self.new(decision), concern_id=concern.id), [child.id], outcome)

    @rule(target=agencies, agency=any_.agencies)
    def save_agency(self, agency: Agency) -> Agency:
        agency = self.new(agency)
        directory.save_agency(self.desk, agency)
        return agency

    @rule(target=entries, agency=agencies, entry=any_.directory_entries)
    def save_entry(self, agency: Agency, entry: DirectoryEntry) -> DirectoryEntry:
        entry = self.new(entry)
        directory.save_directory_entry(self.desk, replace(entry, agency_id=agency.id))
        return entry

    @rule(entry=entries, agency=agencies, day=st.dates(date(2020, 1, 1), date(2030, 1, 1)))
    def check_entry(self, entry: DirectoryEntry, agency: Agency, day: date) -> None:
        directory.save_directory_entry(self.desk, replace(entry, agency_id=agency.id, checked_on=day))

    @rule(school=any_.schools)
    def set_school(self, school: School) -> None:
        directory.set_school(self.desk, school)

    @rule(answer=any_.route_answers, child=children)
    def answer_gate(self, answer: RouteAnswer, child: Child) -> None:
        exporting.answer_route_gate(self.desk, replace(self.new(answer), child_id=child.id))

    @rule(target=sharings, sharing=any_.sharings, child=children, agency=agencies)
    def share(self, sharing: Sharing, child: Child, agency: Agency) -> object:
        sequence = len(records.every(self.desk.connection, Sharing)) + 1
        made = replace(
            self.new(sharing),
            child_id=child.id,
            agency_id=agency.id,
            sequence=sequence,
            bundle=f"DD-2026-{sequence:04}-01",
        )
        with self.desk.deed() as deed:
            deed.record(made)
        return made if made.state == "made" else multiple()

    @rule(sharing=consumes(sharings), sent=any_.stated, how=any_.filled)
    def record_sent(self, sharing: Sharing, sent: When, how: str) -> None:
        exporting.record_sent(self.desk, sharing.id, sent, how)

    @rule(distribution=any_.distributions)
    def print_letters(self, distribution: Distribution) -> None:
        with self.desk.deed() as deed:
            deed.record(self.new(distribution))

    @rule(child=children)
    def look(self, child: Child) -> None:
        note_look(self.desk, Happening.VIEWED, [child.id])

    @rule(target=drafts, draft_id=any_.ids, words=any_.texts)
    def leave_draft(self, draft_id: str, words: str) -> str:
        save_draft(self.desk, draft_id, "record", {"what": words})
        return draft_id

    @rule(draft_id=consumes(drafts))
    def discard(self, draft_id: str) -> None:
        discard_draft(self.desk, draft_id)

    @rule(observation=observations, reason=st.sampled_from(["", "   "]))
    def amend_without_a_reason(self, observation: Observation, reason: str) -> None:
        before = self.desk.vault.head()
        try:
            recording.amend_observation(self.desk, replace(observation, what="Other"), reason)
        except InvalidRecord:
            assert self.desk.vault.head() == before
        else:
            raise AssertionError("a correction needs a reason")

    @rule(opened=concerns)
    def hide_and_bring_back(self, opened: tuple[Concern, Child]) -> None:
        before = check.projections_digest(self.desk.connection)
        hiding.hide(self.desk.vault, "somebody", [opened[0].id])
        assert records.current(self.desk.connection, Concern, opened[0].id) is None
        self.rebuild()
        hiding.hide(self.desk.vault, "somebody", [])
        assert check.projections_digest(self.desk.connection) == before

    @rule()
    def rebuild(self) -> None:
        kept = self.beside_the_journal()
        assert check.rebuild(self.desk.vault) is True
        assert self.beside_the_journal() == kept

    def beside_the_journal(self) -> list[object]:
        queries = ("SELECT * FROM draft", "SELECT * FROM setting")
        return [self.desk.connection.execute(query).fetchall() for query in queries]


TestRebuilding = School_.TestCase
TestRebuilding.settings = settings(
    max_examples=20, stateful_step_count=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
