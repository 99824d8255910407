"""The notice that a school changed its key, signed under the old one (FORMAT.md, "Changing the key")."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from dsl_desk.bundle.certificates import fingerprint, read_certificate
from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.seal import Seal
from dsl_desk.bundle.sealbox import page_texts
from dsl_desk.bundle.sealed_report import check_report
from dsl_desk.bundle.signing import sign_report
from dsl_desk.bundle.validity import refuse_out_of_time
from dsl_desk.domain.errors import Tampered

if TYPE_CHECKING:
    from asn1crypto import x509

_NOT_THEIRS = (
    "This notice is altered, or it was not signed under the old key of this school. Do not rely on it. "
    "Ring the school on a number from your own list."
)
_OF_OTHERS = (
    "This notice is not about these two certificates. Do not accept the new one. "
    "Ring the school on a number from your own list."
)


def sign_notice(notice: bytes, identity: SchoolIdentity, moment: datetime) -> bytes:
    """`notice` with a certifying signature that permits no change, by a leaf that the old root issued for it alone.

    A root signs nothing but certificates. Raises KeyNotInTime when the old root's time is over.
    """
    refuse_out_of_time(identity, moment)
    return sign_report(notice, identity, moment)


def check_notice(notice: bytes, old_root: bytes, new_root: bytes) -> datetime:
    """When the notice says it was signed, under `old_root`, that the key is `new_root` from then on.

    Raises Tampered, and Unreadable for what is no certificate. Whoever stole the old key could sign one too: it is
    the phone call that decides.
    """
    old, new = read_certificate(old_root), read_certificate(new_root)
    seal = _claimed(notice, old)
    try:
        check_report(notice, seal)
    except Tampered as error:
        raise Tampered(_NOT_THEIRS) from error
    words = "".join(page_texts(notice)).lower()
    if not 0 <= words.find(fingerprint(old)) < words.find(fingerprint(new)):
        raise Tampered(_OF_OTHERS)
    return seal.signed


def _claimed(notice: bytes, old: x509.Certificate) -> Seal:
    """Who the notice says signed it and when, still to be checked."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        (signature,) = PdfFileReader(BytesIO(notice)).embedded_signatures
        leaf, signed = signature.signer_cert, signature.self_reported_timestamp
    except (PdfError, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise Tampered(_NOT_THEIRS) from error
    if signed is None:
        raise Tampered(_NOT_THEIRS)
    return Seal(old, leaf, signed, trusted=True)
