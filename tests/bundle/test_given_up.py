"""A key that the school gave up: what was signed before goes on counting, what was signed later does not."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.ledger import AcceptedRoot, Ledger, Order, read_root
from dsl_desk.bundle.verifier import NOT_ACCEPTED, Verdict, verify
from dsl_desk.bundle.writer import Sealed
from dsl_desk.services.verdict_words import CAME_BEFORE, ONLY_CLAIMED, Answer, answers
from tests.bundle.cases import MOMENT, PASSPHRASE, sealed
from tests.bundle.identities import new_school
from tests.bundle.test_ledger import CHECK, HEARD

SIGNED = MOMENT.date()
NEXT = SIGNED + timedelta(days=1)


def judged(bundle: Sealed, school: SchoolIdentity, until: date, root_pem: bytes | None = None) -> Verdict:
    held = AcceptedRoot(read_root(school.root_pem), CHECK, until, HEARD)
    return verify(bundle.target, root_pem, PASSPHRASE, ledger=Ledger((held,)))


def about_the_key(verdict: Verdict) -> Answer:
    return answers(verdict)[2]


def test_what_was_signed_before_is_accepted_and_who_heard_of_the_end_is_told(
    bundle: Sealed, school: SchoolIdentity
) -> None:
    verdict = judged(bundle, school, NEXT)
    told = json.loads(verdict.to_json())
    assert (told["exit_code"], told["accepted"], told["problems"]) == (0, True, [])
    assert (told["until"], told["until_check"]) == (
        "2026-11-21",
        {"by": HEARD.by, "how": HEARD.how, "day": "2026-11-20"},
    )
    assert told["key_check"]["by"] == CHECK.by


@pytest.mark.parametrize("until", [SIGNED, SIGNED - timedelta(days=30)])
@pytest.mark.parametrize("by_hand", [False, True], ids=["by the ledger", "root named by hand as well"])
def test_what_was_signed_on_the_day_or_later_is_not_accepted(
    until: date, by_hand: bool, bundle: Sealed, school: SchoolIdentity
) -> None:
    verdict = judged(bundle, school, until, school.root_pem if by_hand else None)
    assert (verdict.exit_code, verdict.unaltered) == (NOT_ACCEPTED, True)
    (said,) = about_the_key(verdict).details
    assert said.startswith("This was signed after the school gave up this key on ")
    assert "can set the signing time of another back" in said


def test_the_day_is_that_of_the_school_and_not_of_utc(tmp_path: Path) -> None:
    half_past_midnight = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    school = new_school(half_past_midnight)
    bundle = sealed(tmp_path, school, moment=half_past_midnight)
    assert not judged(bundle, school, date(2026, 7, 1)).accepted
    assert judged(bundle, school, date(2026, 7, 2)).accepted


def test_another_reason_comes_first(bundle: Sealed, look_alike: SchoolIdentity) -> None:
    (said,) = judged(bundle, look_alike, SIGNED).problems
    assert said.startswith("You have not accepted the key that signed this.")


def test_that_it_was_signed_before_is_only_believed_of_what_came_before(
    bundle: Sealed, school: SchoolIdentity
) -> None:
    verdict = judged(bundle, school, NEXT)
    came = {
        "never": None,
        "before": Order(1, again_since=MOMENT),
        "after": Order(1, again_since=MOMENT + timedelta(days=1)),
    }
    found = {when: about_the_key(replace(verdict, order=order)) for when, order in came.items()}
    assert {when: answer.good for when, answer in found.items()} == {"never": False, "before": True, "after": False}
    assert found["before"].details[1].endswith(CAME_BEFORE)
    assert found["never"].details[1] == f"The school gave up this key on Saturday 21 November 2026. {ONLY_CLAIMED}"


def test_a_key_in_use_gives_the_answer_it_always_gave(bundle: Sealed, school: SchoolIdentity) -> None:
    held = Ledger((AcceptedRoot(read_root(school.root_pem), CHECK),))
    told = verify(bundle.target, None, PASSPHRASE, ledger=held).to_json()
    assert "until" not in told
