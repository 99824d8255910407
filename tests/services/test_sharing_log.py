"""The log of what was shared and what was kept: over all children, chased, and read afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.contact import ContactKind
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.event import Happening
from dsl_desk.domain.not_shared import NotShared
from dsl_desk.domain.receipt import Answer, Asked
from dsl_desk.domain.second_look import SecondLook
from dsl_desk.domain.sharing import Sharing, SharingState
from dsl_desk.domain.when import NOT_KNOWN, NOT_STATED, Certainty, When
from dsl_desk.services import directory, opening, receipts, sharing_log
from dsl_desk.services.catalogue.entry import not_shared_grounds
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.desk import Desk
from dsl_desk.services.exporting import record_sent
from dsl_desk.services.looking import looks_at
from dsl_desk.services.needs import Need, needs
from dsl_desk.services.receipts import Reply
from dsl_desk.store import records
from tests.desks import FINLEY, in_memory
from tests.shared_bundles import MONDAY, shared, words

POLICE = Agency("b" * 32, "Larkshire Police", AgencyKind.POLICE)
CAME = When(Certainty.EXACT, date(2026, 3, 24), time(8, 0))
LATER = When(Certainty.EXACT, date(2026, 3, 24), time(9, 0))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = in_memory(tmp_path)
    directory.save_agency(made, POLICE)
    yield made
    opening.lock(made)


def kinds(desk: Desk) -> list[str]:
    return [need.kind for need in needs(desk)]


def only_need(desk: Desk) -> Need:
    (need,) = needs(desk)
    return need


def decision(desk: Desk) -> NotShared:
    ground = not_shared_grounds()[0].term
    return NotShared(
        desk.new_id(), FINLEY.id, "His sister’s address", "The father’s solicitor", ground, "He could find her",
        LATER, "Ruth Patel, DSL", advice_from="Duty lawyer", advice="Keep it",
    )  # fmt: skip


def test_a_bundle_that_nothing_came_back_for_is_asked_after(desk: Desk) -> None:
    sent = shared(desk, FINLEY.id, POLICE.id)
    need = only_need(desk)
    assert (need.kind, need.id) == ("bundle", sent.id)
    assert need.due == When(Certainty.EXACT, date(2026, 3, 25))
    assert need.words == f"Nothing came back for bundle {sent.bundle}. Ask Larkshire Police whether it arrived"


def test_a_plain_reply_is_asked_for_its_words(desk: Desk) -> None:
    sent = shared(desk, FINLEY.id, POLICE.id)
    receipts.record_receipt(desk, sent.id, Reply(Answer.ARRIVED, CAME, "Front desk"))
    need = only_need(desk)
    assert "without the receipt words" in need.words
    assert need.due == When(Certainty.EXACT, date(2026, 3, 26))


def test_asking_is_kept_with_the_bundle_and_moves_the_day(desk: Desk) -> None:
    sent = shared(desk, FINLEY.id, POLICE.id)
    asked = Asked(ContactKind.CALL, "Front desk", LATER, "They will look for it")
    sharing_log.ask_after(desk, sent.id, asked, date(2026, 3, 27))
    found = sharing_log.shared(desk, sent.id)
    assert found.sharing.asked == (asked,)
    assert found.ask_by == When(Certainty.EXACT, date(2026, 3, 27))
    with pytest.raises(InvalidRecord, match="later day"):
        sharing_log.ask_after(desk, sent.id, asked, date(2026, 3, 24))


def test_a_receipt_ends_the_chase_and_the_outcome_is_asked_for_much_later(desk: Desk) -> None:
    sent = shared(desk, FINLEY.id, POLICE.id)
    receipts.record_receipt(desk, sent.id, Reply(Answer.ARRIVED, CAME, "Sgt Amin", words=words(sent)))
    assert needs(desk) == ()
    assert sharing_log.shared(desk, sent.id).ask_by == When(Certainty.EXACT, date(2026, 4, 21))
    desk.clock.set(datetime(2026, 4, 16, 9, 0, tzinfo=UTC))  # type: ignore[attr-defined]
    assert only_need(desk).words == f"Ask Larkshire Police what came of bundle {sent.bundle}"
    sharing_log.record_outcome(desk, sent.id, "A referral to the panel", NOT_KNOWN)
    assert needs(desk) == ()
    assert sharing_log.shared(desk, sent.id).sharing.state is SharingState.OUTCOME_KNOWN


def test_a_returned_bundle_waits_for_the_school(desk: Desk) -> None:
    sent = shared(desk, FINLEY.id, POLICE.id)
    receipts.record_receipt(desk, sent.id, Reply(Answer.RETURNED, CAME, "Sgt Amin", reason="Not our district"))
    assert only_need(desk).kind == "bundle-returned"
    assert sharing_log.shared(desk, sent.id).ask_by is None
    sharing_log.record_outcome(desk, sent.id, "Sent to the next district instead", LATER)
    assert needs(desk) == ()


def test_a_bundle_whose_file_is_gone_is_said_to_be_sent_or_never_sent(desk: Desk) -> None:
    made = shared(desk, FINLEY.id, POLICE.id, sent=NOT_STATED)
    other = shared(desk, FINLEY.id, POLICE.id, 2, sent=NOT_STATED)
    assert kinds(desk) == ["file-gone", "file-gone"]
    sharing_log.record_not_sent(desk, made.id, "The disk was full, and a new one was made")
    record_sent(desk, other.id, MONDAY, "Handed to Sgt Amin")
    assert kinds(desk) == ["bundle"]
    states = {each.sharing.bundle: each.sharing.state for each in sharing_log.sharing_log(desk).shared}
    assert states == {made.bundle: SharingState.NOT_SENT, other.bundle: SharingState.SENT}
    with pytest.raises(InvalidRecord, match="recorded as sent"):
        sharing_log.record_not_sent(desk, other.id, "No")
    record_sent(desk, made.id, MONDAY, "It had gone after all")
    assert sharing_log.shared(desk, made.id).sharing.state is SharingState.SENT


def test_the_second_look_afterwards_is_asked_for_and_then_recorded(desk: Desk) -> None:
    later = SecondLook(why_not_yet="He is missing tonight")
    sent = shared(desk, FINLEY.id, POLICE.id, second=later)
    assert kinds(desk) == ["second", "bundle"]
    sharing_log.record_second_look(desk, sent.id, "Imran Shah, deputy", LATER)
    assert kinds(desk) == ["bundle"]
    second = sharing_log.shared(desk, sent.id).sharing.second
    assert second == SecondLook("Imran Shah, deputy", LATER, "He is missing tonight")
    for who, when in ((" ", LATER), ("Imran Shah", NOT_STATED)):
        with pytest.raises(InvalidRecord):
            sharing_log.record_second_look(desk, sent.id, who, when)


def test_nobody_is_asked_where_nothing_was_said_of_a_second_person(desk: Desk) -> None:
    shared(desk, FINLEY.id, POLICE.id)
    assert kinds(desk) == ["bundle"]


def test_a_decision_not_to_share_stands_in_the_log_and_in_the_chronology(desk: Desk) -> None:
    kept = decision(desk)
    sharing_log.decide_not_to_share(desk, kept)
    log = sharing_log.sharing_log(desk)
    assert [each.record for each in log.kept] == [kept]
    (entry,) = [each for each in chronology(desk, FINLEY.id) if each.kind == "not_shared"]
    assert entry.title == "Not shared with The father’s solicitor"
    assert ("What they advised", "Keep it") in entry.facts
    corrected = replace(kept, advice="Keep it until the hearing")
    sharing_log.correct_not_shared(desk, corrected, "The lawyer rang again")
    assert sharing_log.log_of_child(desk, FINLEY.id).kept[0].record == corrected
    assert [version.reason for version in records.versions(desk.connection, NotShared, kept.id)][-1]


def test_what_a_decision_not_to_share_needs(desk: Desk) -> None:
    with pytest.raises(InvalidRecord) as refused:
        NotShared("1", "", " ", "", None, "", NOT_STATED, "", advice="Keep it")  # type: ignore[arg-type]
    assert {problem.field for problem in refused.value.problems} == {
        "child_id", "what", "with_whom", "ground", "why", "decided_by", "decided", "advice_from",
    }  # fmt: skip


def test_the_log_is_a_look_at_every_child_in_it(desk: Desk) -> None:
    shared(desk, FINLEY.id, POLICE.id)
    sharing_log.sharing_log(desk)
    (look,) = looks_at(desk, FINLEY.id).shown
    assert (look.happening, look.note) == (Happening.VIEWED, sharing_log.LOG)


def test_the_newest_stands_first(desk: Desk) -> None:
    for number in (1, 2, 3):
        shared(desk, FINLEY.id, POLICE.id, number)
    assert [each.sharing.sequence for each in sharing_log.sharing_log(desk).shared] == [3, 2, 1]
    assert isinstance(sharing_log.open_bundles(desk)[0].sharing, Sharing)


def test_section_16la_says_that_nobody_has_checked_it() -> None:
    (ground,) = [each for each in not_shared_grounds() if each.code == "more-detrimental"]
    assert ground.note.startswith("Status not checked")
