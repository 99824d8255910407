"""Operation Encompass notices and police requests: written down, answered, looked in on again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.police_request import PoliceRequest, RequestState
from dsl_desk.domain.when import NOT_KNOWN, NOT_STATED, Certainty, When
from dsl_desk.services import incoming, opening
from dsl_desk.services.desk import Desk
from dsl_desk.services.searching import search
from dsl_desk.store import records
from dsl_desk.store.check import rebuild
from tests.desks import FINLEY, ISLA, in_memory

RECEIVED = When(Certainty.EXACT, date(2026, 3, 24), time(8, 10))
SEEN = When(Certainty.EXACT, date(2026, 3, 24), time(9, 0))
TODAY = When(Certainty.EXACT, date(2026, 3, 24))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = in_memory(tmp_path)
    yield made
    opening.lock(made)


def notice(desk: Desk, received: When = RECEIVED) -> EncompassNotice:
    made = EncompassNotice(desk.new_id(), "NP-4410", received=received, circumstances="Zebraphone thrown")
    incoming.record_incoming(desk, made, [FINLEY.id, ISLA.id])
    return made


def request(desk: Desk) -> PoliceRequest:
    made = PoliceRequest(desk.new_id(), "DC 4412 Hall", "Northshire", RECEIVED, reply_by=date(2026, 4, 7))
    incoming.record_incoming(desk, made, [FINLEY.id])
    return made


def only(desk: Desk) -> incoming.Received:
    (received,) = incoming.open_incoming(desk)
    return received


@pytest.mark.parametrize("received", [RECEIVED, NOT_KNOWN])
def test_a_notice_is_to_be_answered_the_same_day(desk: Desk, received: When) -> None:
    made = notice(desk, received)
    assert only(desk).record == made
    assert only(desk).due == TODAY
    assert {child.id for child in only(desk).children} == {FINLEY.id, ISLA.id}


def test_an_answered_notice_is_looked_in_on_again_on_its_day(desk: Desk) -> None:
    made = notice(desk)
    changed = incoming.answer_notice(desk, made.id, "Breakfast", "Ms Lee", SEEN, date(2026, 3, 31))
    assert changed.child_ids == {FINLEY.id, ISLA.id}
    assert incoming.open_incoming(desk) == ()
    assert incoming.follow_ups(desk, date(2026, 3, 30)) == ()
    (again,) = incoming.follow_ups(desk, date(2026, 3, 31))
    assert again.due == When(Certainty.EXACT, date(2026, 3, 31))


def test_a_request_waits_until_its_day_and_is_answered_with_a_sign_off(desk: Desk) -> None:
    made = request(desk)
    assert only(desk).due == When(Certainty.EXACT, date(2026, 4, 7))
    incoming.answer_request(
        desk, made.id, RequestState.PART_RELEASED, SEEN, released="Attendance of March",
        reason="The rest is no reasonable line of enquiry", signed_off_by="Head",
    )  # fmt: skip
    assert incoming.open_incoming(desk) == ()
    answered = incoming.incoming(desk, made.id)
    assert answered and isinstance(answered.record, PoliceRequest)
    assert answered.record.state is RequestState.PART_RELEASED
    assert answered.due is None
    assert incoming.incoming(desk, "0" * 32) is None


def test_what_is_missing_is_refused_and_nothing_written(desk: Desk) -> None:
    sent, asked = notice(desk), request(desk)
    refused: tuple[Callable[[], object], ...] = (
        lambda: incoming.record_incoming(desk, replace(sent, id=desk.new_id()), []),
        lambda: incoming.answer_notice(desk, sent.id, "Breakfast", "Ms Lee", NOT_STATED),
        lambda: incoming.answer_notice(desk, sent.id, "", "Ms Lee", SEEN),
        lambda: incoming.answer_request(desk, asked.id, RequestState.RECEIVED, SEEN),
        lambda: incoming.answer_request(desk, asked.id, RequestState.RELEASED, SEEN, released="All"),
        lambda: incoming.answer_request(desk, asked.id, RequestState.REFUSED, SEEN),
        lambda: incoming.correct_incoming(desk, sent, "A reason"),
        lambda: incoming.correct_incoming(desk, replace(sent, place="Home"), " "),
        lambda: incoming.answer_notice(desk, "0" * 32, "Breakfast", "Ms Lee", SEEN),
    )
    for deed in refused:
        before = desk.vault.head()
        with pytest.raises(InvalidRecord):
            deed()
        assert desk.vault.head() == before


def test_a_correction_is_a_new_version_and_the_words_are_found(desk: Desk) -> None:
    made = notice(desk)
    incoming.correct_incoming(desk, replace(made, place="At home"), "Police rang back")
    assert [version.reason for version in records.versions(desk.connection, EncompassNotice, made.id)] == [
        "",
        "Police rang back",
    ]
    assert [found.id for found in search(desk, "zebraphone").notes] == [made.id]
    assert rebuild(desk.vault)
