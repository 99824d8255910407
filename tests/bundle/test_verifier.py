from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from dsl_desk.bundle.custody import Unopened
from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.layout import PAYLOAD
from dsl_desk.bundle.payload import build_payload
from dsl_desk.bundle.sealbox import seal_facts
from dsl_desk.bundle.verifier import verify
from dsl_desk.bundle.writer import Sealed, _signed_files, seal_bundle
from dsl_desk.domain.casefile import CaseFile
from tests.bundle.cases import (
    AWKWARD,
    CONTENTS,
    MOMENT,
    PASSPHRASE,
    case_record,
    casefile,
    contact,
    observation,
    preview_of,
    sealed,
)
from tests.bundle.identities import LAST_YEAR


def test_a_real_bundle_gets_three_good_answers(bundle: Sealed, school: SchoolIdentity) -> None:
    verdict = verify(bundle.target, school.root_pem, PASSPHRASE)
    assert (verdict.exit_code, verdict.problems) == (0, ())
    assert (verdict.readable, verdict.unaltered, verdict.accepted) == (True, True, True)
    assert verdict.signer and verdict.contents
    assert (verdict.signer.claims_to_be, verdict.signer.signed) == ("Hollin Bank School", MOMENT)
    assert verdict.signer.key_words == verdict.contents.seal.key_words
    assert verdict.contents.casefile == casefile()
    assert verdict.contents.opened.contents == CONTENTS
    assert verdict.contents.unopened == Unopened()
    assert verdict.contents.sums_sha256 == bundle.sums_sha256
    payload = build_payload(casefile(), CONTENTS)
    assert verdict.contents.seal == seal_facts(
        casefile(), payload, school.root_pem, sequence=1, previous_sums_sha256=""
    )


def test_the_unpacked_folder_gets_the_same_answers(unpacked: Path, bundle: Sealed, school: SchoolIdentity) -> None:
    assert verify(unpacked, school.root_pem) == verify(bundle.target, school.root_pem, PASSPHRASE)


def test_a_plain_zip_gets_the_same_answers(school: SchoolIdentity, tmp_path: Path) -> None:
    verdict = verify(sealed(tmp_path, school, passphrase=None).target, school.root_pem)
    assert (verdict.exit_code, verdict.problems) == (0, ())


def test_json_holds_the_facts_and_nothing_of_the_records(bundle: Sealed, school: SchoolIdentity) -> None:
    text = verify(bundle.target, school.root_pem, PASSPHRASE).to_json()
    facts = json.loads(text)
    assert (facts["exit_code"], facts["unaltered"], facts["accepted"], facts["problems"]) == (0, True, True, [])
    assert facts["seal"]["payload_sha256"] == bundle.payload_sha256
    assert facts["signer"]["signed"] == "2026-11-20T15:10:00Z"
    assert len(facts["seal"]["receipt_words"]) == len(facts["signer"]["key_words"]) == 8
    assert not [word for word in ("Rowan", "Madeup", "Ines", "coat", "present") if word in text]


def test_order_is_read_from_the_signed_page(school: SchoolIdentity, tmp_path: Path) -> None:
    case = casefile()
    payload = build_payload(case, CONTENTS)
    previous = sha256(b"the one before").hexdigest()
    preview = preview_of(case, payload, school.root_pem, sequence=12, previous=previous)
    bundle = seal_bundle(tmp_path, preview, payload, school, PASSPHRASE, MOMENT)
    bundle.publish()
    contents = verify(bundle.target, school.root_pem, PASSPHRASE).contents
    assert contents
    assert (contents.seal.sequence, contents.seal.previous_sums_sha256) == (12, previous)


def test_an_expired_leaf_is_judged_at_the_signing_time(old: SchoolIdentity, tmp_path: Path) -> None:
    verdict = verify(sealed(tmp_path, old, moment=LAST_YEAR).target, old.root_pem, PASSPHRASE)
    assert (verdict.exit_code, verdict.problems) == (0, ())


@pytest.mark.parametrize("days", [-400, 4000])
def test_a_leaf_not_valid_at_the_signing_time_is_not_accepted(
    days: int, school: SchoolIdentity, tmp_path: Path
) -> None:
    """Our writer refuses to make one; another might not."""
    payload = build_payload(casefile(), CONTENTS)
    preview = preview_of(casefile(), payload, school.root_pem)
    files = _signed_files(preview, payload, school, MOMENT + timedelta(days=days))
    for name, content in {**files, PAYLOAD: payload.content}.items():
        (tmp_path / name).write_bytes(content)
    verdict = verify(tmp_path, school.root_pem)
    assert (verdict.exit_code, verdict.unaltered, verdict.accepted) == (2, True, False)


def test_another_school_of_the_same_name_is_not_accepted(
    bundle: Sealed, school: SchoolIdentity, look_alike: SchoolIdentity
) -> None:
    verdict = verify(bundle.target, look_alike.root_pem, PASSPHRASE)
    assert (verdict.exit_code, verdict.unaltered, verdict.accepted) == (2, True, False)
    assert verdict.signer == verify(bundle.target, school.root_pem, PASSPHRASE).signer


