"""A receipt that the recipient has signed, a PDF or a CMS message: who signed it, and what is said in it.

Only what a signature covers whole counts. The file comes from outside: nothing in it is run, fetched or shown.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from dsl_desk.bundle.certificates import fingerprint, read_certificate
from dsl_desk.bundle.words import words_of
from dsl_desk.domain.errors import Tampered, Unreadable

if TYPE_CHECKING:
    from asn1crypto import cms, x509
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko.sign.validation.status import SignatureStatus
    from pyhanko_certvalidator import ValidationContext

MOST_BYTES = 10 << 20
MOST_PAGES = 20
"""A receipt is short: what is larger is not read."""

NOT_A_RECEIPT = (
    "This file is no receipt that can be checked: it is not a signed PDF or signed message, or it is damaged. "
    "Nothing was recorded. Keep it as a file with their reply, and type or paste what they wrote."
)
TOO_LARGE = (
    f"This file is larger than {MOST_BYTES >> 20} MB, so it was not read as a receipt. Nothing was recorded. "
    "Keep it as a file with their reply, and type or paste what they wrote."
)
ALTERED = (
    "The signature in this receipt does not fit: it was altered after it was signed, or only part of it is signed. "
    "Do not rely on it. Ask them for it again."
)
GONE = "The file cannot be read where it was. Nothing was recorded. Choose it again."
OUR_OWN = (
    "This is signed with the school’s own key, so it is what the school sent and no receipt. Nothing was recorded. "
    "Choose the file that they sent back."
)


@dataclass(frozen=True, slots=True)
class SignedReceipt:
    """`name` and `sha256` are those of the certificate that signed; `signed` is the signer's own claim.

    `trusted`: the signature leads to the certificate that the school has checked as theirs. `text` is what is signed,
    its letters and digits alone, in lower case.
    """

    name: str
    sha256: str
    signed: datetime | None
    trusted: bool
    text: str

    def names(self, payload_sha256: str) -> bool:
        """Whether it names the bundle with this payload, by its receipt words or by the hash itself."""
        return _squeezed(" ".join(words_of(payload_sha256))) in self.text or payload_sha256 in self.text


def read_receipt(path: Path) -> bytes:
    """The bytes of the file a person chose, as many as can be a receipt and one more. Raises Unreadable."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Unreadable(GONE) from error


def check_receipt(
    receipt: bytes, theirs: bytes | None, now: datetime, *, own_root: bytes | None = None
) -> SignedReceipt:
    """Who signed `receipt`, and whether with the recipient's certificate `theirs` (PEM or DER), if one is known.

    The chain is judged at the claimed signing time, else `now`. Raises Unreadable for what is no signed receipt or
    was signed under `own_root`, the school's; Tampered where the last signature is broken or does not cover it all.
    """
    if len(receipt) > MOST_BYTES:
        raise Unreadable(TOO_LARGE)
    anchor = read_certificate(theirs) if theirs else None
    with _refusing():
        signed = _pdf(receipt, anchor, now) if receipt.startswith(b"%PDF-") else _message(receipt, anchor, now)
    certificate, status, moment, text = signed
    if not (status.intact and status.valid):
        raise Tampered(ALTERED)
    if own_root and _issued_by(certificate, own_root):
        raise Unreadable(OUR_OWN)
    return SignedReceipt(_name(certificate), fingerprint(certificate), moment, bool(anchor and status.trusted), text)


_Signed = tuple["x509.Certificate", "SignatureStatus", datetime | None, str]


