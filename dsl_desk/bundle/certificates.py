"""Certificates as bundles use them."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from dsl_desk.domain.demonstration import SUBJECT_UNIT
from dsl_desk.domain.errors import Unreadable

if TYPE_CHECKING:
    from asn1crypto import x509


def read_certificate(data: bytes) -> x509.Certificate:
    """The one certificate in `data`, PEM or DER; raises Unreadable."""
    from asn1crypto import pem, x509

    try:
        der = pem.unarmor(data)[2] if pem.detect(data) else data
        certificate = x509.Certificate.load(der, strict=True)
        certificate.native  # noqa: B018  asn1crypto parses on first use; all of it must parse now
    except (ValueError, TypeError) as error:
        raise Unreadable(
            "The file given as the school's root certificate cannot be read. The bundle was not looked at. "
            "Use the certificate file you saved when you enrolled the school."
        ) from error
    return certificate


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of the certificate in DER, in hex, as ``openssl x509 -fingerprint -sha256`` takes it."""
    return sha256(certificate.dump()).hexdigest()


def is_demonstration(certificate: x509.Certificate) -> bool:
    """Whether the subject says that the school is made up."""
    return any(
        part.native["type"] == "organizational_unit_name" and part.native["value"] == SUBJECT_UNIT
        for name in certificate.subject.chosen
        for part in name
    )
