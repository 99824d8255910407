"""Replies at their levels: found and never chosen, and a bundle moves only as far as they show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.signing import sign_report
from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.errors import BundleError, InvalidRecord, Unreadable
from dsl_desk.domain.event import Happening
from dsl_desk.domain.receipt import Answer, ReceiptLevel
from dsl_desk.domain.recipient import Recipient, TheirCertificate
from dsl_desk.domain.sharing import Sharing, SharingState
from dsl_desk.domain.when import NOT_STATED, Certainty, When
from dsl_desk.services import attaching, directory, opening, receipts, recipients, sharing_log
from dsl_desk.services.attaching import choose_file
from dsl_desk.services.desk import Desk
from dsl_desk.services.looking import looks_at
from dsl_desk.services.receipts import Reply
from dsl_desk.services.school_keys import school_keys
from dsl_desk.store import records
from dsl_desk.store.check import rebuild
from tests.bundle.identities import new_school
from tests.bundle.test_receipt_check import page
from tests.desks import FINLEY, in_memory
from tests.shared_bundles import shared, words

POLICE = Agency("b" * 32, "Larkshire Police", AgencyKind.POLICE)
CAME = When(Certainty.EXACT, date(2026, 3, 24), time(8, 0))
SERGEANT = "Sgt Amin, exploitation team"


@pytest.fixture(scope="module")
def force() -> SchoolIdentity:
    return new_school(datetime(2025, 9, 1, tzinfo=UTC))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = in_memory(tmp_path)
    directory.save_agency(made, POLICE)
    yield made
    opening.lock(made)


@pytest.fixture
def sent(desk: Desk) -> Sharing:
    return shared(desk, FINLEY.id, POLICE.id)


def now(desk: Desk, sharing: Sharing) -> Sharing:
    found = records.current(desk.connection, Sharing, sharing.id)
    assert found
    return found


def answer(desk: Desk, sharing: Sharing, said: Answer, text: str = "", reason: str = "") -> Sharing:
    receipts.record_receipt(desk, sharing.id, Reply(said, CAME, SERGEANT, "LK/77", reason, text))
    return now(desk, sharing)


def signed_file(desk: Desk, sharing: Sharing, force: SchoolIdentity, folder: Path, text: str) -> receipts.SignedFile:
    path = folder / "receipt.pdf"
    path.write_bytes(sign_report(page(text), force, datetime(2026, 3, 24, 8, 0, tzinfo=UTC)))
    return receipts.receipt_check(desk, sharing.id).check(path)


def test_a_reply_with_the_right_words_shows_that_they_opened_it(desk: Desk, sent: Sharing) -> None:
    after = answer(desk, sent, Answer.ARRIVED, f"Received.\n{words(sent)}\nRef LK/77")
    assert after.state is SharingState.RECEIVED
    assert after.receipts[0].level is ReceiptLevel.WORDS
    assert (after.receipts[0].reference, after.receipts[0].from_whom) == ("LK/77", SERGEANT)
    assert words(sent) in after.receipts[0].words


def test_a_plain_reply_does_not_move_it_and_the_words_do_when_they_come(desk: Desk, sent: Sharing) -> None:
    after = answer(desk, sent, Answer.ARRIVED, "Received with thanks")
    assert (after.state, after.receipts[0].level) == (SharingState.SENT, ReceiptLevel.PLAIN)
    after = answer(desk, sent, Answer.ARRIVED, words(sent))
    assert (after.state, len(after.receipts)) == (SharingState.RECEIVED, 2)


def test_one_wrong_word_is_a_plain_reply(desk: Desk, sent: Sharing) -> None:
    slip = words(sent).split()
    text = " ".join([*slip[:4], "slip", *slip[5:]])
    assert receipts.words_quoted(desk, sent.id, text).read.slips == ((5, "slip"),)
    after = answer(desk, sent, Answer.ARRIVED, text)
    assert (after.state, after.receipts[0].level) == (SharingState.SENT, ReceiptLevel.PLAIN)
    assert "slip" in after.receipts[0].words


def test_the_words_of_another_bundle_are_named_and_show_nothing_of_this_one(desk: Desk, sent: Sharing) -> None:
    other = shared(desk, FINLEY.id, POLICE.id, 2)
    quoted = receipts.words_quoted(desk, sent.id, words(other))
    assert (quoted.read.right, quoted.of_another) == (False, other.bundle)
    assert answer(desk, sent, Answer.ARRIVED, words(other)).state is SharingState.SENT


def test_accepted_is_what_they_say_and_the_level_stays_what_was_shown(desk: Desk, sent: Sharing) -> None:
    after = answer(desk, sent, Answer.ACCEPTED, "We take this on")
    assert (after.state, after.shown_to_arrive) == (SharingState.ACCEPTED, False)
    after = answer(desk, sent, Answer.ARRIVED, words(sent))
    assert (after.state, after.shown_to_arrive) == (SharingState.ACCEPTED, True)


def test_returned_needs_their_reason(desk: Desk, sent: Sharing) -> None:
    with pytest.raises(InvalidRecord, match="why they returned it"):
        answer(desk, sent, Answer.RETURNED)
    after = answer(desk, sent, Answer.RETURNED, reason="Not our district")
    assert (after.state, after.receipts[0].reason) == (SharingState.RETURNED, "Not our district")


def test_a_reply_after_the_outcome_stays_with_it(desk: Desk, sent: Sharing) -> None:
    answer(desk, sent, Answer.ACCEPTED)
    sharing_log.record_outcome(desk, sent.id, "A disruption order was made", CAME)
    after = answer(desk, sent, Answer.ARRIVED, words(sent))
    assert (after.state, len(after.receipts)) == (SharingState.OUTCOME_KNOWN, 2)


def test_a_signed_receipt_counts_for_what_it_names(
    desk: Desk, sent: Sharing, force: SchoolIdentity, tmp_path: Path
) -> None:
    unknown = signed_file(desk, sent, force, tmp_path, words(sent))
    assert not unknown.signature.enrolled
    assert unknown.signature.names_bundle
    recipients.save_recipient(
        desk, Recipient(POLICE.id, certificate=TheirCertificate(force.root_pem.decode(), "By phone, 24 March"))
    )
    known = signed_file(desk, sent, force, tmp_path, words(sent))
    nameless = signed_file(desk, sent, force, tmp_path, "Received with thanks")
    levels = []
    for signed in (unknown, known, nameless):
        receipts.record_receipt(desk, sent.id, Reply(Answer.ARRIVED, CAME, SERGEANT, signed=signed))
        levels.append(now(desk, sent).receipts[-1].level)
    assert levels == [ReceiptLevel.SIGNED_UNKNOWN, ReceiptLevel.SIGNED_ENROLLED, ReceiptLevel.PLAIN]
    assert nameless.signature.enrolled
    assert now(desk, sent).state is SharingState.RECEIVED


def test_the_signed_file_is_kept_as_it_came(desk: Desk, sent: Sharing, force: SchoolIdentity, tmp_path: Path) -> None:
    signed = signed_file(desk, sent, force, tmp_path, words(sent))
    scan = tmp_path / "slip.txt"
    scan.write_text("The slip, typed off")
    reply = Reply(Answer.ARRIVED, CAME, SERGEANT, signed=signed, files=[choose_file(scan)])
    receipts.record_receipt(desk, sent.id, reply)
    kept = attaching.files_of(desk, sent.id)
    assert [each.attachment.name for each in kept] == ["receipt.pdf", "slip.txt"]
    assert attaching.copy_out(desk, kept[0].attachment.id).content == signed.content
    assert attaching.count_files(desk, FINLEY.id) == 2
    assert [look.happening for look in looks_at(desk, FINLEY.id).shown] == [Happening.COPIED]


def test_what_the_school_itself_signed_is_no_receipt(desk: Desk, sent: Sharing, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="own key"):
        signed_file(desk, sent, school_keys(desk).identity, tmp_path, words(sent))


def test_a_file_that_is_no_signed_receipt_is_refused_in_words(desk: Desk, sent: Sharing, tmp_path: Path) -> None:
    check = receipts.receipt_check(desk, sent.id)
    (tmp_path / "plain.pdf").write_bytes(page("Received"))
    for path in (tmp_path / "plain.pdf", tmp_path / "gone.pdf", tmp_path):
        with pytest.raises(BundleError, match="Nothing was recorded"):
            check.check(path)


def test_nothing_is_answered_before_it_was_sent(desk: Desk) -> None:
    made = shared(desk, FINLEY.id, POLICE.id, sent=NOT_STATED)
    with pytest.raises(InvalidRecord, match="how the bundle was sent"):
        answer(desk, made, Answer.ARRIVED, words(made))


def test_what_is_missing_is_refused_and_nothing_is_kept(desk: Desk, sent: Sharing, tmp_path: Path) -> None:
    scan = tmp_path / "slip.txt"
    scan.write_text("The slip")
    with pytest.raises(InvalidRecord) as refused:
        receipts.record_receipt(desk, sent.id, Reply(Answer.RETURNED, NOT_STATED, " ", files=[choose_file(scan)]))
    assert {problem.field for problem in refused.value.problems} == {"from_whom", "came", "reason"}
    assert attaching.files_of(desk, sent.id) == ()
    assert now(desk, sent) == sent


def test_a_rebuild_gives_the_same(desk: Desk, sent: Sharing) -> None:
    answer(desk, sent, Answer.ACCEPTED, words(sent))
    before = sharing_log.shared(desk, sent.id)
    assert rebuild(desk.vault)
    assert sharing_log.shared(desk, sent.id) == before
