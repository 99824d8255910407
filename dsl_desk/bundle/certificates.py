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


def pem_of(data: bytes) -> str:
    """The certificate in `data` as PEM; raises Unreadable."""
    from asn1crypto import pem

    armored: bytes = pem.armor("CERTIFICATE", read_certificate(data).dump())
    return armored.decode("ascii")


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of the certificate in DER, in hex, as ``openssl x509 -fingerprint -sha256`` takes it."""
    return sha256(certificate.dump()).hexdigest()


def is_demonstration(certificate: x509.Certificate) -> bool:
    """Whether the subject says that the school is made up."""
    return SUBJECT_UNIT in _subject(certificate, "organizational_unit_name")


def school_name(certificate: x509.Certificate) -> str:
    """The school that the subject names, without invisible characters: whoever made it may have written anything."""
    name = ", ".join(_subject(certificate, "organization_name"))
    return "".join(character for character in name if character.isprintable())


def _subject(certificate: x509.Certificate, kind: str) -> list[str]:
    parts = [part.native for name in certificate.subject.chosen for part in name]
    return [part["value"] for part in parts if part["type"] == kind]
