from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pypdfium2
import pytest

from dsl_desk.bundle.key_notice import check_notice
from dsl_desk.bundle.verifier import verify
from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.errors import InvalidRecord, KeyNotInTime, ReadsOnly, Tampered
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.key_change import KeyChange
from dsl_desk.domain.recipient import KeyCheck
from dsl_desk.domain.sharing import Sharing
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import Certainty, When
from dsl_desk.keys.identity import issue_leaf, make_root
from dsl_desk.services import recipients
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import save_agency
from dsl_desk.services.key_changing import change_key, kept_notice, key_changes
from dsl_desk.services.key_standing import key_reminders
from dsl_desk.services.school_keys import SchoolKeys, key_sha256, school_keys, signing_keys
from dsl_desk.store.check import rebuild
from tests import desks, school_signers
from tests.bundle.cases import PASSPHRASE, sealed
from tests.desks import FINLEY

POLICE = "c" * 32
LAST = "DD-2026-10000-01"
STOLEN = "The laptop was stolen."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = desks.in_memory(tmp_path)
    school_signers.give(made, school_signers.root(), school_signers.leaf())
    yield made
    made.vault.close()


@dataclass(frozen=True, slots=True)
class Story:
    """A school that changed its key, with what there was before, and a bundle of before and of after."""

    desk: Desk
    before: SchoolKeys
    change: KeyChange
    bundles: tuple[Path, Path]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    desk = desks.in_memory(tmp_path_factory.mktemp("keys"))
    school_signers.give(desk, school_signers.root(), school_signers.leaf())
    save_agency(desk, Agency(POLICE, "Essex Police", AgencyKind.POLICE))
    recipients.record_key_check(desk, POLICE, check(desk))
    told = Informed(told=True)
    with desk.deed() as deed:
        for number, bundle in enumerate(("DD-2026-9999-01", LAST), 1):
            deed.record(
                Sharing(
                    desk.new_id(), FINLEY.id, POLICE, "", "A pattern", (Term("public-task", "Public task"),), told,
                    told, ("6" * 32,), bundle, number, "0" * 64, "1" * 64,
                )
            )  # fmt: skip
    before = school_keys(desk)
    first = sealed(tmp_path_factory.mktemp("before"), before.identity, moment=datetime.now(UTC))
    change_key(desk, STOLEN)
    second = sealed(tmp_path_factory.mktemp("after"), signing_keys(desk).identity, moment=datetime.now(UTC))
    (change,) = key_changes(desk)
    yield Story(desk, before, change, (first.target, second.target))
    desk.vault.close()


def check(desk: Desk) -> KeyCheck:
    day = When(Certainty.EXACT, date(2026, 3, 20))
    return KeyCheck(key_sha256(desk), "PC Jo Dean", day, "01632 960 011", "the force’s own list", "Ruth Patel")


def words(notice: bytes) -> str:
    with pypdfium2.PdfDocument(notice) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)


def test_the_old_root_vouches_for_the_new_one(story: Story) -> None:
    after = school_keys(story.desk)
    assert (story.change.old_sha256, story.change.new_sha256) == (story.before.fingerprint, after.fingerprint)
    assert story.change.old_certificate.encode() == story.before.root.certificate
    assert story.change.signed
    notice = kept_notice(story.desk, story.change.id)
    signed = check_notice(notice, story.before.root.certificate, after.root.certificate)
    assert signed == story.change.moment.replace(microsecond=0)
    said = words(notice)
    for part in (
        STOLEN,
        f"The last bundle signed with the old key is {LAST}.",
        " ".join(story.before.words),
        " ".join(after.words),
    ):
        assert part in said


def test_the_old_private_key_is_gone(story: Story) -> None:
    connection = story.desk.connection
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    held = [str(row) for table in tables for row in connection.execute(f"SELECT * FROM {table}")]  # noqa: S608
    assert not [row for row in held if repr(story.before.root.private_key.decode()) in row]
    assert [row for row in held if repr(school_keys(story.desk).root.private_key.decode()) in row], "the control"


def test_every_recipient_is_to_be_rung_again(story: Story) -> None:
    desk = story.desk
    assert recipients.say_key_check(desk, recipients.recipient_of(desk, POLICE)) == recipients.NOT_THIS_KEY
    assert key_reminders(desk) == ("Not checked since the school’s key was changed: Essex Police. Ring them.",)
    recipients.record_key_check(desk, POLICE, check(desk))
    assert key_reminders(desk) == ()
    assert "PC Jo Dean" in recipients.say_key_check(desk, recipients.recipient_of(desk, POLICE))


def test_bundles_of_before_and_after_lead_each_to_its_own_root(story: Story) -> None:
    roots = story.change.old_certificate.encode(), school_keys(story.desk).root.certificate
    codes = [verify(bundle, root, PASSPHRASE).exit_code for bundle in story.bundles for root in roots]
    assert codes == [0, 2, 2, 0]


def test_a_rebuild_leaves_keys_and_notice(story: Story) -> None:
    desk = story.desk
    notice, keys = kept_notice(desk, story.change.id), school_keys(desk)
    rebuild(desk.vault)
    assert key_changes(desk) == (story.change,)
    assert (kept_notice(desk, story.change.id), school_keys(desk)) == (notice, keys)


def test_a_root_at_its_end_gives_a_notice_without_signature(desk: Desk) -> None:
    school_signers.give(desk, school_signers.root(11), school_signers.leaf(130, 11))
    change_key(desk, STOLEN)
    (change,) = key_changes(desk)
    assert not change.signed
    assert signing_keys(desk).fingerprint == change.new_sha256
    with pytest.raises(Tampered):
        check_notice(
            kept_notice(desk, change.id), change.old_certificate.encode(), school_keys(desk).root.certificate
        )


def test_a_clock_that_stands_before_the_key_is_set_right_first(desk: Desk) -> None:
    later = datetime.now(UTC) + timedelta(days=9)
    root = make_root(school_signers.SUBJECT, later)
    school_signers.give(desk, root, issue_leaf(root, school_signers.SUBJECT, later))
    with pytest.raises(KeyNotInTime, match="Set the clock right"):
        change_key(desk, STOLEN)
    assert school_keys(desk).root == root
    assert not key_changes(desk)


def test_a_change_without_reason_or_by_one_who_reads_only_leaves_the_key(desk: Desk) -> None:
    before = school_keys(desk)
    with pytest.raises(InvalidRecord, match="why the key is changed"):
        change_key(desk, " ")
    desk.person = replace(desk.person, reads_only=True)
    with pytest.raises(ReadsOnly):
        change_key(desk, STOLEN)
    assert school_keys(desk) == before
    assert not key_changes(desk)
