"""Any record a school could write, for properties that must hold for all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dsl_desk.domain.action import Action, ActionKind
from dsl_desk.domain.agency import Agency, AgencyKind, DirectoryEntry, HowChecked
from dsl_desk.domain.answer import Answer
from dsl_desk.domain.attachment import MOST_BYTES, Attachment
from dsl_desk.domain.body_map import BodyMark, BodySide
from dsl_desk.domain.care_answers import CareAnswers
from dsl_desk.domain.casefile import CaseFile, CaseRecord, Custody, Scope
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Concern, ConcernState, Involvement, Role
from dsl_desk.domain.confirmation import Confirmation, InForce
from dsl_desk.domain.contact import Contact, ContactKind, Direction, Whom
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.duty import Duty
from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.erasure import BundleNumber, Erasure, Ground
from dsl_desk.domain.event import Event, Happening
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import Address, BackgroundKnown, FrontSheet
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.key_change import KeyChange
from dsl_desk.domain.letter import Delivery, Distribution, SentLetter, TextUsed
from dsl_desk.domain.letter_text import LetterText
from dsl_desk.domain.letterhead import LetterheadPictures
from dsl_desk.domain.link import Link, LinkCertainty, LinkKind
from dsl_desk.domain.not_shared import NotShared
from dsl_desk.domain.observation import Aware, Basis, HowKnown, Observation, SourceDetail, SourceKind
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.police_request import PoliceRequest, RequestState
from dsl_desk.domain.professional import Professional
from dsl_desk.domain.provenance import Provenance
from dsl_desk.domain.receipt import Answer as Reply
from dsl_desk.domain.receipt import Asked, Receipt, ReceiptLevel, Signature
from dsl_desk.domain.received import KeyHeard, ReceivedFile, ReceivedRecord
from dsl_desk.domain.recipient import Channel, KeyCheck, Recipient, TheirCertificate
from dsl_desk.domain.referral import Escalation, Referral, ReferralHow, ReferralState
from dsl_desk.domain.restriction import Restriction
from dsl_desk.domain.retention import Keeping, RetentionReview
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.school import Person, School
from dsl_desk.domain.school_calendar import Holiday, SchoolCalendar
from dsl_desk.domain.second_look import SecondLook
from dsl_desk.domain.sharing import Sharing, SharingState
from dsl_desk.domain.significance import Significance
from dsl_desk.domain.status import Status, StatusSource
from dsl_desk.domain.subject import Subject, SubjectKind
from dsl_desk.domain.term import NOT_SURE, Term
from dsl_desk.domain.transfer import Destination, Transfer
from dsl_desk.domain.translation_check import TranslationCheck
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
others = st.sampled_from(["a" * 32, "b" * 32])
answers = st.sampled_from(Answer)
backgrounds = st.sampled_from([known for known in BackgroundKnown if known is not BackgroundKnown.NOT_STATED])
addresses = st.builds(Address, tuples(filled, 1), texts, st.booleans(), filled)
spans: SearchStrategy[tuple[date | None, date | None]] = st.tuples(maybe_days, maybe_days).map(
    lambda span: (min(span), max(span)) if span[0] and span[1] else span  # type: ignore[type-var]
)

actions = st.builds(
    Action, ids, ids, filled, filled, maybe_days, ids | st.just(""), whens, texts, st.sampled_from(ActionKind)
)
agencies = st.builds(Agency, ids, filled, st.sampled_from(AgencyKind))
directory_entries = st.builds(
    DirectoryEntry, ids, ids, filled, filled, texts, texts, filled, texts, texts, maybe_days, maybe_days, filled,
    st.booleans(), texts, st.sampled_from(HowChecked), st.booleans(),
)  # fmt: skip
children = st.builds(Child, ids, filled, filled, texts, maybe_days, texts, texts, texts, texts, maybe_days, texts)
concerns = st.builds(
    Concern, ids, filled, st.sampled_from(ConcernState), filled, tuples(terms), tuples(others), texts
)
involvements = st.builds(Involvement, ids, ids, ids, st.sampled_from(Role))
second_looks = st.builds(SecondLook, filled, stated, texts) | st.builds(SecondLook, why_not_yet=texts)
sent_letters = st.builds(
    SentLetter, texts, tuples(st.builds(TextUsed, filled, texts, texts), 1), tuples(ids, 1),
    st.sampled_from([each for each in Delivery if each is not Delivery.WITH_CHILD]), filled, whens, st.booleans(),
    st.integers(0, 9), texts, second_looks, texts, maybe_days, whens, texts,
)  # fmt: skip
contacts = st.builds(
    Contact, ids, st.sampled_from(ContactKind), filled, filled, st.sampled_from(Direction), texts, whens, texts,
    texts, texts, maybe_days, texts, st.sampled_from(Whom), texts, texts, texts, texts, st.none() | sent_letters,
)  # fmt: skip
informed = st.builds(Informed, st.just(True), tuples(terms), texts) | st.builds(
    Informed, st.just(False), tuples(terms, 1), filled
)
to_be_told = st.builds(Informed, st.just(False), st.just(()), texts, st.just(True))
maybe_informed = st.none() | informed | to_be_told
decisions = st.builds(
    Decision, ids, st.sampled_from(DecisionKind), filled, filled, texts, tuples(ids), maybe_days, maybe_informed,
    maybe_informed, texts,
)  # fmt: skip
events = st.builds(Event, ids, st.sampled_from(Happening), texts)
distributions = st.builds(Distribution, ids, texts, texts, texts, filled, st.integers(1, 10_000), tuples(texts))
aware = st.builds(Aware, texts, texts, texts, texts, texts)
source_details = st.builds(SourceDetail, texts, texts, texts, texts)
places_on_body = st.integers(0, 1000)
marks = tuples(
    st.builds(BodyMark, st.integers(1, 99), st.sampled_from(BodySide), places_on_body, places_on_body, filled, filled)
).filter(lambda found: len({mark.number for mark in found}) == len(found))
observations = st.builds(
    Observation, ids, filled, st.sampled_from(HowKnown), domains, st.sampled_from(SourceKind), texts, whens, whens,
    whens, texts, texts, tuples(terms), texts, st.sampled_from(Basis), texts, texts, texts, texts, tuples(terms),
    tuples(terms), aware, marks, st.sampled_from(Origin), texts, source_details,
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
people = st.builds(Person, ids, filled, texts, hashes, st.booleans(), maybe_days)
schools = st.builds(School, filled, tuples(texts), texts, texts, texts, texts, texts, texts)
signatures = st.builds(Signature, texts, hashes, st.booleans(), st.booleans(), st.none() | moments)
receipts = st.builds(
    Receipt, st.sampled_from(ReceiptLevel), st.sampled_from(Reply), stated, filled, texts, filled, texts,
    st.none() | signatures,
)  # fmt: skip
shown = receipts.filter(lambda receipt: receipt.shows_arrival)
sharings = st.builds(
    Sharing, ids, ids, ids, ids, filled, tuples(terms, 1), informed, informed, tuples(ids, 1), filled,
    st.integers(1, 10_000), hashes, hashes, hashes, st.sampled_from(SharingState), stated, filled,
    second=second_looks, receipts=tuples(receipts).flatmap(lambda some: shown.map(lambda one: (*some, one))),
    asked=tuples(st.builds(Asked, st.sampled_from(ContactKind), filled, stated, filled)),
    ask_on=maybe_days, outcome=filled, outcome_known=stated, not_sent=filled,
)  # fmt: skip
not_shared = st.builds(
    NotShared, ids, ids, filled, filled, terms, filled, stated, filled, texts, texts, filled, texts
)
front_sheets = st.builds(
    FrontSheet, ids, tuples(addresses), tuples(texts), tuples(texts), texts, texts, backgrounds, texts, texts, texts,
    backgrounds, maybe_days, texts,
)  # fmt: skip
family_members = st.builds(
    FamilyMember, ids, ids, filled, filled, answers,
    st.sampled_from([ContactRule.NOT_STATED, ContactRule.MAY]), texts, answers, st.none() | addresses, filled, texts,
    texts, st.booleans(), st.integers(0, 9), st.just(""), texts, maybe_days, texts,
) | st.builds(
    FamilyMember, ids, ids, filled, filled, contact=st.just(ContactRule.MUST_NOT), contact_reason=filled,
    sibling_id=others,
)  # fmt: skip
professionals = spans.flatmap(
    lambda span: st.builds(
        Professional, ids, ids, filled, filled, texts, texts, texts, st.just(span[0]), st.just(span[1])
    )
)
statuses = spans.flatmap(
    lambda span: st.builds(
        Status, ids, ids, terms, st.sampled_from(StatusSource), st.just(span[0]), st.just(span[1]), texts, texts
    )
)
attachments = st.builds(
    Attachment, ids, ids, filled, texts, st.integers(0, MOST_BYTES), hashes, st.sampled_from(Origin), texts
)
duties = st.builds(
    Duty, ids, ids, terms, filled, whens, texts, st.just(NOT_STATED), texts, texts, texts, texts, texts
) | st.builds(Duty, ids, ids, terms, filled, whens, texts, stated, filled, texts, texts, st.just(""), texts)
referrals = st.builds(
    Referral, ids, ids, ids, st.sampled_from(ReferralHow), filled, stated, filled, texts, texts,
    st.sampled_from(ReferralState), filled, whens, maybe_days, whens,
    tuples(st.builds(Escalation, terms, whens, filled, texts)), texts,
)  # fmt: skip
encompass_notices = st.builds(
    EncompassNotice, ids, filled, whens, stated, texts, texts, texts, texts, texts, texts, filled, filled, whens,
    maybe_days,
)  # fmt: skip
police_requests = st.builds(
    PoliceRequest, ids, filled, filled, stated, texts, texts, answers, texts, texts, answers, texts, answers,
    maybe_days, st.sampled_from(RequestState), filled, filled, filled, stated,
)  # fmt: skip
subjects = st.builds(
    Subject, ids, st.sampled_from(SubjectKind), filled, tuples(texts), texts, texts, texts, texts, texts, texts,
    texts, texts, backgrounds,
)  # fmt: skip
linked_to = st.tuples(ids, st.just("")) | st.tuples(st.just(""), others)
links = linked_to.flatmap(
    lambda to: st.builds(
        Link,
        ids,
        ids,
        st.sampled_from(LinkKind),
        st.sampled_from(LinkCertainty),
        st.just(to[0]),
        st.just(to[1]),
        whens,
        texts,
        texts,
        texts,
        st.booleans(),
    )
)
restrictions = st.builds(Restriction, ids, ids, tuples(ids).map(lambda people: tuple(set(people))), filled)
significances = st.builds(Significance, ids, ids, ids, st.none() | terms, texts, st.booleans())
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
    _case_records("concern", concerns),
    _case_records("sharing", sharings),
    _case_records("not_shared", not_shared),
    _case_records("route_answer", route_answers),
)
provenances = st.builds(Provenance, filled, texts, hashes, hashes, moments, st.booleans())
_transfer = (ids, ids, st.sampled_from(Destination), maybe_days, ids, texts, texts, stated, texts)
transfers = st.builds(Transfer, *_transfer, ids, texts, stated, texts) | st.builds(
    Transfer, *_transfer, none_goes=texts
)
heard = st.builds(KeyHeard, filled, filled, filled, stated)
received_files = st.builds(
    ReceivedFile, ids, ids, filled, stated, filled, filled, st.none() | provenances, st.none() | heard, filled,
    st.integers(1, 9999), texts, tuples(st.tuples(texts, st.integers(0, 99))), tuples(texts), texts, stated,
)  # fmt: skip
received_records = st.builds(
    ReceivedRecord, ids, ids, ids, people,
    case_records.flatmap(
        lambda came: tuples(provenances, 1).map(lambda through: replace(came, through=through))
    ),
    tuples(st.tuples(ids, texts)),
)  # fmt: skip
scopes = st.builds(
    Scope, filled, tuples(terms, 1), informed, informed, tuples(ids, 1),
    st.dictionaries(texts, st.integers(0), max_size=3),
    care=st.builds(CareAnswers, *[texts] * 6),
)  # fmt: skip
case_files = st.builds(
    CaseFile, filled, st.booleans(), moments, schools, people, agencies, route_answers, children, scopes,
    tuples(case_records), tuples(people), ids, st.integers(0), hashes,
)  # fmt: skip

confirmations = st.builds(Confirmation, filled, st.just(InForce.YES), maybe_days, filled) | st.builds(
    Confirmation, filled, st.sampled_from([InForce.NO, InForce.NOT_CHECKED]), st.none(), filled
)
translation_checks = st.builds(TranslationCheck, ids, filled, filled, hashes, hashes, filled, filled, days)
retention_reviews = st.builds(RetentionReview, ids, ids, st.sampled_from(Keeping), filled, days)
erasures = st.builds(
    Erasure, ids, st.sampled_from(Ground), filled, filled, tuples(ids, 1),
    st.dictionaries(st.sampled_from(["child", "observation"]), st.integers(1, 9), max_size=2), ids, hashes, hashes,
    ids, st.booleans(), tuples(st.builds(BundleNumber, ids, filled, st.integers(1, 10_000), hashes)),
)  # fmt: skip

key_changes = st.builds(KeyChange, ids, filled, moments, hashes, hashes, texts, st.booleans(), texts)
key_checks = st.builds(KeyCheck, hashes, filled, stated, filled, filled, filled)
recipients = st.builds(
    Recipient, ids, texts, texts, st.sampled_from(Channel), st.none() | st.integers(1, 100), tuples(key_checks),
    st.none() | st.builds(TheirCertificate, filled, filled),
)  # fmt: skip

holidays = st.builds(lambda name, span: Holiday(name, *sorted(span)), filled, st.tuples(days, days))
school_calendars = st.builds(SchoolCalendar, tuples(holidays))

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
    SchoolCalendar: school_calendars,
    LetterText: st.builds(LetterText, ids, filled, filled, filled, filled, st.booleans()),
    LetterheadPictures: st.builds(LetterheadPictures, ids, ids),
    Sharing: sharings,
    NotShared: not_shared,
    FrontSheet: front_sheets,
    FamilyMember: family_members,
    Professional: professionals,
    Status: statuses,
    Attachment: attachments,
    Duty: duties,
    Referral: referrals,
    EncompassNotice: encompass_notices,
    PoliceRequest: police_requests,
    Subject: subjects,
    Link: links,
    Significance: significances,
    Confirmation: confirmations,
    TranslationCheck: translation_checks,
    RetentionReview: retention_reviews,
    Erasure: erasures,
    Restriction: restrictions,
    Transfer: transfers,
    ReceivedFile: received_files,
    ReceivedRecord: received_records,
    Recipient: recipients,
    KeyChange: key_changes,
}
"""Everything that stands in the journal."""
