"""Today: what is due from every family of records, what was left unfinished, whether the records are safe."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from dsl_desk.domain.action import Action
from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.clock import SetClock
from dsl_desk.domain.contact import Contact, ContactKind
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.duty import Duty
from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.event import Happening
from dsl_desk.domain.police_request import PoliceRequest
from dsl_desk.domain.referral import Referral, ReferralHow, ReferralState
from dsl_desk.domain.when import NOT_KNOWN, Certainty, When
from dsl_desk.services import acting, contacting, deciding, directory, duties, incoming, referring
from dsl_desk.services.backups.making import back_up
from dsl_desk.services.catalogue.duty import duty_kinds
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import save_draft
from dsl_desk.services.looking import looks_at
from dsl_desk.services.needs import needs
from dsl_desk.services.opening import lock
from dsl_desk.services.today import today
from tests.desks import FINLEY, ISLA, in_memory, make, observe

CARE = Agency("a" * 32, "Northshire children's social care", AgencyKind.SOCIAL_CARE)
NOW = When(Certainty.EXACT, date(2026, 3, 24), time(9, 0))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = in_memory(tmp_path)
    directory.save_agency(made, CARE)
    yield made
    lock(made)


def call(desk: Desk, whom: str, follow_up: date | None = None) -> None:
    contact = Contact(desk.new_id(), ContactKind.CALL, whom, "We spoke", follow_up=follow_up)
    contacting.log_contact(desk, contact, [FINLEY.id])


def decide(desk: Desk, review_on: date | None = None, kind: DecisionKind = DecisionKind.MONITOR) -> None:
    decision = Decision(desk.new_id(), kind, "One sign", "Ruth Patel", review_on=review_on)
    deciding.decide(desk, decision, [FINLEY.id])


def refer(desk: Desk) -> Referral:
    made = Referral(desk.new_id(), FINLEY.id, CARE.id, ReferralHow.PHONE, "Hurt at home", NOW, told_to="Duty desk")
    referring.make_referral(desk, made)
    return made


def waiting(desk: Desk) -> list[tuple[str, date | None]]:
    return [(need.kind, need.due.day) for need in needs(desk)]


def test_follow_up_is_over_after_another_contact_with_the_same_person(desk: Desk) -> None:
    call(desk, "Sarah Ward, mum", date(2026, 3, 24))
    call(desk, "Form tutor")
    assert [need.kind for need in needs(desk)] == ["contact"]
    call(desk, " sarah ward, Mum ")
    assert needs(desk) == ()


def test_new_contact_may_ask_for_the_next_follow_up(desk: Desk) -> None:
    call(desk, "Sarah Ward", date(2026, 3, 20))
    call(desk, "Sarah Ward", date(2026, 3, 25))
    assert [need.due.day for need in needs(desk)] == [date(2026, 3, 25)]


def test_review_is_over_after_a_later_decision_on_the_same_matter(desk: Desk) -> None:
    decide(desk, date(2026, 3, 23))
    assert [need.kind for need in needs(desk)] == ["decision"]
    decide(desk)
    assert needs(desk) == ()


def test_deciding_only_who_is_told_takes_no_review_off_today(desk: Desk) -> None:
    decide(desk, date(2026, 3, 23))
    decide(desk, date(2026, 3, 24), DecisionKind.TELLING)
    assert waiting(desk) == [("decision", date(2026, 3, 23)), ("decision", date(2026, 3, 24))]
    decide(desk)
    assert needs(desk) == ()


def test_today_remembers_where_the_last_backup_went(tmp_path: Path) -> None:
    desk, _ = make(tmp_path / "vault")
    assert today(desk).backup.folder == ""
    back_up(desk, tmp_path)
    assert today(desk).backup.folder == str(tmp_path)


def test_unfinished_form_names_its_child_once_one_is_chosen(desk: Desk) -> None:
    save_draft(desk, "c" * 32, "record", {"child": "", "what": "At the gate"})
    assert [each.child for each in today(desk).drafts] == [None]
    save_draft(desk, "c" * 32, "record", {"child": FINLEY.id, "what": "At the gate"})
    assert [each.child for each in today(desk).drafts] == [FINLEY]


def test_weeks_begin_at_the_schools_midnight(desk: Desk) -> None:
    assert isinstance(desk.clock, SetClock)
    desk.clock.set(datetime(2026, 6, 14, 23, 30, tzinfo=UTC))  # half past midnight on Monday in British summer
    observe(desk, "Late")
    desk.clock.set(datetime(2026, 7, 20, 9, 0, tzinfo=UTC))
    assert today(desk).weeks[0] == (date(2026, 6, 15), 1)


def test_the_earliest_need_stands_first_whatever_it_is(desk: Desk) -> None:
    acting.add_action(desk, Action(desk.new_id(), FINLEY.id, "Meet mum", "Ruth Patel", due=date(2026, 3, 26)))
    call(desk, "Form tutor", date(2026, 3, 20))
    decide(desk, date(2026, 3, 25))
    refer(desk)
    assert waiting(desk) == [
        ("contact", date(2026, 3, 20)),
        ("written", date(2026, 3, 25)),
        ("decision", date(2026, 3, 25)),
        ("reply", date(2026, 3, 25)),
        ("action", date(2026, 3, 26)),
    ]


def test_what_is_due_in_more_than_a_week_waits_its_turn(desk: Desk) -> None:
    acting.add_action(desk, Action(desk.new_id(), FINLEY.id, "Meet mum", "Ruth Patel", due=date(2026, 4, 1)))
    request = PoliceRequest(desk.new_id(), "DC Hall", "Northshire", NOW, reply_by=date(2026, 4, 1))
    incoming.record_incoming(desk, request, [FINLEY.id])
    assert waiting(desk) == []
    assert isinstance(desk.clock, SetClock)
    desk.clock.set(datetime(2026, 3, 25, 9, 0, tzinfo=UTC))
    assert waiting(desk) == [("action", date(2026, 4, 1)), ("request", date(2026, 4, 1))]


def test_a_returned_referral_asks_for_a_decision_until_it_is_withdrawn(desk: Desk) -> None:
    made = refer(desk)
    referring.confirm_in_writing(desk, made.id, NOW)
    referring.record_reply(desk, made.id, ReferralState.RETURNED, NOW, "Below their threshold")
    (need,) = needs(desk)
    assert (need.kind, need.due.day) == ("returned", date(2026, 3, 24))
    referring.record_reply(desk, made.id, ReferralState.WITHDRAWN, NOW, "The family moved")
    assert needs(desk) == ()


def test_a_notice_is_due_today_and_comes_back_on_its_day(desk: Desk) -> None:
    notice = EncompassNotice(desk.new_id(), "NP-1", received=NOW)
    incoming.record_incoming(desk, notice, [FINLEY.id, ISLA.id])
    (need,) = needs(desk)
    assert (need.kind, need.due.day, need.words[-12:]) == ("notice", date(2026, 3, 24), "(and 1 more)")
    incoming.answer_notice(desk, notice.id, "Breakfast", "Ms Lee", NOW, date(2026, 3, 27))
    assert waiting(desk) == [("look-in", date(2026, 3, 27))]


def test_a_request_without_a_day_is_due_from_the_day_it_came(desk: Desk) -> None:
    incoming.record_incoming(desk, PoliceRequest(desk.new_id(), "DC Hall", "Northshire", NOT_KNOWN), [FINLEY.id])
    assert waiting(desk) == [("request", date(2026, 3, 24))]


def test_a_duty_stands_on_today_until_it_is_reported(desk: Desk) -> None:
    kind = next(each for each in duty_kinds() if not each.clock)
    duty = Duty(desk.new_id(), FINLEY.id, kind.term, "Mr Shah")
    duties.record_duty(desk, duty)
    assert waiting(desk) == [("duty", None)]
    duties.report_duty(desk, duty.id, NOW, "101")
    assert needs(desk) == ()


def test_what_today_says_of_a_child_is_a_look_once_a_sitting(desk: Desk) -> None:
    acting.add_action(desk, Action(desk.new_id(), FINLEY.id, "Meet mum", "Ruth Patel", due=date(2026, 3, 26)))
    today(desk)
    today(desk)
    (look,) = looks_at(desk, FINLEY.id).shown
    assert (look.person, look.happening, look.note) == ("Ruth Patel", Happening.VIEWED, "Today")
    assert looks_at(desk, ISLA.id).shown == ()
