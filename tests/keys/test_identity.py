from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509

from dsl_desk.domain.demonstration import SUBJECT_UNIT
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.keys.identity import Signer, Subject, _months_later, fingerprint, issue_leaf, make_root

NOW = datetime(2026, 1, 31, 9, 30, tzinfo=UTC)
SUBJECT = Subject("Ysgol Tŷ Gwyn", "Designated safeguarding lead", "dsl@example.sch.uk")


@pytest.fixture(scope="module")
def root() -> Signer:
    return make_root(SUBJECT, NOW)


@pytest.fixture(scope="module")
def leaf(root: Signer) -> Signer:
    return issue_leaf(root, SUBJECT, NOW)


def _openssl(*arguments: str, given: bytes = b"") -> str:
    done = subprocess.run(["openssl", *arguments], input=given, capture_output=True, check=False)
    return done.stdout.decode() + done.stderr.decode()


def _text(signer: Signer) -> str:
    options = ["-nameopt", "utf8,sep_comma_plus", "-certopt", "no_sigdump,no_pubkey"]
    return _openssl("x509", "-noout", "-text", *options, given=signer.certificate)


def test_the_root_is_a_certificate_authority_for_ten_years(root: Signer) -> None:
    text = _text(root)
    for line in (
        "Signature Algorithm: sha256WithRSAEncryption",
        "Issuer: C=GB,O=Ysgol Tŷ Gwyn,CN=signing root",
        "Subject: C=GB,O=Ysgol Tŷ Gwyn,CN=signing root",
        "Not Before: Jan 31 08:30:00 2026 GMT",
        "Not After : Jan 31 09:30:00 2036 GMT",
        "Basic Constraints: critical\n                CA:TRUE, pathlen:0",
        "Key Usage: critical\n                Certificate Sign, CRL Sign\n",
    ):
        assert line in text


def test_the_leaf_signs_bundles_for_thirteen_months(leaf: Signer) -> None:
    text = _text(leaf)
    for line in (
        "Signature Algorithm: sha256WithRSAEncryption",
        "Issuer: C=GB,O=Ysgol Tŷ Gwyn,CN=signing root",
        "Subject: C=GB,O=Ysgol Tŷ Gwyn,CN=Designated safeguarding lead",
        "Not After : Mar  1 09:30:00 2027 GMT",
        "Basic Constraints: critical\n                CA:FALSE",
        "Key Usage: critical\n                Digital Signature, Non Repudiation\n",
        "Extended Key Usage: \n                E-mail Protection, 1.3.6.1.5.5.7.3.36",
        "Subject Alternative Name: \n                email:dsl@example.sch.uk",
    ):
        assert line in text


@pytest.mark.parametrize("whose", ["root", "leaf"])
def test_keys_are_rsa_3072_and_belong_to_their_certificate(whose: str, request: pytest.FixtureRequest) -> None:
    signer: Signer = request.getfixturevalue(whose)
    assert "Private-Key: (3072 bit" in _openssl("rsa", "-noout", "-text", given=signer.private_key)
    certified = _openssl("x509", "-noout", "-pubkey", given=signer.certificate)
    assert certified in _openssl("rsa", "-pubout", given=signer.private_key)


def test_openssl_trusts_the_leaf_through_the_root_and_no_other(root: Signer, leaf: Signer, tmp_path: Path) -> None:
    look_alike = make_root(SUBJECT, NOW)
    for name, content in (("leaf", leaf), ("root", root), ("other", look_alike)):
        (tmp_path / name).write_bytes(content.certificate)
    at = ["-x509_strict", "-purpose", "smimesign", "-attime", str(int(NOW.timestamp()))]
    verify = ["verify", *at, "-CAfile"]
    assert f"{tmp_path}/leaf: OK" in _openssl(*verify, f"{tmp_path}/root", f"{tmp_path}/leaf")
    assert "verification failed" in _openssl(*verify, f"{tmp_path}/other", f"{tmp_path}/leaf")


def test_certtool_accepts_the_chain(tmp_path: Path) -> None:
    """GnuTLS judges at today's date only."""
    root = make_root(SUBJECT, datetime.now(UTC))
    leaf = issue_leaf(root, SUBJECT, datetime.now(UTC))
    chain = tmp_path / "chain.pem"
    chain.write_bytes(leaf.certificate + root.certificate)
    command = ["certtool", "--verify-chain", "--infile", str(chain)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Chain verification output: Verified." in done.stdout, done.stdout


def test_a_new_leaf_each_year_needs_no_new_root(root: Signer, leaf: Signer) -> None:
    next_year = issue_leaf(root, SUBJECT, datetime(2027, 1, 31, tzinfo=UTC))
    issuer = x509.load_pem_x509_certificate(root.certificate)
    for signer in (leaf, next_year):
        x509.load_pem_x509_certificate(signer.certificate).verify_directly_issued_by(issuer)
    assert next_year.private_key != leaf.private_key


def test_a_leaf_never_outlives_its_root(root: Signer) -> None:
    late = issue_leaf(root, SUBJECT, datetime(2035, 12, 1, tzinfo=UTC))
    assert "Not After : Jan 31 09:30:00 2036 GMT" in _text(late)


def test_the_fingerprint_is_the_one_openssl_prints(root: Signer) -> None:
    printed = _openssl("x509", "-noout", "-fingerprint", "-sha256", given=root.certificate)
    assert fingerprint(root.certificate).hex(":").upper() in printed


def test_only_a_demonstration_says_that_it_is_one(root: Signer, leaf: Signer) -> None:
    demonstration = replace(SUBJECT, demonstration=True)
    made_up = make_root(demonstration, NOW)
    for signer in (made_up, issue_leaf(made_up, demonstration, NOW)):
        assert f"OU={SUBJECT_UNIT}" in _text(signer)
    for signer in (root, leaf):
        assert "OU" not in _text(signer)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"school": " "}, "school"),
        ({"school": "S" * 65}, "school"),
        ({"school": "Two\nlines"}, "school"),
        ({"role": ""}, "role"),
        ({"mailbox": ""}, "mailbox"),
        ({"mailbox": "no mailbox"}, "mailbox"),
        ({"mailbox": "dsl@two@example"}, "mailbox"),
        ({"mailbox": "dsl@tŷ.example"}, "mailbox"),
    ],
)
def test_what_no_certificate_can_carry_is_said_beside_its_field(changed: dict[str, str], field: str) -> None:
    with pytest.raises(InvalidRecord) as refused:
        Subject(**({"school": "A", "role": "B", "mailbox": "c@d"} | changed))  # type: ignore[arg-type]
    assert [problem.field for problem in refused.value.problems] == [field]


def test_private_keys_are_not_shown(root: Signer) -> None:
    assert "PRIVATE" not in repr(root)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (datetime(2026, 11, 22, tzinfo=UTC), 13, datetime(2027, 12, 22, tzinfo=UTC)),
        (datetime(2027, 12, 31, tzinfo=UTC), 13, datetime(2029, 1, 31, tzinfo=UTC)),
        (datetime(2028, 2, 29, tzinfo=UTC), 120, datetime(2038, 3, 1, tzinfo=UTC)),
        (datetime(2026, 12, 31, tzinfo=UTC), 2, datetime(2027, 3, 1, tzinfo=UTC)),
    ],
)
def test_months_are_calendar_months(day: datetime, months: int, later: datetime) -> None:
    assert _months_later(day, months) == later
