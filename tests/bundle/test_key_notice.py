from __future__ import annotations

import subprocess
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from dsl_desk.bundle.certificates import fingerprint, read_certificate
from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.key_notice import check_notice, sign_notice
from dsl_desk.bundle.words import words_of
from dsl_desk.documents.key_change import key_change_notice
from dsl_desk.domain.errors import KeyNotInTime, Tampered
from dsl_desk.domain.school import School
from tests.bundle.identities import new_school

NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture(scope="module")
def old() -> SchoolIdentity:
    return new_school(NOW)


@pytest.fixture(scope="module")
def new() -> SchoolIdentity:
    return new_school(NOW)


def drawn(old: SchoolIdentity, new: SchoolIdentity) -> bytes:
    (was, became) = (fingerprint(read_certificate(each.root_pem)) for each in (old, new))
    school = School("Hollin Bank School", ("1 Made-up Lane",))
    return key_change_notice(school, was, words_of(was), became, words_of(became), "The laptop was stolen.", NOW)


@pytest.fixture(scope="module")
def notice(old: SchoolIdentity, new: SchoolIdentity) -> bytes:
    return sign_notice(drawn(old, new), old, NOW)


def ran(*command: str | Path, given: bytes = b"") -> str:
    done = subprocess.run([str(part) for part in command], input=given, capture_output=True, check=False)
    return done.stdout.decode() + done.stderr.decode()


def test_the_notice_is_what_was_drawn_and_a_signature(
    notice: bytes, old: SchoolIdentity, new: SchoolIdentity
) -> None:
    assert notice.startswith(drawn(old, new))
    assert check_notice(notice, old.root_pem, new.root_pem) == NOW


def test_a_pdf_reader_trusts_it_with_the_old_root_alone(notice: bytes, old: SchoolIdentity, tmp_path: Path) -> None:
    (tmp_path / "notice.pdf").write_bytes(notice)
    (tmp_path / "old.pem").write_bytes(old.root_pem)
    nss = tmp_path / "nss"
    nss.mkdir()
    ran("certutil", "-N", "-d", f"sql:{nss}", "--empty-password")
    ran("certutil", "-A", "-d", f"sql:{nss}", "-n", "school", "-t", "C,C,C", "-i", tmp_path / "old.pem")
    said = ran("pdfsig", "-nssdir", nss, tmp_path / "notice.pdf")
    for line in ("Signature is Valid.", "Certificate is Trusted.", "Total document signed"):
        assert line in said, said


def test_openssl_sees_the_chain_to_the_old_root(
    notice: bytes, old: SchoolIdentity, new: SchoolIdentity, tmp_path: Path
) -> None:
    (signature,) = PdfFileReader(BytesIO(notice)).embedded_signatures
    start, length, rest, end = (int(number) for number in signature.byte_range)
    signed = notice[start : start + length] + notice[rest : rest + end]
    (tmp_path / "signed").write_bytes(signed)
    (tmp_path / "cms").write_bytes(signature.pkcs7_content)
    verify: list[str | Path] = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", tmp_path / "cms"]
    verify += ["-content", tmp_path / "signed", "-out", tmp_path / "out", "-CAfile"]
    for name, school, said in (("old", old, "successful"), ("new", new, "verify error")):
        (tmp_path / name).write_bytes(school.root_pem)
        assert said in ran(*verify, tmp_path / name)


def test_the_wrong_certificates_are_refused(notice: bytes, old: SchoolIdentity, new: SchoolIdentity) -> None:
    with pytest.raises(Tampered, match="not signed under the old key"):
        check_notice(notice, new.root_pem, old.root_pem)
    with pytest.raises(Tampered, match="not about these two certificates"):
        check_notice(notice, old.root_pem, old.root_pem)
    other = sign_notice(drawn(new, old), old, NOW)
    with pytest.raises(Tampered, match="not about these two certificates"):
        check_notice(other, old.root_pem, new.root_pem)


@pytest.mark.parametrize("what", ["unsigned", "appended", "changed", "no PDF", "look-alike"])
def test_an_altered_notice_is_refused(what: str, notice: bytes, old: SchoolIdentity, new: SchoolIdentity) -> None:
    middle = len(notice) // 3
    altered = {
        "unsigned": drawn(old, new),
        "appended": notice + b"\n% more\n",
        "changed": notice[:middle] + bytes([notice[middle] ^ 1]) + notice[middle + 1 :],
        "no PDF": b"Dear police",
        "look-alike": sign_notice(drawn(old, new), new, NOW),
    }
    with pytest.raises(Tampered, match="number from your own list"):
        check_notice(altered[what], old.root_pem, new.root_pem)


def test_a_key_at_its_end_vouches_for_nothing(old: SchoolIdentity, new: SchoolIdentity) -> None:
    with pytest.raises(KeyNotInTime):
        sign_notice(drawn(old, new), old, NOW + timedelta(days=4000))
