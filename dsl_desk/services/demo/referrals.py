"""The referrals of the made-up story, and what police sent: some answered, some waiting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.answer import Answer
from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import SCHOOL_ZONE
from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.police_request import PoliceRequest
from dsl_desk.domain.referral import Referral, ReferralHow, ReferralState
from dsl_desk.domain.when import Certainty, When
from dsl_desk.services.catalogue.reading import load
from dsl_desk.services.demo.telling import TimedDeed
from dsl_desk.services.desk import Desk
from dsl_desk.services.incoming import answer_notice, record_incoming
from dsl_desk.services.referring import confirm_in_writing, make_referral, record_reply

LATER = timedelta(minutes=20)
"""After something happened it is written down."""

ANSWERED = time(10, 30)


@dataclass(frozen=True, slots=True)
class ReferralLine:
    """`child` counts the roll from 0. Without `reply_days_ago` the agency has not answered."""

    child: int
    agency: AgencyKind
    how: ReferralHow
    days_ago: int
    time: str
    told_to: str
    why: str
    reference: str
    written_days_ago: int | None = None
    reply_days_ago: int | None = None
    state: ReferralState = ReferralState.IN_PROGRESS
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """Without a `response` the notice waits for one."""

    child: int
    days_ago: int
    time: str
    police_reference: str
    circumstances: str
    children_present: str
    voice: str = ""
    key_adult: str = ""
    response: str = ""
    responded_time: str = ""
    follow_up_days: int = 0


@dataclass(frozen=True, slots=True)
class RequestLine:
    child: int
    days_ago: int
    time: str
    officer: str
    force: str
    reference: str
    scope: str
    enquiry: str
    reply_days: int


@dataclass(frozen=True, slots=True)
class ReferralStory:
    referrals: tuple[ReferralLine, ...]
    notices: tuple[NoticeLine, ...]
    requests: tuple[RequestLine, ...]


def referral_events(
    desk: Desk, roll: Sequence[Child], agencies: Mapping[AgencyKind, Agency], today: datetime
) -> Iterator[TimedDeed]:
    """Each referral, notice and request when it was written down, and its answer when that came."""
    story = load(ReferralStory, "demo/referrals.json")
    for line in story.referrals:
        yield from _referred(desk, roll[line.child].id, agencies[line.agency].id, line, today)
    for notice in story.notices:
        yield from _noticed(desk, roll[notice.child].id, notice, today)
    for request in story.requests:
        yield _requested(desk, roll[request.child].id, request, today)


def _referred(desk: Desk, child_id: str, agency_id: str, line: ReferralLine, today: datetime) -> Iterator[TimedDeed]:
    made = _at(today, line.days_ago, line.time)
    referral = Referral(
        desk.new_id(), child_id, agency_id, line.how, line.why, _when(made), line.told_to, line.reference
    )
    yield made + LATER, lambda: make_referral(desk, referral)
    if line.written_days_ago is not None:
        sent = datetime.combine(_day(today, line.written_days_ago), ANSWERED, SCHOOL_ZONE)
        yield sent + LATER, lambda: confirm_in_writing(desk, referral.id, _when(sent))
    if line.reply_days_ago is not None:
        told = datetime.combine(_day(today, line.reply_days_ago), ANSWERED, SCHOOL_ZONE) + LATER
        yield told + LATER, lambda: record_reply(desk, referral.id, line.state, _when(told), line.reason)


def _noticed(desk: Desk, child_id: str, line: NoticeLine, today: datetime) -> Iterator[TimedDeed]:
    received = _at(today, line.days_ago, line.time)
    notice = EncompassNotice(
        desk.new_id(), line.police_reference, received=_when(received), circumstances=line.circumstances,
        children_present=line.children_present, voice=line.voice,
    )  # fmt: skip
    yield received + LATER, lambda: record_incoming(desk, notice, [child_id])
    if line.response:
        seen = _at(today, line.days_ago, line.responded_time)
        again = _day(today, line.days_ago) + timedelta(days=line.follow_up_days)
        yield seen + LATER, lambda: answer_notice(desk, notice.id, line.response, line.key_adult, _when(seen), again)


def _requested(desk: Desk, child_id: str, line: RequestLine, today: datetime) -> TimedDeed:
    received = _at(today, line.days_ago, line.time)
    request = PoliceRequest(
        desk.new_id(), line.officer, line.force, _when(received), line.reference, written=Answer.YES,
        enquiry=line.enquiry, scope=line.scope, reply_by=_day(today, line.days_ago) + timedelta(days=line.reply_days),
    )  # fmt: skip
    return received + LATER, lambda: record_incoming(desk, request, [child_id])


def _day(today: datetime, days_ago: int) -> date:
    return today.date() - timedelta(days=days_ago)


def _at(today: datetime, days_ago: int, at: str) -> datetime:
    return datetime.combine(_day(today, days_ago), time.fromisoformat(at), SCHOOL_ZONE)


def _when(moment: datetime) -> When:
    return When(Certainty.EXACT, moment.date(), moment.time())
