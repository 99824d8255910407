"""How an agency receives a bundle, in words for the page."""

from collections.abc import Iterable
from dataclasses import dataclass

from dsl_desk.domain.agency import Agency, DirectoryEntry
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.recipient import Channel
from dsl_desk.gui.directory.sayings import say_checked, say_reach
from dsl_desk.services.catalogue.number import freshness_days
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import contacts, open_now
from dsl_desk.services.recipients import most_bytes, recipient_of, say_key_check
from dsl_desk.services.school_days import school_calendar

LOCKED = "The bundle is locked with six words, which you give by phone."
NOT_LOCKED = (
    "They receive it through a channel that encrypts by itself, so the bundle is not locked. Never send it by "
    "ordinary email."
)


@dataclass(frozen=True, slots=True)
class Reached:
    """One way to reach them in words: what it is for, whether it is open now, when it was last checked."""

    words: str
    fresh: bool


@dataclass(frozen=True, slots=True)
class Receiving:
    """``key_check`` says who there has checked the key. ``most`` is the largest bundle they take, in bytes.

    ``contacts`` are the ways to reach them that are in use.
    """

    locked: bool
    most: int
    key_check: str
    how: str
    contacts: tuple[Reached, ...]


def receiving(desk: Desk, agencies: Iterable[Agency]) -> dict[str, Receiving]:
    """By the id of each agency."""
    return {agency.id: _of(desk, agency) for agency in agencies}


def _of(desk: Desk, agency: Agency) -> Receiving:
    known = recipient_of(desk, agency.id)
    locked = known is None or known.channel is Channel.LOCKED_ZIP
    address = f"To {known.address}." if known and known.address else ""
    how = " ".join(part for part in (address, LOCKED if locked else NOT_LOCKED) if part)
    said = tuple(_say(desk, contact) for contact in contacts(desk, agency.id))
    return Receiving(locked, most_bytes(known), say_key_check(desk, known), how, said)


def _say(desk: Desk, contact: DirectoryEntry) -> Reached:
    wanted = "  ".join(
        f"{name}: {words}" for name, words in (("For", contact.use_for), ("Not for", contact.not_for)) if words
    )
    lines = (
        f"{contact.label}: {say_reach(contact)}",
        wanted,
        open_now(contact, school_time(desk.clock.now()), school_calendar(desk)),
        say_checked(contact, desk.today(), freshness_days()),
    )
    return Reached("\n".join(line for line in lines if line), contact.is_fresh(desk.today(), freshness_days()))