def test_a_look_alike_leaf_beside_the_genuine_root_is_not_accepted(
    school: SchoolIdentity, look_alike: SchoolIdentity, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    forged = SchoolIdentity(school.root_pem, look_alike.leaf_pem, look_alike.leaf_key_pem)
    verdict = verify(sealed(tmp_path, forged).target, school.root_pem, PASSPHRASE)
    assert (verdict.exit_code, verdict.accepted) == (2, False)
    assert capfd.readouterr() == ("", "")


def test_a_made_up_school_is_accepted_only_by_name(made_up: SchoolIdentity, tmp_path: Path) -> None:
    bundle = sealed(tmp_path, made_up, casefile(demonstration=True))
    refused = verify(bundle.target, made_up.root_pem, PASSPHRASE)
    assert (refused.exit_code, refused.unaltered, refused.accepted) == (2, True, False)
    assert refused.signer and refused.signer.demonstration
    assert verify(bundle.target, made_up.root_pem, PASSPHRASE, demonstration=True).exit_code == 0


def test_a_made_up_school_is_called_so_whatever_root_is_given(
    made_up: SchoolIdentity, school: SchoolIdentity, tmp_path: Path
) -> None:
    verdict = verify(sealed(tmp_path, made_up, casefile(demonstration=True)).target, school.root_pem, PASSPHRASE)
    assert (verdict.exit_code, "made-up school" in verdict.problems[0]) == (2, True)


def test_a_bundle_of_a_newer_format_is_not_called_altered(
    school: SchoolIdentity, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as newer:
        newer.setattr("dsl_desk.bundle.payload.FORMAT", 2)
        bundle = sealed(tmp_path, school)
    verdict = verify(bundle.target, school.root_pem, PASSPHRASE)
    assert (verdict.exit_code, "newer version" in verdict.problems[0]) == (3, True)


def test_asking_for_a_demonstration_accepts_no_unknown_key(
    made_up: SchoolIdentity, school: SchoolIdentity, tmp_path: Path
) -> None:
    bundle = sealed(tmp_path, made_up, casefile(demonstration=True))
    assert verify(bundle.target, school.root_pem, PASSPHRASE, demonstration=True).exit_code == 2


def test_records_and_certificate_must_agree_that_a_school_is_made_up(
    made_up: SchoolIdentity, school: SchoolIdentity, tmp_path: Path
) -> None:
    for identity, demonstration in ((made_up, False), (school, True)):
        bundle = sealed(tmp_path, identity, casefile(demonstration=demonstration))
        assert verify(bundle.target, identity.root_pem, PASSPHRASE, demonstration=True).exit_code == 1
        bundle.target.unlink()


@pytest.mark.parametrize("passphrase", [None, "", "wrong", PASSPHRASE.upper(), PASSPHRASE + " ", "zażółć \udc80"])
def test_a_wrong_or_missing_passphrase_is_unreadable(
    passphrase: str | None, bundle: Sealed, school: SchoolIdentity
) -> None:
    verdict = verify(bundle.target, school.root_pem, passphrase)
    assert (verdict.exit_code, verdict.readable, verdict.unaltered, verdict.accepted) == (3, False, False, False)
    assert "phone" in verdict.problems[0]


def test_what_is_no_bundle_is_unreadable(school: SchoolIdentity, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear school")
    (tmp_path / "empty.zip").write_bytes(b"")
    for name in ("letter.txt", "empty.zip", "missing.zip"):
        assert verify(tmp_path / name, school.root_pem).exit_code == 3


@pytest.mark.parametrize(
    "root", [b"", b"not a certificate", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"]
)
def test_a_root_that_is_no_certificate_is_said_so(root: bytes, bundle: Sealed) -> None:
    verdict = verify(bundle.target, root, PASSPHRASE)
    assert (verdict.exit_code, "root certificate" in verdict.problems[0]) == (3, True)


def test_awkward_texts_come_back_unharmed(school: SchoolIdentity, tmp_path: Path) -> None:
    case = casefile(
        [case_record(number, observation(number, exact_words=text)) for number, text in enumerate(AWKWARD)]
    )
    contents = verify(sealed(tmp_path, school, case).target, school.root_pem, PASSPHRASE).contents
    assert contents
    assert contents.casefile == case


RECORD = case_record(1, observation(1))


@pytest.mark.parametrize(
    "case",
    [
        casefile([replace(RECORD, custody=replace(RECORD.custody, salt="not hex"))]),
        casefile([replace(RECORD, contact=contact(2))]),
    ],
    ids=["salt", "two records"],
)
def test_odd_case_files_signed_by_a_school_end_in_a_verdict(
    case: CaseFile, school: SchoolIdentity, tmp_path: Path
) -> None:
    assert verify(sealed(tmp_path, school, case).target, school.root_pem, PASSPHRASE).exit_code == 1


def test_a_record_that_does_not_open_its_digest_is_found(school: SchoolIdentity, tmp_path: Path) -> None:
    honest = case_record(1, observation(1))
    other = case_record(1, observation(1, "Something else."))
    case = casefile([replace(honest, custody=other.custody)])
    verdict = verify(sealed(tmp_path, school, case).target, school.root_pem, PASSPHRASE)
    assert (verdict.exit_code, "journal" in verdict.problems[0]) == (1, True)
