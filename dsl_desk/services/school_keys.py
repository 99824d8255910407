"""The school's signing identity: made when first needed, kept inside the vault."""

from __future__ import annotations

from dataclasses import dataclass

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

    Raises InvalidRecord when the school has no mailbox to name in the certificate.
    """
    root, leaf = beside.key(desk.connection, ROOT), beside.key(desk.connection, LEAF)
    if root is None or leaf is None:
        root, leaf = _make(desk)
    digest = identity.fingerprint(root.certificate.encode())
    return SchoolKeys(_signer(root), _signer(leaf), digest.hex(), spoken_words(digest, word_list()))


def _make(desk: Desk) -> tuple[StoredKey, StoredKey]:
    profile = school(desk)
    if not profile.email:
        raise InvalidRecord(Problem("email", "Add the school's safeguarding email address first: it names the key"))
    subject = Subject(profile.name[: identity.LONGEST_NAME], SIGNING_ROLE, profile.email, desk.demonstration)
    # Certificates always carry the real date: a demonstration may set the time of its records only.
    now = SystemClock().now()
    root = identity.make_root(subject, now)
    leaf = identity.issue_leaf(root, subject, now)
    made = _stored(root), _stored(leaf)
    with desk.vault.transaction():
        for role, key in zip((ROOT, LEAF), made, strict=True):
            beside.save_key(desk.connection, role, key)
    return made


def _stored(signer: Signer) -> StoredKey:
    return StoredKey(signer.certificate.decode(), signer.private_key.decode())


def _signer(key: StoredKey) -> Signer:
    return Signer(key.certificate.encode(), key.private_key.encode())
