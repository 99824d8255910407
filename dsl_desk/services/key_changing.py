"""Another key for the school, when the old one may be in other hands or comes to its end, and the notice of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.fingerprint import spoken_words
from dsl_desk.domain.key_change import KeyChange
from dsl_desk.keys import identity
from dsl_desk.keys.identity import Signer
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import school
from dsl_desk.services.exporting.numbering import every_bundle
from dsl_desk.services.papers import save_paper
from dsl_desk.services.school_keys import CHANGED, LEAF, ROOT, keep, now, school_keys, subject, word_list
from dsl_desk.store import beside, records

NOTICE_FILE, OLD_ROOT_FILE = "key-change-notice.pdf", "school-root-old.pem"
NOTICE_ROLE = "Key-change notice"
"""Stands in the certificate that signs the notice, in place of a role."""


def change_key(desk: Desk, reason: str) -> Changed:
    """A new root and leaf, and a notice of it signed under the old root; takes a few seconds.

    From then on nobody has checked the school's key: every recipient is rung. The private half of the old root is
    gone with this; its certificate is kept, since earlier bundles lead to it. Raises ReadsOnly, InvalidRecord,
    DocumentError, and KeyNotInTime where this computer's clock stands before the old key; that then stays in force.
    """
    desk.require_full_access()
    old, named, moment = school_keys(desk), subject(desk), now()
    root = identity.make_root(named, moment)
    leaf = identity.issue_leaf(root, named, moment)
    change = KeyChange(
        id=desk.new_id(),
        reason=reason,
        moment=moment,
        old_sha256=old.fingerprint,
        new_sha256=identity.fingerprint(root.certificate).hex(),
        old_certificate=old.root.certificate.decode(),
        signed=True,
        last_bundle=_last_bundle(desk),
    )
    change, notice = _signed(desk, change, old.root)
    with desk.deed() as deed:
        deed.record(change)
        beside.keep_file(desk.connection, change.id, NOTICE_FILE, notice)
        keep(desk, ROOT, root)
        keep(desk, LEAF, leaf)
    return Changed(deed.id, change.id, frozenset(), frozenset({CHANGED}))


def key_changes(desk: Desk) -> tuple[KeyChange, ...]:
    """Every change of the school's key, the first one first."""
    return records.every(desk.connection, KeyChange)


def kept_notice(desk: Desk, change_id: str) -> bytes:
    """The notice of a change, as it was signed."""
    notice = beside.kept_file(desk.connection, change_id, NOTICE_FILE)
    assert notice is not None, "a change is kept with its notice"
    return notice


def save_notice(change: KeyChange, notice: bytes, folder: Path) -> None:
    """The notice, and the certificate that bundles of before the change lead to. Raises DiskFull. Needs no vault."""
    save_paper(notice, folder / NOTICE_FILE)
    save_paper(change.old_certificate.encode(), folder / OLD_ROOT_FILE)


def _signed(desk: Desk, change: KeyChange, old_root: Signer) -> tuple[KeyChange, bytes]:
    """The notice, under a leaf that the old root issues for it; without a signature where the root's time is over."""
    from dsl_desk.bundle.key_notice import sign_notice

    drawn = _drawn(desk, change)
    if change.moment > identity.runs_out(old_root.certificate):
        return replace(change, signed=False), drawn
    leaf = identity.issue_leaf(old_root, replace(subject(desk), role=NOTICE_ROLE), change.moment)
    signer = SchoolIdentity(old_root.certificate, leaf.certificate, leaf.private_key)
    return change, sign_notice(drawn, signer, change.moment)


def _drawn(desk: Desk, change: KeyChange) -> bytes:
    from dsl_desk.documents.key_change import key_change_notice

    old, new = (spoken_words(bytes.fromhex(key), word_list()) for key in (change.old_sha256, change.new_sha256))
    last = f" The last bundle signed with the old key is {change.last_bundle}." if change.last_bundle else ""
    return key_change_notice(
        school(desk), change.old_sha256, old, change.new_sha256, new, change.reason + last, change.moment,
        demonstration=desk.demonstration,
    )  # fmt: skip


def _last_bundle(desk: Desk) -> str:
    return max((each.bundle for each in every_bundle(desk)), key=_place, default="")


def _place(bundle: str) -> tuple[int, ...]:
    return tuple(int(part) for part in bundle.split("-")[1:])
