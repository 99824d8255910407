from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.recipient import Channel, KeyCheck, Recipient, TheirCertificate
from dsl_desk.domain.when import Certainty, When
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import save_agency
from dsl_desk.services.recipients import (
    NO_KEY,
    NOT_CHECKED,
    NOT_THIS_KEY,
    accept_certificate,
    current_check,
    most_bytes,
    receiving,
    recipient_of,
    recipients,
    record_key_check,
    rules,
    save_recipient,
    say_key_check,
)
from dsl_desk.services.school_keys import key_sha256, school_keys
from tests import desks, school_signers

POLICE = "c" * 32
DAY = When(Certainty.EXACT, date(2026, 3, 20))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = desks.in_memory(tmp_path)
    save_agency(made, Agency(POLICE, "Essex Police", AgencyKind.POLICE))
    yield made
    made.vault.close()


def check(key: str) -> KeyCheck:
    return KeyCheck(key, "PC Jo Dean", DAY, "01632 960 011", "the force’s own list of schools", "Ruth Patel")


def test_an_agency_nobody_has_asked_is_said_to_be_just_that(desk: Desk) -> None:
    assert recipient_of(desk, POLICE) is None
    assert say_key_check(desk, None) == NO_KEY
    school_keys(desk)
    assert say_key_check(desk, None) == NOT_CHECKED
    save_recipient(desk, Recipient(POLICE))
    assert say_key_check(desk, recipient_of(desk, POLICE)) == NOT_CHECKED


def test_a_check_by_phone_is_said_in_full(desk: Desk) -> None:
    school_keys(desk)
    record_key_check(desk, POLICE, check(key_sha256(desk)))
    said = say_key_check(desk, recipient_of(desk, POLICE))
    for part in ("PC Jo Dean", "Friday 20 March 2026", "01632 960 011", "the force’s own list", "Ruth Patel"):
        assert part in said


def test_a_check_counts_for_the_key_it_was_made_of_and_no_other(desk: Desk) -> None:
    school_keys(desk)
    record_key_check(desk, POLICE, check("0" * 64))
    assert say_key_check(desk, recipient_of(desk, POLICE)) == NOT_THIS_KEY
    record_key_check(desk, POLICE, check(key_sha256(desk)))
    found = recipient_of(desk, POLICE)
    assert found is not None
    assert len(found.key_checks) == 2, "what was checked before stays on the record"
    assert current_check(desk, found) == check(key_sha256(desk))


def test_checking_again_leaves_how_bundles_get_there(desk: Desk) -> None:
    school_keys(desk)
    known = Recipient(POLICE, "spoc@police.example", "Intelligence desk", Channel.ENCRYPTED_CHANNEL, 25)
    save_recipient(desk, known)
    record_key_check(desk, POLICE, check(key_sha256(desk)))
    assert recipients(desk) == (replace(known, key_checks=(check(key_sha256(desk)),)),)


def test_the_newest_check_of_a_key_is_the_one_that_is_told() -> None:
    later = replace(check("0" * 64), who="PC Sam Roe")
    assert Recipient(POLICE, key_checks=(check("0" * 64), later)).check_of("0" * 64) == later


def test_a_recipient_who_has_not_said_takes_the_usual_size() -> None:
    usual = rules().most_mb * 1_000_000
    assert most_bytes(None) == most_bytes(Recipient(POLICE)) == usual
    assert most_bytes(Recipient(POLICE, most_mb=3)) == 3_000_000


@pytest.mark.parametrize("missing", ["key_sha256", "who", "number", "number_from", "read_out_by"])
def test_a_check_says_who_with_whom_and_on_whose_number(missing: str) -> None:
    with pytest.raises(InvalidRecord) as refused:
        replace(check("0" * 64), **{missing: " "})  # type: ignore[arg-type]
    assert [problem.field for problem in refused.value.problems] == [missing]


def test_a_check_says_when() -> None:
    with pytest.raises(InvalidRecord) as refused:
        replace(check("0" * 64), when=When())
    assert [problem.field for problem in refused.value.problems] == ["when"]


def test_a_limit_of_nothing_and_a_certificate_nobody_checked_are_refused() -> None:
    with pytest.raises(InvalidRecord, match="at least 1"):
        Recipient(POLICE, most_mb=0)
    with pytest.raises(InvalidRecord, match="how you know that it is theirs"):
        TheirCertificate("-----BEGIN CERTIFICATE-----", "")


def test_a_retired_address_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidRecord, match="Nothing sent there is read") as refused:
        save_recipient(desk, Recipient(POLICE, "spoc@essex.pnn.police.uk"))
    assert [problem.field for problem in refused.value.problems] == ["address"]


def test_their_certificate_is_kept_once_someone_says_how_it_was_checked(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "force.pem"
    file.write_bytes(school_signers.leaf().certificate)
    accept_certificate(desk, POLICE, file, "Read out by PC Jo Dean on 20 March")
    known = recipient_of(desk, POLICE)
    assert known
    assert known.certificate
    assert known.certificate.pem.encode() == school_signers.leaf().certificate
    for name, content in (("text.pem", b"Dear school"), ("gone.pem", None)):
        if content:
            (tmp_path / name).write_bytes(content)
        with pytest.raises(InvalidRecord, match="no certificate"):
            accept_certificate(desk, POLICE, tmp_path / name, "By phone")


def test_those_who_could_receive_a_bundle_are_listed(desk: Desk) -> None:
    save_agency(desk, Agency("d" * 32, "Childline", AgencyKind.CHARITY))
    assert [(agency.id, known) for agency, known in receiving(desk)] == [(POLICE, None)]
    save_recipient(desk, Recipient("d" * 32))
    assert {agency.id for agency, _ in receiving(desk)} == {POLICE, "d" * 32}
