"""How an agency receives a bundle, in words for the page."""

from collections.abc import Iterable
from dataclasses import dataclass

from dsl_desk.domain.agency import Agency, DirectoryEntry
from dsl_desk.domain.recipient import Channel
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import directory
from dsl_desk.services.recipients import most_bytes, recipient_of, say_key_check

LOCKED = "The bundle is locked with six words, which you give by phone."
NOT_LOCKED = (
    "They receive it through a channel that encrypts by itself, so the bundle is not locked. Never send it by "
    "ordinary email."
)


@dataclass(frozen=True, slots=True)
class Receiving:
    """``key_check`` says who there has checked the key. ``most`` is the largest bundle they take, in bytes."""

    locked: bool
    most: int
    key_check: str
    how: str
    contacts: tuple[str, ...]


def receiving(desk: Desk, agencies: Iterable[Agency]) -> dict[str, Receiving]:
    """By the id of each agency."""
    contacts = directory(desk)
    return {agency.id: _of(desk, agency, contacts) for agency in agencies}


def _of(desk: Desk, agency: Agency, contacts: Iterable[DirectoryEntry]) -> Receiving:
    known = recipient_of(desk, agency.id)
    locked = known is None or known.channel is Channel.LOCKED_ZIP
    address = f"To {known.address}." if known and known.address else ""
    said = tuple(_say(contact) for contact in contacts if contact.agency_id == agency.id)
    how = " ".join(part for part in (address, LOCKED if locked else NOT_LOCKED) if part)
    return Receiving(locked, most_bytes(known), say_key_check(desk, known), how, said)


def _say(contact: DirectoryEntry) -> str:
    reach = "  ".join(part for part in (contact.phone, contact.email) if part)
    return f"{contact.label}: {reach}"
