"""Any record a school could write, for properties that must hold for all of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dsl_desk.domain.action import Action
from dsl_desk.domain.agency import Agency, AgencyKind, DirectoryEntry
from dsl_desk.domain.casefile import CaseFile, CaseRecord, Custody, Scope
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Concern, ConcernState, Involvement, Role
from dsl_desk.domain.contact import Contact, ContactKind, Direction
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.event import Event, Happening
from dsl_desk.domain.letter import Distribution
from dsl_desk.domain.observation import HowKnown, Observation, SourceKind
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.school import Person, School
from dsl_desk.domain.sharing import Informed, Sharing, SharingState
from dsl_desk.domain.term import NOT_SURE, Term
from dsl_desk.domain.when import NOT_KNOWN, NOT_STATED, Certainty, When

T = TypeVar("T")

ids = st.binary(min_size=16, max_size=16).map(bytes.hex)
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
texts = st.text(letters, max_size=40)
filled = texts.filter(str.strip)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
maybe_days = st.none() | days
times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 naive bounds
known = st.builds(When, st.sampled_from([Certainty.ABOUT, Certainty.EXACT]), days, st.none() | times)
stated = known | st.just(NOT_KNOWN)
whens = stated | st.just(NOT_STATED)
terms = st.builds(Term, filled, texts).filter(lambda term: term.code != NOT_SURE.code)


def tuples(each: SearchStrategy[T], least: int = 0) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(each, min_size=least, max_size=3).map(tuple)


domains = st.just((NOT_SURE,)) | tuples(terms, 1)

actions = st.builds(Action, ids, ids, filled, filled, maybe_days, ids | st.just(""), whens, texts)
agencies = st.builds(Agency, ids, filled, st.sampled_from(AgencyKind))
directory_entries = st.builds(
    DirectoryEntry, ids, ids, filled, filled, texts, texts, filled, texts, texts, maybe_days, maybe_days, filled,
    st.booleans(),
)  # fmt: skip
children = st.builds(Child, ids, filled, filled, texts, maybe_days, texts, texts, texts)
concerns = st.builds(Concern, ids, filled, st.sampled_from(ConcernState), filled)
involvements = st.builds(Involvement, ids, ids, ids, st.sampled_from(Role))
contacts = st.builds(
    Contact, ids, st.sampled_from(ContactKind), filled, filled, st.sampled_from(Direction), texts, whens, texts,
    texts, texts, maybe_days, texts,
)  # fmt: skip
decisions = st.builds(
    Decision, ids, st.sampled_from(DecisionKind), filled, filled, texts, tuples(ids), maybe_days
)  # fmt: skip
events = st.builds(Event, ids, st.sampled_from(Happening), texts)
distributions = st.builds(Distribution, ids, texts, texts, texts, filled, st.integers(1, 10_000), tuples(texts))
observations = st.builds(
    Observation, ids, filled, st.sampled_from(HowKnown), domains, st.sampled_from(SourceKind), texts, whens, whens,
    whens, texts, texts, tuples(terms), texts,
)  # fmt: skip
route_answers = st.one_of(
    st.builds(
        RouteAnswer, ids, ids, st.sampled_from([Route.EMERGENCY, Route.CRIME_REPORT]), filled, st.just(False), stated,
        texts,
    ),
    st.builds(
        RouteAnswer, ids, ids, st.sampled_from([Route.SOCIAL_CARE, Route.INFORMATION]), texts, st.booleans(), stated,
        filled,
    ),
)  # fmt: skip
people = st.builds(Person, ids, filled, texts, hashes)
schools = st.builds(School, filled, tuples(texts), texts, texts, texts, texts, texts, texts)
informed = st.builds(Informed, st.just(True), tuples(terms), texts) | st.builds(
    Informed, st.just(False), tuples(terms, 1), filled
)
sharings = st.builds(
    Sharing, ids, ids, ids, ids, filled, tuples(terms, 1), informed, informed, tuples(ids, 1), filled,
    st.integers(1, 10_000), hashes, hashes, hashes, st.sampled_from(SharingState), stated, filled,
)  # fmt: skip
custodies = st.builds(Custody, ids, st.integers(1), hashes, hashes, ids)


def _case_records(kind: str, records: SearchStrategy[object]) -> SearchStrategy[CaseRecord]:
    def build(
        recorded: datetime, author: str, version: int, role: Role, custody: Custody, correction: str, record: object
    ) -> CaseRecord:
        return CaseRecord(kind, recorded, author, version, role, custody, correction, **{kind: record})  # type: ignore[arg-type]

    return st.builds(build, moments, ids, st.integers(1, 9), st.sampled_from(Role), custodies, texts, records)


case_records = st.one_of(
    _case_records("observation", observations),
    _case_records("contact", contacts),
    _case_records("action", actions),
    _case_records("decision", decisions),
)
scopes = st.builds(
    Scope, filled, tuples(terms, 1), informed, informed, tuples(ids, 1),
    st.dictionaries(texts, st.integers(0), max_size=3),
)  # fmt: skip
case_files = st.builds(
    CaseFile, filled, st.booleans(), moments, schools, people, agencies, route_answers, children, scopes,
    tuples(case_records), tuples(people), ids, st.integers(0), hashes,
)  # fmt: skip

RECORDS: dict[type, SearchStrategy[object]] = {
    Action: actions,
    Agency: agencies,
    Child: children,
    Concern: concerns,
    Contact: contacts,
    Decision: decisions,
    DirectoryEntry: directory_entries,
    Distribution: distributions,
    Event: events,
    Involvement: involvements,
    Observation: observations,
    Person: people,
    RouteAnswer: route_answers,
    School: schools,
    Sharing: sharings,
}
"""Everything that stands in the journal."""
