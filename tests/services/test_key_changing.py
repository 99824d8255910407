from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2
import pytest

from dsl_desk.bundle.key_notice import check_notice
from dsl_desk.bundle.verifier import verify
from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.errors import InvalidRecord, ReadsOnly, Tampered
from dsl_desk.domain.key_change import KeyChange
from dsl_desk.domain.recipient import KeyCheck
from dsl_desk.domain.when import Certainty, When
from dsl_desk.services import recipients
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import save_agency
from dsl_desk.services.key_changing import change_key, kept_notice, key_changes
from dsl_desk.services.school_keys import school_keys, signing_keys
from dsl_desk.store.check import rebuild
from tests import desks, school_signers
from tests.bundle.cases import PASSPHRASE, sealed

POLICE = "c" * 32
STOLEN = "The laptop was stolen."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = desks.in_memory(tmp_path)
    school_signers.give(made, school_signers.root(), school_signers.leaf())
    yield made
    made.vault.close()


def changed(desk: Desk) -> KeyChange:
    change_key(desk, STOLEN)
    return key_changes(desk)[-1]


def words(notice: bytes) -> str:
    with pypdfium2.PdfDocument(notice) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)


def test_the_old_root_vouches_for_the_new_one(desk: Desk) -> None:
    before = school_keys(desk)
    change = changed(desk)
    after = signing_keys(desk)
    assert (change.old_sha256, change.new_sha256) == (before.fingerprint, after.fingerprint)
    assert change.old_certificate.encode() == before.root.certificate
    assert change.signed
    notice = kept_notice(desk, change.id)
    signed = check_notice(notice, before.root.certificate, after.root.certificate)
    assert signed == change.moment.replace(microsecond=0)
    said = words(notice)
    for part in (STOLEN, " ".join(before.words), " ".join(after.words)):
        assert part in said


def test_the_old_private_key_is_gone(desk: Desk) -> None:
    old = school_keys(desk).root.private_key.decode()
    change_key(desk, STOLEN)
    tables = [name for (name,) in desk.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    rows = (row for table in tables for row in desk.connection.execute(f"SELECT * FROM {table}"))  # noqa: S608
    assert not [row for row in rows if old in map(str, row)]


def test_every_recipient_is_to_be_rung_again(desk: Desk) -> None:
    save_agency(desk, Agency(POLICE, "Essex Police", AgencyKind.POLICE))
    day = When(Certainty.EXACT, date(2026, 3, 20))
    check = KeyCheck(
        school_keys(desk).fingerprint, "PC Jo Dean", day, "01632 960 011", "the force’s list", "R. Patel"
    )
    recipients.record_key_check(desk, POLICE, check)
    change_key(desk, STOLEN)
    known = recipients.recipient_of(desk, POLICE)
    assert recipients.say_key_check(desk, known) == recipients.NOT_THIS_KEY
    recipients.record_key_check(desk, POLICE, replace(check, key_sha256=school_keys(desk).fingerprint))
    assert "PC Jo Dean" in recipients.say_key_check(desk, recipients.recipient_of(desk, POLICE))


def test_bundles_of_before_and_after_lead_each_to_its_own_root(desk: Desk, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    old = sealed(first, school_keys(desk).identity, moment=datetime.now(UTC))
    change = changed(desk)
    new = sealed(second, school_keys(desk).identity, moment=datetime.now(UTC))
    roots = change.old_certificate.encode(), school_keys(desk).root.certificate
    codes = [verify(bundle.target, root, PASSPHRASE).exit_code for bundle in (old, new) for root in roots]
    assert codes == [0, 2, 2, 0]


def test_a_root_at_its_end_gives_a_notice_without_signature(desk: Desk) -> None:
    school_signers.give(desk, school_signers.root(11), school_signers.leaf(130, 11))
    change = changed(desk)
    assert not change.signed
    assert signing_keys(desk).fingerprint == change.new_sha256
    with pytest.raises(Tampered):
        check_notice(
            kept_notice(desk, change.id), change.old_certificate.encode(), school_keys(desk).root.certificate
        )


def test_a_change_without_reason_or_by_one_who_reads_only_leaves_the_key(desk: Desk) -> None:
    before = school_keys(desk)
    with pytest.raises(InvalidRecord, match="why the key is changed"):
        change_key(desk, " ")
    desk.person = replace(desk.person, reads_only=True)
    with pytest.raises(ReadsOnly):
        change_key(desk, STOLEN)
    assert school_keys(desk) == before
    assert not key_changes(desk)


def test_a_rebuild_leaves_keys_and_notice(desk: Desk) -> None:
    change = changed(desk)
    notice, keys = kept_notice(desk, change.id), school_keys(desk)
    rebuild(desk.vault)
    assert (key_changes(desk), kept_notice(desk, change.id), school_keys(desk)) == ((change,), notice, keys)
