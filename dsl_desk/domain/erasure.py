"""That something was erased: which records, why, on whose authority, and the second person's signature.

The tombstone stands for ever, so it holds ids and grounds and no word of what was erased.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dsl_desk.domain.problems import Problems


class Ground(StrEnum):
    """Why records are erased; the last one is for an erasure that is repeated after a restore."""

    RETENTION = "retention period over and reviewed"
    SUBJECT_REQUEST = "request for erasure"
    COURT_ORDER = "court order"
    MISTAKE = "recorded on the wrong child"
    RESTORED = "erased before, and back with an older copy"


@dataclass(frozen=True, slots=True)
class Erased:
    """What the second person signs, as canonical JSON: ids, and the digest of the grounds, without a word of them."""

    store: str
    id: str
    entities: tuple[str, ...]
    grounds: str


@dataclass(frozen=True, slots=True)
class SignedErasure:
    """What is remembered outside the records: `signature` (hex, Ed25519) of `second` over `erased`."""

    erased: Erased
    second: str
    signature: str


@dataclass(frozen=True, slots=True)
class BundleNumber:
    """What is left of an erased sharing, so that the numbered chain of bundles to an agency goes on without a gap."""

    agency_id: str
    bundle: str
    sequence: int
    sums_sha256: str


@dataclass(frozen=True, slots=True)
class Erasure:
    """One erasing deed. Its author is the first person; `second` is the person id of the other one.

    `grounds` is SHA-256 over `salt` (hex, 16 bytes) and the canonical JSON of the Grounds, as the second person
    signed it; where an erasure is done again after a restore the words of the first time are not there.
    `kinds` counts what was erased by kind; `bundles` are the numbers of erased sharings.
    """

    id: str
    ground: Ground
    reason: str
    authority: str
    entities: tuple[str, ...]
    kinds: dict[str, int]
    second: str
    grounds: str
    signature: str
    salt: str = ""
    whole_file: bool = False
    bundles: tuple[BundleNumber, ...] = ()

    def signed(self, store: str) -> SignedErasure:
        """What the second person signed, and the signature."""
        return SignedErasure(Erased(store, self.id, self.entities, self.grounds), self.second, self.signature)


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why something is erased, in what words, and who decided it or which order says so."""

    ground: Ground
    reason: str
    authority: str

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("ground", self.ground, "Choose why this is erased")
        problems.require("reason", self.reason, "Say why this is erased, without naming the child")
        problems.require("authority", self.authority, "Enter who decided it and their role, or the order's number")
        problems.line("reason", self.reason)
        problems.line("authority", self.authority)
        problems.raise_if_any()
