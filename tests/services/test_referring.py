"""Referrals: made, confirmed in writing, answered, chased and taken further; each with its clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.contact import Contact, ContactKind
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.referral import Escalation, Referral, ReferralHow, ReferralState
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import NOT_KNOWN, NOT_STATED, Certainty, When
from dsl_desk.services import directory, opening, referring
from dsl_desk.services.desk import Desk
from dsl_desk.store import records
from dsl_desk.store.check import rebuild
from tests.desks import FINLEY, in_memory

CARE = Agency("a" * 32, "Northshire children's social care", AgencyKind.SOCIAL_CARE)
MADE = When(Certainty.EXACT, date(2026, 3, 24), time(9, 0))
LATER = When(Certainty.EXACT, date(2026, 3, 24), time(16, 0))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = in_memory(tmp_path)
    directory.save_agency(made, CARE)
    yield made
    opening.lock(made)


def refer(desk: Desk, how: ReferralHow = ReferralHow.PHONE, made: When = MADE) -> Referral:
    referral = Referral(desk.new_id(), FINLEY.id, CARE.id, how, "Hurt at home", made, told_to="Duty desk")
    referring.make_referral(desk, referral)
    return referral


def only(desk: Desk) -> referring.Waiting:
    (waiting,) = referring.referrals(desk, FINLEY.id)
    return waiting


def test_a_referral_by_phone_is_to_be_confirmed_in_writing_a_day_later(desk: Desk) -> None:
    refer(desk)
    waiting = only(desk)
    assert waiting.agency == CARE.name
    assert waiting.written_due == When(Certainty.EXACT, date(2026, 3, 25), time(9, 0))
    assert referring.open_referrals(desk) == (waiting,)


def test_the_clock_counts_from_writing_down_where_the_time_is_not_known(desk: Desk) -> None:
    refer(desk, made=NOT_KNOWN)
    before = only(desk).written_due
    desk.clock.set(datetime(2026, 3, 26, 9, 5, tzinfo=UTC))  # type: ignore[attr-defined]
    assert only(desk).written_due == before == When(Certainty.EXACT, date(2026, 3, 25), time(9, 5))


def test_confirming_in_writing_stops_that_clock_and_not_the_other(desk: Desk) -> None:
    made = refer(desk)
    referring.confirm_in_writing(desk, made.id, LATER, "SC-77")
    waiting = only(desk)
    assert waiting.written_due is None
    assert waiting.reply_due == When(Certainty.EXACT, date(2026, 3, 25))
    assert (waiting.referral.written, waiting.referral.reference) == (LATER, "SC-77")


def test_only_a_call_is_to_be_confirmed(desk: Desk) -> None:
    refer(desk, ReferralHow.ONLINE)
    assert only(desk).written_due is None


@pytest.mark.parametrize("state", [ReferralState.ACCEPTED, ReferralState.DONE])
def test_an_answer_stops_the_chase(desk: Desk, state: ReferralState) -> None:
    made = refer(desk)
    referring.record_reply(desk, made.id, state, LATER)
    assert only(desk).reply_due is None
    assert referring.open_referrals(desk) == ()


def test_a_returned_referral_stays_open_with_its_reason_and_is_taken_further(desk: Desk) -> None:
    made = refer(desk)
    referring.record_reply(desk, made.id, ReferralState.RETURNED, LATER, "Below their threshold")
    step = Escalation(Term("their-manager", "Raised with their manager"), LATER, "Team manager", "Asked again")
    referring.escalate(desk, made.id, step)
    (waiting,) = referring.open_referrals(desk)
    assert waiting.referral.escalations == (step,)
    assert waiting.referral.state_reason == "Below their threshold"
    reasons = [version.reason for version in records.versions(desk.connection, Referral, made.id)]
    assert reasons == ["", "Now returned", "Raised with their manager"]


def test_a_chase_is_a_contact_and_a_later_day_in_one_deed(desk: Desk) -> None:
    made = refer(desk)
    call = Contact(desk.new_id(), ContactKind.CALL, "Duty desk", "Rang to ask", when=LATER)
    changed = referring.chase_reply(desk, made.id, call, date(2026, 3, 27))
    assert changed.kinds == {"contact", "involvement", "referral"}
    assert only(desk).reply_due == When(Certainty.EXACT, date(2026, 3, 27))
    logged = records.current(desk.connection, Contact, call.id)
    assert logged and logged.referral_id == made.id


def test_what_is_missing_is_refused_and_nothing_written(desk: Desk) -> None:
    made = refer(desk)
    call = Contact(desk.new_id(), ContactKind.CALL, "Duty desk", "Rang to ask")
    step = Escalation(Term("x", "X"), NOT_STATED, "Manager", "")
    refused: tuple[Callable[[], object], ...] = (
        lambda: referring.confirm_in_writing(desk, made.id, NOT_STATED),
        lambda: referring.record_reply(desk, made.id, ReferralState.ACCEPTED, NOT_STATED),
        lambda: referring.record_reply(desk, made.id, ReferralState.RETURNED, LATER),
        lambda: referring.chase_reply(desk, made.id, call, date(2026, 3, 24)),
        lambda: referring.escalate(desk, made.id, step),
        lambda: referring.correct_referral(desk, made, "A reason"),
        lambda: referring.correct_referral(desk, replace(made, why="Hurt twice"), ""),
        lambda: referring.confirm_in_writing(desk, "0" * 32, LATER),
    )
    for deed in refused:
        before = desk.vault.head()
        with pytest.raises(InvalidRecord):
            deed()
        assert desk.vault.head() == before


def test_a_correction_is_a_new_version(desk: Desk) -> None:
    made = refer(desk)
    referring.correct_referral(desk, replace(made, why="Hurt twice"), "The second time came to light")
    assert only(desk).referral.why == "Hurt twice"
    assert rebuild(desk.vault)
