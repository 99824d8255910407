"""A file of another school is opened and judged before anything of it is kept.

The school that receives it has no certificate of the sender yet. So the file is judged by the root that it brings,
which shows that it is whole and of one hand, and the words of that root are then heard on the phone, which alone
shows whose hand it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from dsl_desk.bundle.verifier import Contents, Signer, Verdict
from dsl_desk.domain.casefile import CaseFile, CaseRecord
from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.errors import BundleError, InvalidRecord, Problem, Tampered, Unreadable
from dsl_desk.domain.received import KeyHeard, ReceivedFile
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.domain.when import say_day
from dsl_desk.services.desk import Desk
from dsl_desk.store import received, records
from dsl_desk.store.folding import fold

FIELD = "file"
"""What the page calls the field of the file."""


class NotWhole(BundleError):
    words = "This file is not as it left the other school, so nothing was kept. Ask the school to send it again."


@dataclass(frozen=True, slots=True)
class Judged:
    """A file that is whole. Its `root` is as good as the phone call in which the words were heard, and no better."""

    verdict: Verdict
    root: bytes

    @property
    def contents(self) -> Contents:
        assert self.verdict.contents, "a file that is not whole is refused"
        return self.verdict.contents

    @property
    def signer(self) -> Signer:
        assert self.verdict.signer, "a file that is whole is signed"
        return self.verdict.signer

    @property
    def casefile(self) -> CaseFile:
        return self.contents.casefile


@dataclass(frozen=True, slots=True)
class Arrival:
    """What taking it in would do. `heard` tells of the call in which this key was accepted before, if it was.

    `likely` are children on the roll who may be this one. `new` are the entries that are not here yet, of all in it.
    """

    judged: Judged = field(repr=False)
    heard: KeyHeard | None
    likely: tuple[Child, ...]
    new: tuple[CaseRecord, ...]

    @property
    def casefile(self) -> CaseFile:
        return self.judged.casefile


def judge(path: Path, passphrase: str | None, apart: Path | None = None, *, demonstration: bool) -> Judged:
    """Open a file of another school; needs no vault. Raises Unreadable, Tampered or NotWhole."""
    from dsl_desk.bundle import verifier
    from dsl_desk.bundle.brought import brought_root

    root = brought_root(path, passphrase, apart).certificate.encode()
    verdict = verifier.verify(path, root, passphrase, apart=apart, demonstration=demonstration)
    if not verdict.readable:
        raise Unreadable("\n".join(verdict.problems))
    if not verdict.unaltered:
        raise Tampered("\n".join(verdict.problems))
    if not verdict.accepted:
        raise NotWhole("\n".join(verdict.problems))
    if verdict.contents and verdict.contents.casefile.form is not ReportForm.TRANSFER:
        raise InvalidRecord(Problem(FIELD, "This is a bundle, but no child protection file. Check it under Verify"))
    return Judged(verdict, root)


def arrival(desk: Desk, judged: Judged) -> Arrival:
    """What a file that was judged would bring. Raises InvalidRecord for one that is here already."""
    payload = judged.contents.seal.payload_sha256
    before = records.where(desk.connection, ReceivedFile, "payload_sha256 = ?", payload)
    if before:
        first = school_time(records.first_recorded(desk.connection, ReceivedFile, before[0].id))
        raise InvalidRecord(
            Problem(FIELD, f"This file was taken in on {say_day(first.date())}. Nothing was added a second time")
        )
    here = received.hashes(desk.connection)
    new = tuple(each for each in judged.casefile.records if each.custody.hash not in here)
    return Arrival(judged, _heard(desk, judged.signer.key_sha256), _likely(desk, judged.casefile.child), new)


def check_words(judged: Judged, words: str) -> None:
    """Raise InvalidRecord unless these are the words of the key, as the other school read them out."""
    from dsl_desk.bundle.ledger import wrong_words

    if problem := wrong_words(judged.signer.key_words, words):
        raise InvalidRecord(Problem("words", problem))


def _heard(desk: Desk, key_sha256: str) -> KeyHeard | None:
    known = records.where(desk.connection, ReceivedFile, "key_sha256 = ?", key_sha256)
    return next((each.heard for each in reversed(known) if each.heard), None)


def _likely(desk: Desk, child: Child) -> tuple[Child, ...]:
    """Those of the same pupil number, then those of the same name who were not born on another day."""
    roll = records.every(desk.connection, Child, "sort_name")
    numbered = [each for each in roll if child.upn and each.upn == child.upn]
    namesakes = (each for each in roll if _names(each) & _names(child))
    named = [each for each in namesakes if each.born == child.born or not (each.born and child.born)]
    return tuple(dict.fromkeys((*numbered, *named)))


def _names(child: Child) -> set[tuple[str, str]]:
    families, given = {child.family_name, child.family_known_as}, {child.given_name, child.known_as}
    return {(fold(one), fold(other)) for one in families - {""} for other in given - {""}}
