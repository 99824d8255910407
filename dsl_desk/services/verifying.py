"""Checking a bundle for whoever received it: no vault, three separate answers, and the place in the order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dsl_desk.bundle.ledger import NOTHING_KEPT, Received
from dsl_desk.domain.clock import SystemClock
from dsl_desk.services.ledgers import enter_bundle, read_ledger

if TYPE_CHECKING:
    from datetime import datetime

    from dsl_desk.bundle.verifier import Progress, Verdict

__all__ = ["Handed", "Verdict", "check", "verify"]


@dataclass(frozen=True, slots=True)
class Handed:
    """What a person hands over: the zip or folder, perhaps the other of two zips, and what they accept.

    `root_pem` is a root certificate accepted for this once, `ledger` a file of those accepted for good, which also
    keeps which bundles came.
    """

    path: Path
    apart: Path | None = None
    passphrase: str | None = field(default=None, repr=False)
    root_pem: bytes | None = None
    ledger: Path | None = None
    demonstration: bool = False


def verify(path: Path, root_pem: bytes, passphrase: str | None, *, demonstration: bool) -> Verdict:
    """Judge a bundle against the root certificate that the receiver accepted for this school; needs no vault."""
    return check(Handed(path, None, passphrase, root_pem, None, demonstration))


def check(handed: Handed, progress: Progress = lambda step, done: None) -> Verdict:
    """Judge what was handed over. With a ledger, one that is unaltered and accepted is entered in it, once.

    `progress` is called before each step; raise from it to cancel, which leaves the ledger as it was.
    Raises Unreadable when the ledger is damaged, BundleError or DiskFull when it cannot be written.
    """
    from dsl_desk.bundle import verifier

    ledger = read_ledger(handed.ledger) if handed.ledger else NOTHING_KEPT
    verdict = verifier.verify(
        handed.path,
        handed.root_pem,
        handed.passphrase,
        apart=handed.apart,
        ledger=ledger,
        demonstration=handed.demonstration,
        progress=progress,
    )
    if handed.ledger is None or verdict.exit_code != verifier.INTACT_AND_ACCEPTED:
        return verdict
    return replace(verdict, order=enter_bundle(handed.ledger, _received(verdict, SystemClock().now())))


def _received(verdict: Verdict, moment: datetime) -> Received:
    assert verdict.contents, "only an unaltered bundle is entered"
    seal = verdict.contents.seal
    return Received(
        bundle=seal.bundle,
        key_sha256=seal.key_sha256,
        recipient_id=verdict.contents.casefile.recipient.id,
        sequence=seal.sequence,
        previous_sums_sha256=seal.previous_sums_sha256,
        sums_sha256=verdict.contents.sums_sha256,
        payload_sha256=seal.payload_sha256,
        received=moment,
    )
