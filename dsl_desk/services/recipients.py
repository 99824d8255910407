"""Agencies that receive bundles: how a bundle gets to them, and whether they have checked the school's key."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import InvalidRecord, Problem, Unreadable
from dsl_desk.domain.recipient import KeyCheck, Recipient, TheirCertificate
from dsl_desk.domain.sharing import Sharing
from dsl_desk.domain.when import say_when
from dsl_desk.services.catalogue.reading import load
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.directory import agencies, refuse_retired
from dsl_desk.services.school_keys import key_sha256
from dsl_desk.store import records

NOT_CHECKED = "Nobody there has checked the school’s key by phone yet"
NOT_THIS_KEY = "Not checked for this key: the school’s key has changed since they checked it"
NO_KEY = "The school has no key yet. It is made with the key card, or with the first bundle"

RECEIVING = (AgencyKind.POLICE, AgencyKind.SOCIAL_CARE, AgencyKind.EDUCATION)
"""Kinds of agency that are asked for as recipients before anything was sent to them."""

_MOST_BYTES_OF_CERTIFICATE = 64 * 1024
_BYTES_IN_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class RecipientRules:
    """What a school could change: the largest bundle for a recipient who has not said, in millions of bytes."""

    about: str
    source: str
    checked: str
    most_mb: int


@cache
def rules() -> RecipientRules:
    return load(RecipientRules, "directory/recipients.json")


def recipient_of(desk: Desk, agency_id: str) -> Recipient | None:
    """What is known of an agency as a recipient; None where nothing is."""
    return records.current(desk.connection, Recipient, agency_id)


def recipients(desk: Desk) -> tuple[Recipient, ...]:
    """Every agency that something is known of."""
    return records.every(desk.connection, Recipient)


def receiving(desk: Desk) -> tuple[tuple[Agency, Recipient | None], ...]:
    """The agencies that bundles go to or could go to, by name, each with what is known of it as a recipient."""
    known = {recipient.id: recipient for recipient in recipients(desk)}
    sent = {sharing.agency_id for sharing in records.every(desk.connection, Sharing)}
    return tuple(
        (agency, known.get(agency.id))
        for agency in agencies(desk)
        if agency.kind in RECEIVING or agency.id in sent or agency.id in known
    )


def to_ring(desk: Desk) -> tuple[str, ...]:
    """The names of agencies that checked an earlier key of the school, and not yet the one it signs with now."""
    key = key_sha256(desk)
    return tuple(
        agency.name for agency, known in receiving(desk) if known and known.key_checks and not known.check_of(key)
    )


def most_bytes(recipient: Recipient | None) -> int:
    """The largest bundle, in bytes, that goes to a recipient in one message."""
    limit = recipient.most_mb if recipient else None
    return (limit or rules().most_mb) * _BYTES_IN_MB


def save_recipient(desk: Desk, recipient: Recipient) -> Changed:
    """Record how bundles reach an agency, in place of what was known before.

    Raises InvalidRecord for an address that is retired, ReadsOnly.
    """
    refuse_retired(recipient.address, "address")
    return _save(desk, recipient)


def record_key_check(desk: Desk, agency_id: str, check: KeyCheck) -> Changed:
    """Enter that someone at the agency had the words of the school's key read out by phone, and accepted it."""
    known = recipient_of(desk, agency_id) or Recipient(agency_id)
    return _save(desk, replace(known, key_checks=(*known.key_checks, check)))


def accept_certificate(desk: Desk, agency_id: str, path: Path, checked: str) -> Changed:
    """Keep the certificate in the file at `path`, PEM or DER, as the one that the agency signs receipts with.

    Raises InvalidRecord for what is no certificate, or when it is not said how it was found to be theirs.
    """
    their = TheirCertificate(_certificate(path), checked)
    known = recipient_of(desk, agency_id) or Recipient(agency_id)
    return _save(desk, replace(known, certificate=their))


def current_check(desk: Desk, recipient: Recipient | None) -> KeyCheck | None:
    """Who at the agency checked the key that the school signs with now."""
    key = key_sha256(desk)
    return recipient.check_of(key) if recipient and key else None


def say_key_check(desk: Desk, recipient: Recipient | None) -> str:
    """Whether the agency has checked the key that the school signs with now, in words; never a tick alone."""
    if not key_sha256(desk):
        return NO_KEY
    check = current_check(desk, recipient)
    if check is None:
        return NOT_THIS_KEY if recipient and recipient.key_checks else NOT_CHECKED
    return say_check(check)


def say_check(check: KeyCheck) -> str:
    """Who checked the key by phone with whom, when, and on whose number."""
    return (
        f"Key checked by phone by {check.who}: {say_when(check.when)}, on {check.number} from {check.number_from}. "
        f"{check.read_out_by} read the words out"
    )


def _save(desk: Desk, recipient: Recipient) -> Changed:
    with desk.deed() as deed:
        deed.record(recipient)
    return changed(deed, recipient.id)


def _certificate(path: Path) -> str:
    from dsl_desk.bundle.certificates import pem_of

    try:
        with path.open("rb") as file:
            return pem_of(file.read(_MOST_BYTES_OF_CERTIFICATE))
    except (OSError, Unreadable) as error:
        raise InvalidRecord(
            Problem("certificate", "This is no certificate. Choose the file they gave you")
        ) from error
