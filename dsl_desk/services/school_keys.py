"""The school's signing identity: made when first needed, kept inside the vault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from dsl_desk import paths
from dsl_desk.domain.clock import SystemClock
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.fingerprint import spoken_words
from dsl_desk.keys import identity
from dsl_desk.keys.identity import Signer, Subject
from dsl_desk.keys.wordlist import read_words
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import school
from dsl_desk.store import beside
from dsl_desk.store.beside import StoredKey

ROOT, LEAF = "root", "leaf"
SIGNING_ROLE = "Designated safeguarding lead"
RENEWED_BEFORE = timedelta(days=1)
"""A bundle that is being read must not run out of time before it is signed."""


@dataclass(frozen=True, slots=True)
class SchoolKeys:
    """Root and leaf, with the root's SHA-256 fingerprint in hex and in words."""

    root: Signer
    leaf: Signer
    fingerprint: str
    words: tuple[str, ...]


def word_list() -> tuple[str, ...]:
    """The EFF large word list, for passphrases and for fingerprints."""
    return read_words(paths.resources() / "words" / "eff_large.txt")


def school_keys(desk: Desk) -> SchoolKeys:
    """The keys that sign this school's bundles; made on first use, which takes a second or two.

    A leaf that runs out is followed by a new one under the same root, which receivers have accepted once for all.
    Raises InvalidRecord when the school has no mailbox to name in the certificate.
    """
    # Certificates always carry the real date: a demonstration may set the time of its records only.
    now = SystemClock().now()
    root, leaf = _kept(desk, ROOT), _kept(desk, LEAF)
    if root is None:
        root = _keep(desk, ROOT, identity.make_root(_subject(desk), now))
    if leaf is None or identity.runs_out(leaf.certificate) < now + RENEWED_BEFORE:
        leaf = _keep(desk, LEAF, identity.issue_leaf(root, _subject(desk), now))
    digest = identity.fingerprint(root.certificate)
    return SchoolKeys(root, leaf, digest.hex(), spoken_words(digest, word_list()))


def key_sha256(desk: Desk) -> str:
    """The fingerprint of the root in hex; empty while the school has no key."""
    root = _kept(desk, ROOT)
    return identity.fingerprint(root.certificate).hex() if root else ""


def _subject(desk: Desk) -> Subject:
    profile = school(desk)
    if not profile.email:
        raise InvalidRecord(Problem("email", "Add the school's safeguarding email address first: it names the key"))
    return Subject(profile.name[: identity.LONGEST_NAME], SIGNING_ROLE, profile.email, desk.demonstration)


def _keep(desk: Desk, role: str, signer: Signer) -> Signer:
    stored = StoredKey(signer.certificate.decode(), signer.private_key.decode())
    with desk.vault.transaction():
        beside.save_key(desk.connection, role, stored)
    return signer


def _kept(desk: Desk, role: str) -> Signer | None:
    stored = beside.key(desk.connection, role)
    return Signer(stored.certificate.encode(), stored.private_key.encode()) if stored else None
