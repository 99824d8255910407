"""`SHA256SUMS.sha256.p7s` read back: which key signed the sums, and when it says it did."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from dsl_desk.bundle.signing import detached_cms, store_of
from dsl_desk.domain.errors import Tampered

if TYPE_CHECKING:
    from asn1crypto import cms, x509
    from pyhanko_certvalidator import ValidationContext

LEAST_KEY_BITS = 3_072

_BROKEN = "The school's signature over the list of files is missing, broken or altered. Do not rely on this bundle."


@dataclass(frozen=True, slots=True)
class Seal:
    """A signature that fits the sums. `trusted`: the leaf was good under this root, the bundle's own, at `signed`."""

    root: x509.Certificate
    leaf: x509.Certificate
    signed: datetime
    trusted: bool


def read_seal(der: bytes, sums: bytes) -> Seal:
    """The seal over `sums`; raises Tampered unless it is whole, fits and is spelled as a writer spells it."""
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.validation import async_validate_detached_cms

    try:
        signed_data, root, leaf, signed = _parse(der)
        _check_certificates(root, leaf)
        if _rewritten(signed_data, root, leaf, sums, signed) != der:
            raise Tampered(_BROKEN)
        status = asyncio.run(async_validate_detached_cms(sums, signed_data, context(root, signed)))
    except (ValueError, TypeError, LookupError, SigningError) as error:
        raise Tampered(_BROKEN) from error
    if not (status.intact and status.valid):
        raise Tampered(_BROKEN)
    return Seal(root, leaf, signed, status.trusted)


def context(root: x509.Certificate, moment: datetime) -> ValidationContext:
    """Trust in `root` and nothing else, judged at `moment`, without any network."""
    from pyhanko_certvalidator import ValidationContext

    return ValidationContext(trust_roots=[root], allow_fetching=False, moment=moment)


def _parse(der: bytes) -> tuple[cms.SignedData, x509.Certificate, x509.Certificate, datetime]:
    from asn1crypto import cms

    signed_data = cms.ContentInfo.load(der, strict=True)["content"]
    (signer,) = signed_data["signer_infos"]
    serial = signer["sid"].chosen["serial_number"].native
    first, second = (choice.chosen for choice in signed_data["certificates"])
    leaf, root = (first, second) if first.serial_number == serial else (second, first)
    (signed,) = (
        attribute["values"][0].native
        for attribute in signer["signed_attrs"]
        if attribute["type"].native == "signing_time"
    )
    return signed_data, root, leaf, signed


def _rewritten(
    signed_data: cms.SignedData, root: x509.Certificate, leaf: x509.Certificate, sums: bytes, signed: datetime
) -> bytes:
    """What a writer would have written with this signature value: a CMS leaves room for unsigned additions."""
    from pyhanko.sign.signers import ExternalSigner

    value = signed_data["signer_infos"][0]["signature"].native
    return detached_cms(sums, ExternalSigner(leaf, store_of(root), signature_value=value), signed)


def _check_certificates(root: x509.Certificate, leaf: x509.Certificate) -> None:
    """Raises Tampered unless both are whole, carry an RSA key of a school's size, and the root signs itself."""
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.x509 import InvalidVersion, load_der_x509_certificate

    try:
        issuer, signer = (load_der_x509_certificate(certificate.dump()) for certificate in (root, leaf))
        keys = issuer.public_key(), signer.public_key()
        issuer.verify_directly_issued_by(issuer)
    except (InvalidVersion, InvalidSignature, UnsupportedAlgorithm) as error:
        raise Tampered(_BROKEN) from error
    if not all(isinstance(key, RSAPublicKey) and key.key_size >= LEAST_KEY_BITS for key in keys):
        raise Tampered(_BROKEN)
