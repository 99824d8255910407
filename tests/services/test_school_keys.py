from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dsl_desk.domain.errors import InvalidRecord, KeyNotInTime, ReadsOnly
from dsl_desk.domain.event import Event, Happening
from dsl_desk.domain.school import SCHOOL_ID
from dsl_desk.keys import identity
from dsl_desk.services import today
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import set_school
from dsl_desk.services.key_standing import key_reminders, key_standing, rules
from dsl_desk.services.school_keys import ROOT, keep, key_sha256, renew_leaf, school_keys, signing_keys
from dsl_desk.store import journal
from tests import desks, school_signers
from tests.desks import STORE


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = desks.in_memory(tmp_path)
    yield made
    made.vault.close()


def happened(desk: Desk, happening: Happening) -> list[Event]:
    bodies = [
        content for entry, _, content in journal.entries(desk.connection, STORE) if entry.header.kind == "event"
    ]
    events = [journal.read_body(Event, content).record for content in bodies if content]
    return [event for event in events if event.happening is happening]


def test_keys_are_made_once_when_first_needed(desk: Desk) -> None:
    assert (key_sha256(desk), key_standing(desk), key_reminders(desk)) == ("", None, ())
    keys = school_keys(desk)
    assert school_keys(desk) == keys
    assert key_sha256(desk) == keys.fingerprint
    assert [event.note for event in happened(desk, Happening.KEY_MADE)] == [keys.fingerprint]


def test_a_root_without_a_leaf_is_kept(desk: Desk) -> None:
    with desk.deed():
        keep(desk, ROOT, school_signers.root())
    assert signing_keys(desk).root == school_signers.root()
    assert not happened(desk, Happening.KEY_MADE)


def test_a_key_needs_a_mailbox_to_name(desk: Desk) -> None:
    set_school(desk, replace(desks.SCHOOL, email=""))
    with pytest.raises(InvalidRecord, match="email address first"):
        school_keys(desk)


def test_a_leaf_that_ran_out_is_kept_until_a_person_renews_it(desk: Desk) -> None:
    school_signers.give(desk, school_signers.root(2), school_signers.leaf(14, 2))
    before = school_keys(desk)
    assert before.leaf == school_signers.leaf(14, 2), "nothing is renewed in silence"
    with pytest.raises(KeyNotInTime, match="Renew it on the page “The school’s key”"):
        signing_keys(desk)
    renew_leaf(desk)
    after = signing_keys(desk)
    assert (after.root, after.fingerprint) == (before.root, before.fingerprint), "no recipient has to do anything"
    assert identity.runs_out(after.leaf.certificate) > datetime.now(UTC) + timedelta(days=365)
    leaf = identity.fingerprint(after.leaf.certificate).hex()
    assert happened(desk, Happening.KEY_RENEWED) == [Event(SCHOOL_ID, Happening.KEY_RENEWED, leaf)]


def test_a_key_that_is_not_valid_yet_leads_to_the_clock(desk: Desk) -> None:
    later = identity.issue_leaf(school_signers.root(), school_signers.SUBJECT, datetime.now(UTC) + timedelta(days=9))
    school_signers.give(desk, school_signers.root(), later)
    with pytest.raises(KeyNotInTime, match="Set the clock right"):
        signing_keys(desk)


def test_a_root_at_its_end_asks_for_another_key(desk: Desk) -> None:
    school_signers.give(desk, school_signers.root(11), school_signers.leaf(130, 11))
    for refused in (signing_keys, renew_leaf):
        with pytest.raises(KeyNotInTime, match="Change the key"):
            refused(desk)


@pytest.mark.parametrize(
    ("root_years_ago", "months_ago", "said"),
    [
        (0, 0, ""),
        (2, 10, ""),
        (2, 13, "The certificate that signs bundles runs out on "),
        (2, 14, "The certificate that signs bundles ran out on "),
        (9, 9, "The school’s key runs out on "),
        (11, 130, "The school’s key ran out on "),
    ],
)
def test_today_says_in_good_time_what_runs_out(desk: Desk, root_years_ago: int, months_ago: int, said: str) -> None:
    school_signers.give(desk, school_signers.root(root_years_ago), school_signers.leaf(months_ago, root_years_ago))
    assert "".join(today.today(desk).keys)[: len(said) or None] == said
    standing = key_standing(desk)
    assert standing
    assert standing.reminders == key_reminders(desk)


def test_a_root_near_its_end_does_not_hide_that_the_leaf_ran_out(desk: Desk) -> None:
    school_signers.give(desk, school_signers.root(9), school_signers.leaf(14, 9))
    assert len(key_reminders(desk)) == 2
    school_signers.give(desk, school_signers.root(11), school_signers.leaf(130, 11))
    assert len(key_reminders(desk)) == 1, "nothing is renewed under a root whose time is over"


def test_the_days_before_are_data() -> None:
    assert 20 < rules().leaf_reminder_days < 60
    assert rules().root_reminder_days > 180


def test_one_who_reads_only_renews_nothing(desk: Desk) -> None:
    school_signers.give(desk, school_signers.root(), school_signers.leaf())
    desk.person = replace(desk.person, reads_only=True)
    with pytest.raises(ReadsOnly):
        renew_leaf(desk)
    assert school_keys(desk).leaf == school_signers.leaf()
