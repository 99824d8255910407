"""The school's signing identity: made when first needed, kept inside the vault, renewed when a person says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dsl_desk import paths
from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.clock import SystemClock
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.event import Event, Happening
from dsl_desk.domain.fingerprint import spoken_words
from dsl_desk.domain.school import SCHOOL_ID
from dsl_desk.keys import identity
from dsl_desk.keys.identity import Signer, Subject
from dsl_desk.keys.wordlist import read_words
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import school
from dsl_desk.store import beside
from dsl_desk.store.beside import StoredKey
from dsl_desk.store.vault import Deed

ROOT, LEAF = "root", "leaf"
SIGNING_ROLE = "Designated safeguarding lead"
CHANGED = "school_key"
"""The kind of what changed when a key was made, renewed, changed, kept or brought back."""


@dataclass(frozen=True, slots=True)
class SchoolKeys:
    """Root and leaf, with the root's SHA-256 fingerprint in hex and in words."""

    root: Signer
    leaf: Signer
    fingerprint: str
    words: tuple[str, ...]

    @property
    def identity(self) -> SchoolIdentity:
        """What a bundle is signed with."""
        return SchoolIdentity(self.root.certificate, self.leaf.certificate, self.leaf.private_key)


def word_list() -> tuple[str, ...]:
    """The EFF large word list, for passphrases and for fingerprints."""
    return read_words(paths.resources() / "words" / "eff_large.txt")


def school_keys(desk: Desk) -> SchoolKeys:
    """The keys of this school, also where their time is over; made on first use, which takes a second or two.

    Raises InvalidRecord when the school has no mailbox to name in the certificate.
    """
    root, leaf = kept(desk, ROOT), kept(desk, LEAF)
    if root is None or leaf is None:
        root, leaf = _make(desk, root)
    digest = identity.fingerprint(root.certificate)
    return SchoolKeys(root, leaf, digest.hex(), spoken_words(digest, word_list()))


def signing_keys(desk: Desk) -> SchoolKeys:
    """The same, for signing now. Raises KeyNotInTime, whose words lead to the page where the leaf is renewed."""
    from dsl_desk.bundle.validity import refuse_out_of_time

    keys = school_keys(desk)
    refuse_out_of_time(keys.identity, now())
    return keys


def renew_leaf(desk: Desk) -> Changed:
    """A new leaf under the same root, which receivers have accepted once for all: they have nothing to do.

    The private half of the old one is gone with this. Raises ReadsOnly, InvalidRecord, and KeyNotInTime where the
    time of the root is over.
    """
    desk.require_full_access()
    leaf = identity.issue_leaf(school_keys(desk).root, subject(desk), now())
    with desk.deed() as deed:
        keep(desk, LEAF, leaf)
        note_key(deed, Happening.KEY_RENEWED, leaf)
    return Changed(deed.id, SCHOOL_ID, frozenset(), frozenset({CHANGED}))


def key_sha256(desk: Desk) -> str:
    """The fingerprint of the root in hex; empty while the school has no key."""
    root = kept(desk, ROOT)
    return identity.fingerprint(root.certificate).hex() if root else ""


def now() -> datetime:
    """Certificates always carry the real date: a demonstration may set the time of its records only."""
    return SystemClock().now()


def subject(desk: Desk) -> Subject:
    """Whom this school's certificates name. Raises InvalidRecord when it has no mailbox."""
    profile = school(desk)
    if not profile.email:
        raise InvalidRecord(Problem("email", "Add the school's safeguarding email address first: it names the key"))
    return Subject(profile.name[: identity.LONGEST_NAME], SIGNING_ROLE, profile.email, desk.demonstration)


def keep(desk: Desk, role: str, signer: Signer) -> None:
    """In place of the one before, whose private half is overwritten; inside the caller's deed."""
    stored = StoredKey(signer.certificate.decode(), signer.private_key.decode())
    beside.save_key(desk.connection, role, stored)


def note_key(deed: Deed, happening: Happening, signer: Signer) -> None:
    """Enter what was done with which certificate."""
    deed.note(Event(SCHOOL_ID, happening, identity.fingerprint(signer.certificate).hex()))


def kept(desk: Desk, role: str) -> Signer | None:
    """The root or the leaf; None while there is none."""
    stored = beside.key(desk.connection, role)
    return Signer(stored.certificate.encode(), stored.private_key.encode()) if stored else None


def _make(desk: Desk, root: Signer | None) -> tuple[Signer, Signer]:
    """What is missing: both, or the leaf alone where a school of an earlier version stopped between the two."""
    named, moment = subject(desk), now()
    made = root or identity.make_root(named, moment)
    leaf = identity.issue_leaf(made, named, moment)
    with desk.deed() as deed:
        keep(desk, ROOT, made)
        keep(desk, LEAF, leaf)
        note_key(deed, Happening.KEY_RENEWED if root else Happening.KEY_MADE, leaf if root else made)
    return made, leaf
