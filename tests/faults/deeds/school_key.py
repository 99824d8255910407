"""The deed that puts another key in the place of the school's."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from cryptography import x509

from dsl_desk.bundle.key_notice import check_notice
from dsl_desk.services import opening
from dsl_desk.services.desk import Desk
from dsl_desk.services.key_changing import NOTICE_FILE, change_key, kept_notice, key_changes
from dsl_desk.services.school_keys import LEAF, ROOT, kept, key_sha256
from tests import school_signers
from tests.desks import make, unlocked
from tests.faults.deed import VAULT, DeedAtDesk, assert_sound
from tests.faults.injecting import Outcome, Tell


class ChangeKey(DeedAtDesk):
    name, words = "change key", "another key for the school, with the notice that the old one signed"
    few = 5

    def prepare(self, place: Path) -> None:
        desk, _ = make(place / VAULT)
        school_signers.give(desk, school_signers.root(), school_signers.leaf())
        (place / "root.pem").write_bytes(school_signers.root().certificate)
        opening.lock(desk)

    def do(self, at: Desk, tell: Tell) -> None:
        change_key(at, "The laptop was stolen.")
        tell(key_sha256(at))

    def refused(self, at: Desk) -> None:
        """The key of before, or the new one: the last fsync of a commit can fail when SQLite has committed."""
        assert at.folder
        assert_one_key(at, at.folder.with_name("root.pem").read_bytes())

    def check(self, place: Path, outcome: Outcome) -> None:
        """Not changed once more: three RSA keys take longer than all the rest."""
        with unlocked(place / VAULT) as desk:
            assert_sound(desk)
            assert_one_key(desk, (place / "root.pem").read_bytes())
            assert len(key_changes(desk)) <= 1 + len(outcome.refusals)
            assert outcome.acknowledged in ([], [key_sha256(desk)]), "what was acknowledged is in force"


def assert_one_key(desk: Desk, before: bytes) -> None:
    """One root in force with a leaf of its own, led to from the one of before by a notice for each change."""
    root, leaf, changes = kept(desk, ROOT), kept(desk, LEAF), key_changes(desk)
    assert root
    assert leaf
    x509.load_pem_x509_certificate(leaf.certificate).verify_directly_issued_by(
        x509.load_pem_x509_certificate(root.certificate)
    )
    roots = [*(change.old_certificate.encode() for change in changes), root.certificate]
    assert roots[0] == before, "another key, and no notice of it"
    for change, (old, new) in zip(changes, pairwise(roots), strict=True):
        check_notice(kept_notice(desk, change.id), old, new)
    notices = desk.connection.execute("SELECT count(*) FROM kept_file WHERE name = ?", (NOTICE_FILE,)).fetchone()
    assert notices == (len(changes),), "a notice, and no change"
