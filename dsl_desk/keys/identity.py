"""The school's signing identity: a root that receivers accept once, and a leaf that signs for thirteen months.

Profile (bundle.md, "Decided parameters"): RSA-3072, PKCS#1 v1.5, SHA-256, because every program that receivers have
takes it. No person's name stands in a certificate. Keys are real random numbers even in a demonstration.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from dsl_desk.domain.demonstration import SUBJECT_UNIT
from dsl_desk.domain.errors import InvalidRecord, KeyNotInTime, Problem

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

KEY_BITS = 3_072
ROOT_YEARS = 10
LEAF_MONTHS = 13
LONGEST_NAME = 64
"""Characters of an organisation or common name (RFC 5280, upper bounds)."""

DOCUMENT_SIGNING = "1.3.6.1.5.5.7.3.36"
"""id-kp-documentSigning, RFC 9336."""

_CLOCK_SLACK = timedelta(hours=1)
"""A receiver's clock may be behind ours."""


@dataclass(frozen=True, slots=True)
class Signer:
    """A certificate and its private key, both PEM; the key is unencrypted and belongs inside the vault."""

    certificate: bytes
    private_key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Subject:
    """Who signs: the school and a role there, reached at a role's mailbox; never a person's name."""

    school: str
    role: str
    mailbox: str
    demonstration: bool = False

    def __post_init__(self) -> None:
        problems = (*_line_problems("school", self.school), *_line_problems("role", self.role))
        if not self.mailbox.isascii() or not _is_mailbox(self.mailbox):
            problems += (Problem("mailbox", "Give the e-mail address of the role, such as dsl@school.sch.uk"),)
        if problems:
            raise InvalidRecord(*problems)


def make_root(subject: Subject, now: datetime) -> Signer:
    """A self-signed certificate authority for ten years, allowed to issue leaves and nothing below them."""
    from cryptography import x509

    key, name = _new_key(), _name(subject, "signing root")
    builder = _builder(key, name, name, now, _months_later(now, 12 * ROOT_YEARS))
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(_key_usage(issues=True), critical=True)
    return _signed(builder, key, key)


def issue_leaf(root: Signer, subject: Subject, now: datetime) -> Signer:
    """A certificate for signing bundles, thirteen months, under `root`; a yearly new one needs no new enrolment.

    Raises KeyNotInTime when the root's own time is over.
    """
    from cryptography import x509
    from cryptography.x509.oid import ExtendedKeyUsageOID, ObjectIdentifier

    issuer, issuer_key = _loaded(root)
    if now > issuer.not_valid_after_utc:
        raise KeyNotInTime
    key = _new_key()
    purposes = [ExtendedKeyUsageOID.EMAIL_PROTECTION, ObjectIdentifier(DOCUMENT_SIGNING)]
    until = min(_months_later(now, LEAF_MONTHS), issuer.not_valid_after_utc)
    builder = _builder(key, _name(subject, subject.role), issuer.subject, now, until)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(_key_usage(issues=False), critical=True)
    builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.RFC822Name(subject.mailbox)]), critical=False)
    issuer_id = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key())
    return _signed(builder.add_extension(issuer_id, critical=False), key, issuer_key)


def is_root(signer: Signer) -> bool:
    """Whether these are a root that signed itself, of a school's size, and its own private key."""
    from cryptography import x509
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

    try:
        certificate, key = _loaded(signer)
        certificate.verify_directly_issued_by(certificate)
        limits = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm, x509.ExtensionNotFound):
        return False
    return limits.ca and key.key_size >= KEY_BITS and key.public_key() == certificate.public_key()


def named_school(certificate: bytes) -> tuple[str, bool]:
    """The school that a PEM certificate names, and whether it says that the school is made up."""
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    subject = x509.load_pem_x509_certificate(certificate).subject
    names = {part.oid: str(part.value) for part in subject}
    return names.get(NameOID.ORGANIZATION_NAME, ""), names.get(NameOID.ORGANIZATIONAL_UNIT_NAME) == SUBJECT_UNIT


def fingerprint(certificate: bytes) -> bytes:
    """SHA-256 of a PEM certificate's DER: what `openssl x509 -noout -fingerprint -sha256` prints."""
    from cryptography import x509
    from cryptography.hazmat.primitives.hashes import SHA256

    return x509.load_pem_x509_certificate(certificate).fingerprint(SHA256())


def begins(certificate: bytes) -> datetime:
    """The first moment (UTC) at which a PEM certificate is good."""
    from cryptography import x509

    return x509.load_pem_x509_certificate(certificate).not_valid_before_utc


def runs_out(certificate: bytes) -> datetime:
    """The last moment (UTC) at which a PEM certificate is good."""
    from cryptography import x509

    return x509.load_pem_x509_certificate(certificate).not_valid_after_utc


def _new_key() -> RSAPrivateKey:
    from cryptography.hazmat.primitives.asymmetric import rsa

    return rsa.generate_private_key(public_exponent=65_537, key_size=KEY_BITS)


def _name(subject: Subject, common_name: str) -> x509.Name:
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    parts = [(NameOID.COUNTRY_NAME, "GB"), (NameOID.ORGANIZATION_NAME, subject.school)]
    if subject.demonstration:
        parts.append((NameOID.ORGANIZATIONAL_UNIT_NAME, SUBJECT_UNIT))
    parts.append((NameOID.COMMON_NAME, common_name))
    return x509.Name([x509.NameAttribute(kind, value) for kind, value in parts])


def _builder(
    key: RSAPrivateKey, subject: x509.Name, issuer: x509.Name, now: datetime, until: datetime
) -> x509.CertificateBuilder:
    from cryptography import x509

    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _CLOCK_SLACK)
        .not_valid_after(until)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _key_usage(*, issues: bool) -> x509.KeyUsage:
    from cryptography import x509

    return x509.KeyUsage(
        digital_signature=not issues,
        content_commitment=not issues,  # nonRepudiation under its newer name
        key_cert_sign=issues,
        crl_sign=issues,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _signed(builder: x509.CertificateBuilder, key: RSAPrivateKey, issuer_key: RSAPrivateKey) -> Signer:
    from cryptography.hazmat.primitives import serialization as form
    from cryptography.hazmat.primitives.hashes import SHA256

    certificate = builder.sign(issuer_key, SHA256())
    private = key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption())
    return Signer(certificate.public_bytes(form.Encoding.PEM), private)


def _loaded(signer: Signer) -> tuple[x509.Certificate, RSAPrivateKey]:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    key = load_pem_private_key(signer.private_key, password=None)
    if not isinstance(key, RSAPrivateKey):
        raise ValueError("the school's root key is RSA")
    return x509.load_pem_x509_certificate(signer.certificate), key


def _months_later(day: datetime, months: int) -> datetime:
    """The same day of the month, or the first of the next where that month is shorter."""
    month = day.month - 1 + months
    first = day.replace(year=day.year + month // 12, month=month % 12 + 1, day=1)
    later = first + timedelta(days=day.day - 1)
    return later if later.month == first.month else later.replace(day=1)


def _line_problems(name: str, text: str) -> Iterator[Problem]:
    if not text.strip() or not text.isprintable():
        yield Problem(name, "Fill this in: it stands in the school's certificate")
    if len(text) > LONGEST_NAME:
        yield Problem(name, f"A certificate holds {LONGEST_NAME} characters here. Use a shorter form")


def _is_mailbox(address: str) -> bool:
    local, at, domain = address.partition("@")
    return bool(local and at and domain) and "@" not in domain and address.isprintable() and " " not in address