def _pdf(receipt: bytes, anchor: x509.Certificate | None, now: datetime) -> _Signed:
    """By the last of its signatures, which has to cover all of it."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature

    signature = PdfFileReader(BytesIO(receipt)).embedded_regular_signatures[-1]
    moment = signature.self_reported_timestamp
    status = validate_pdf_signature(
        signature, _context(anchor, moment or now), key_usage_settings=_any_signing_key(), skip_diff=True
    )
    if status.coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        raise Tampered(ALTERED)
    return signature.signer_cert, status, moment, _squeezed("".join(_pages(receipt)))


def _message(receipt: bytes, anchor: x509.Certificate | None, now: datetime) -> _Signed:
    """A CMS SignedData with its text inside, DER or PEM, with one signature."""
    from asn1crypto import cms, pem
    from pyhanko.sign.validation.generic_cms import async_validate_detached_cms

    der = pem.unarmor(receipt)[2] if pem.detect(receipt) else receipt
    content = cms.ContentInfo.load(der, strict=True)
    if content["content_type"].native != "signed_data":
        raise ValueError("not signed")
    signed_data = content["content"]
    said: bytes = signed_data["encap_content_info"]["content"].native
    (signer,) = signed_data["signer_infos"]
    certificate = _certificate_of(signer, signed_data)
    moment = _claimed(signer)
    signed_data["encap_content_info"]["content"] = None
    status = asyncio.run(
        async_validate_detached_cms(
            said, signed_data, _context(anchor, moment or now), key_usage_settings=_any_signing_key()
        )
    )
    return certificate, status, moment, _squeezed(said.decode("utf-8", "replace"))


def _certificate_of(signer: cms.SignerInfo, signed_data: cms.SignedData) -> x509.Certificate:
    serial = signer["sid"].chosen["serial_number"].native
    (found,) = (each.chosen for each in signed_data["certificates"] if each.chosen.serial_number == serial)
    return found


def _claimed(signer: cms.SignerInfo) -> datetime | None:
    times: list[datetime] = [
        attribute["values"][0].native
        for attribute in signer["signed_attrs"]
        if attribute["type"].native == "signing_time"
    ]
    return times[0] if times else None


def _context(anchor: x509.Certificate | None, moment: datetime) -> ValidationContext:
    """Trust in the recipient's certificate and nothing else, without any network."""
    from pyhanko_certvalidator import ValidationContext

    return ValidationContext(trust_roots=[anchor] if anchor else [], allow_fetching=False, moment=moment)


def _any_signing_key() -> KeyUsageConstraints:
    """Forces issue keys for signatures of either kind."""
    from pyhanko.sign.validation.settings import KeyUsageConstraints

    return KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)


@contextmanager
def _refusing() -> Iterator[None]:
    """Whatever a parser says of a hostile file, in words."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko_certvalidator.errors import PathError
    from pypdfium2 import PdfiumError

    try:
        yield
    except (PdfError, PdfiumError, PathError, ValueError, TypeError, ArithmeticError) as error:
        raise Unreadable(NOT_A_RECEIPT) from error
    except (LookupError, AttributeError, RecursionError, AssertionError) as error:
        raise Unreadable(NOT_A_RECEIPT) from error


def _issued_by(certificate: x509.Certificate, root_pem: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.x509 import InvalidVersion, load_der_x509_certificate, load_pem_x509_certificate

    try:
        load_der_x509_certificate(certificate.dump()).verify_directly_issued_by(load_pem_x509_certificate(root_pem))
    except (ValueError, TypeError, InvalidSignature, InvalidVersion, UnsupportedAlgorithm):
        return False
    return True


def _name(certificate: x509.Certificate) -> str:
    """Whom the certificate names, on one line without invisible characters: it may say anything."""
    said = " ".join(certificate.subject.human_friendly.split())
    return "".join(character for character in said if character.isprintable())[:200]


def _pages(receipt: bytes) -> Iterator[str]:
    import pypdfium2

    with pypdfium2.PdfDocument(receipt) as document:
        for page in islice(document, MOST_PAGES):
            with contextlib.closing(page), contextlib.closing(page.get_textpage()) as text:
                yield text.get_text_bounded()


def _squeezed(text: str) -> str:
    return "".join(character for character in text.lower() if character.isascii() and character.isalnum())
