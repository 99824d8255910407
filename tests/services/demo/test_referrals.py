"""The made-up school shows referrals and what police sent, answered and waiting."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.police_request import PoliceRequest
from dsl_desk.domain.referral import Referral, ReferralState
from dsl_desk.services import opening
from dsl_desk.services.demo.demonstrating import make_demonstration
from dsl_desk.services.needs import needs
from dsl_desk.store import records


def test_the_story_has_referrals_and_notices_in_several_states(tmp_path: Path) -> None:
    made = make_demonstration(tmp_path, 1, 0, datetime(2026, 3, 24, 9, 5, tzinfo=UTC))
    connection = made.desk.connection
    states = {referral.state for referral in records.every(connection, Referral)}
    assert states == {ReferralState.IN_PROGRESS, ReferralState.ACCEPTED, ReferralState.RETURNED}
    assert {notice.open for notice in records.every(connection, EncompassNotice)} == {True, False}
    assert [request.open for request in records.every(connection, PoliceRequest)] == [True]
    waiting = {need.kind for need in needs(made.desk)}
    assert {"written", "reply", "returned", "notice"} <= waiting
    opening.lock(made.desk)
