"""A key-change notice, checked by whoever received it, and what it says entered in their ledger; needs no vault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from dsl_desk.bundle.ledger import KeyCheck, Ledger, Root, read_root
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.errors import Unreadable
from dsl_desk.domain.when import say_day, say_moment
from dsl_desk.services.ledgers import replace_root

__all__ = [
    "KeyCheck",
    "KeyNotice",
    "check_key_notice",
    "follow_key_notice",
    "read_key_notice",
    "say_followed",
    "say_key_notice",
]


@dataclass(frozen=True, slots=True)
class KeyNotice:
    """A notice that the `old` key vouches for: the school's is `new`. `signed` is its claim, as all of it is."""

    old: Root
    new: Root
    signed: datetime

    @property
    def day(self) -> date:
        """The day of the change, in the school's time."""
        return school_time(self.signed).date()


def check_key_notice(notice: bytes, old_root: bytes, new_root: bytes) -> KeyNotice:
    """What the notice says of these two root certificates.

    Raises Tampered where the old key does not vouch for it, Unreadable for what is no certificate.
    """
    from dsl_desk.bundle.key_notice import check_notice

    signed = check_notice(notice, old_root, new_root)
    return KeyNotice(read_root(old_root), read_root(new_root), signed)


def read_key_notice(notice: Path, old: Root, new_root: Path) -> KeyNotice:
    """As `check_key_notice`, of two files and a root that was accepted; Unreadable also where one is not there."""
    try:
        return check_key_notice(notice.read_bytes(), old.certificate.encode(), new_root.read_bytes())
    except OSError as error:
        raise Unreadable(
            "The notice or the certificate cannot be opened. Nothing was changed. Check that both are there."
        ) from error


def follow_key_notice(ledger: Path, notice: KeyNotice, heard: str, check: KeyCheck) -> Ledger:
    """Accept the new root, and under the old one only what was signed before the notice's day: both or neither.

    The notice alone is not enough: `heard` are the words of the new root as the school read them out on the phone.
    Raises InvalidRecord, Unreadable, BundleError or DiskFull.
    """
    return replace_root(ledger, notice.old.key_sha256, notice.day, notice.new, heard, check)


def say_key_notice(notice: KeyNotice) -> str:
    """What the notice proves, in words, and what is still to be done."""
    return (
        "The old key vouches for this notice, which says that it was signed on "
        f"{say_moment(school_time(notice.signed))}.\n"
        f"The new key in words: {' '.join(notice.new.key_words)}\n"
        "Whoever stole the old key could have signed it too. Ring the school on a number from your own list before "
        "you accept the new key, and ask them for the day of the change."
    )


def say_followed(notice: KeyNotice) -> str:
    """What the ledger holds after the notice was followed."""
    return (
        f"Accepted: {notice.new.claims_to_be}, {' '.join(notice.new.key_words)}\n"
        f"Given up: the key before it. Nothing signed under it on {say_day(notice.day)} or later is accepted."
    )
