"""Receipts that a recipient has signed: only a whole signature counts, and only a checked key is theirs."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO

import pytest

from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.receipt_check import ALTERED, MOST_BYTES, NOT_A_RECEIPT, OUR_OWN, TOO_LARGE, check_receipt
from dsl_desk.bundle.signing import sign_report
from dsl_desk.bundle.words import words_of
from dsl_desk.domain.errors import BundleError, Tampered, Unreadable
from tests.bundle.identities import new_school

NOW = datetime(2026, 3, 24, 9, 0, tzinfo=UTC)
PAYLOAD = sha256(b"what the bundle carries").hexdigest()
OTHER = sha256(b"what another bundle carries").hexdigest()


@pytest.fixture(scope="module")
def force() -> SchoolIdentity:
    """A police force has keys of the same make."""
    return new_school(datetime(2025, 9, 1, tzinfo=UTC))


def page(text: str) -> bytes:
    """A PDF of one page that says `text`."""
    from reportlab.pdfgen.canvas import Canvas

    written = BytesIO()
    canvas = Canvas(written, invariant=True)
    canvas.drawString(72, 700, text)
    canvas.save()
    return written.getvalue()


def pdf_receipt(force: SchoolIdentity, text: str = "") -> bytes:
    return sign_report(page(text or " ".join(words_of(PAYLOAD))), force, NOW)


def message(force: SchoolIdentity, text: bytes) -> bytes:
    from dsl_desk.bundle.signing import signer_of

    signed = signer_of(force).async_sign_general_data(text, "sha256", detached=False)
    der: bytes = asyncio.run(signed).dump()
    return der


def test_a_receipt_signed_with_the_certificate_that_was_checked(force: SchoolIdentity) -> None:
    for theirs in (force.root_pem, force.leaf_pem):
        found = check_receipt(pdf_receipt(force), theirs, NOW)
        assert found.trusted
        assert found.names(PAYLOAD)
        assert not found.names(OTHER)
        assert found.signed == NOW
        assert "Hollin Bank School" in found.name


def test_a_key_that_nobody_has_checked_is_not_theirs(force: SchoolIdentity) -> None:
    look_alike = new_school(datetime(2025, 9, 1, tzinfo=UTC))
    assert not check_receipt(pdf_receipt(look_alike), force.root_pem, NOW).trusted
    assert not check_receipt(pdf_receipt(force), None, NOW).trusted


def test_what_is_signed_names_the_bundle_by_words_or_by_hash_or_not_at_all(force: SchoolIdentity) -> None:
    assert check_receipt(pdf_receipt(force, f"Payload {PAYLOAD}, thank you"), None, NOW).names(PAYLOAD)
    words = " ".join(words_of(PAYLOAD)[:7])
    assert not check_receipt(pdf_receipt(force, f"Received {words}, thank you"), None, NOW).names(PAYLOAD)


def test_a_signed_message_says_the_same(force: SchoolIdentity) -> None:
    text = "We have it: " + ", ".join(words_of(PAYLOAD))
    found = check_receipt(message(force, text.encode()), force.root_pem, NOW)
    assert found.trusted
    assert found.names(PAYLOAD)
    broken = message(force, text.encode()).replace(b"We have it", b"We lost it")
    with pytest.raises(Tampered, match="does not fit"):
        check_receipt(broken, force.root_pem, NOW)


def test_what_was_added_after_signing_is_refused(force: SchoolIdentity) -> None:
    whole = pdf_receipt(force)
    with pytest.raises(BundleError):
        check_receipt(whole + b"\n%junk after the end\n", force.root_pem, NOW)
    with pytest.raises(BundleError):
        check_receipt(_later_revision(whole), force.root_pem, NOW)


def test_a_changed_byte_is_refused(force: SchoolIdentity) -> None:
    whole = bytearray(pdf_receipt(force))
    place = whole.index(b"stream") + 20
    whole[place] ^= 1
    with pytest.raises(BundleError):
        check_receipt(bytes(whole), force.root_pem, NOW)
    title = bytes(pdf_receipt(force)).replace(b"(untitled)", b"(entitled)")
    with pytest.raises(Tampered, match="altered after it was signed"):
        check_receipt(title, force.root_pem, NOW)


def test_the_schools_own_report_is_no_receipt(force: SchoolIdentity) -> None:
    with pytest.raises(Unreadable, match="own key"):
        check_receipt(pdf_receipt(force), None, NOW, own_root=force.root_pem)
    look_alike = new_school(datetime(2025, 9, 1, tzinfo=UTC))
    assert check_receipt(pdf_receipt(look_alike), None, NOW, own_root=force.root_pem).names(PAYLOAD)


END = b"startxref\n9\n%%EOF\n"
HOSTILE = {
    "nothing": b"",
    "text": b"Received with thanks",
    "a zip": b"PK\x03\x04" + bytes(100),
    "only a header": b"%PDF-1.7\n",
    "not signed": page("Received"),
    "no cross-reference": b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\nstartxref\n999999999\n%%EOF\n",
    "cross-reference to itself": b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Prev 9>>\n" + END,
    "deep arrays": b"%PDF-1.7\n1 0 obj\n" + b"[" * 100_000 + b"\nendobj\ntrailer\n<</Root 1 0 R>>\n" + END,
    "huge numbers": b"%PDF-1.7\nxref\n0 99999999999999\ntrailer\n<</Size 99999999999999>>\n" + END,
    "DER of something else": b"\x30\x03\x02\x01\x01",
    "endless DER": b"\x30\x84\xff\xff\xff\xff",
    "nested DER": b"\x30\x80" * 20_000,
    "PEM of nothing": b"-----BEGIN PKCS7-----\n-----END PKCS7-----\n",
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_signed_receipt_is_refused_in_words(hostile: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        check_receipt(hostile, None, NOW)
    assert str(refused.value) == NOT_A_RECEIPT


def test_a_signature_over_part_of_the_file_is_refused(force: SchoolIdentity) -> None:
    whole = pdf_receipt(force)
    start = whole.rindex(b"/ByteRange")
    end = whole.index(b"]", start)
    parts = whole[start:end].split(b"[")[1].split()
    shorter = b"%s %s %s %d" % (parts[0], parts[1], parts[2], int(parts[3]) - 9)
    forged = whole[:start] + (b"/ByteRange [" + shorter).ljust(end - start) + whole[end:]
    with pytest.raises(BundleError) as refused:
        check_receipt(forged, force.root_pem, NOW)
    assert str(refused.value) in (ALTERED, NOT_A_RECEIPT)


def test_what_is_too_large_is_not_read() -> None:
    with pytest.raises(Unreadable) as refused:
        check_receipt(b"%PDF-" + bytes(MOST_BYTES), None, NOW)
    assert str(refused.value) == TOO_LARGE


def test_words_for_our_own_report_say_what_to_do() -> None:
    assert "Choose the file that they sent back" in OUR_OWN


def _later_revision(pdf: bytes) -> bytes:
    """The same with another title, added as an incremental update."""
    from pyhanko.pdf_utils.generic import pdf_string
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    writer.root["/Note"] = pdf_string("added later")
    writer.update_root()  # type: ignore[no-untyped-call]
    written = BytesIO()
    writer.write(written)  # type: ignore[no-untyped-call]
    return written.getvalue()
