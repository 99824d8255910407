"""Three separate answers about a bundle: is it whole and unaltered, which key signed it, is that an accepted key?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from dsl_desk import codec
from dsl_desk.bundle.certificates import fingerprint, is_demonstration, read_certificate, school_name
from dsl_desk.bundle.container import read_files
from dsl_desk.bundle.custody import Unopened, check_custody
from dsl_desk.bundle.layout import PAYLOAD, REPORT, SEAL, SUMMED, SUMS, listed, sums
from dsl_desk.bundle.ledger import NOTHING_KEPT, KeyCheck, Ledger, Order
from dsl_desk.bundle.reader import Opened, read_payload
from dsl_desk.bundle.seal import Seal, read_seal
from dsl_desk.bundle.sealbox import read_seal_box, seal_facts
from dsl_desk.bundle.sealed_report import check_report
from dsl_desk.bundle.words import words_of
from dsl_desk.domain.casefile import CaseFile
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.errors import Tampered, Unreadable
from dsl_desk.domain.sealfacts import SealFacts
from dsl_desk.domain.when import say_day

if TYPE_CHECKING:
    from asn1crypto import x509

    Roots = tuple[x509.Certificate, ...]

Progress = Callable[[str, float], None]
"""Called with the step that begins and what part of the whole is done, 0 to 1."""

INTACT_AND_ACCEPTED, ALTERED, NOT_ACCEPTED, UNREADABLE = range(4)
"""Exit codes of ``dsl-desk verify``."""


@dataclass(frozen=True, slots=True)
class Signer:
    """The key that signed: the school it says it is, and the fingerprint and words to compare by phone.

    `signed` is the school's claim. `demonstration`: the certificates say that the school is made up.
    """

    claims_to_be: str
    key_sha256: str
    key_words: tuple[str, ...]
    signed: datetime
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """What an unaltered bundle holds."""

    seal: SealFacts
    sums_sha256: str
    """What the next bundle to this recipient will give as the one before it."""
    opened: Opened = field(repr=False)
    unopened: Unopened
    report: bytes = field(repr=False)
    """The signed PDF, to be read and kept."""

    @property
    def casefile(self) -> CaseFile:
        return self.opened.casefile

    def facts(self) -> dict[str, object]:
        """What can be said without a word of the records."""
        return {
            "seal": self.seal,
            "sums_sha256": self.sums_sha256,
            "unopened": self.unopened,
            "form": self.casefile.form,
            "records": Counter(item.kind for item in self.casefile.records),
            "attachments": len(self.casefile.attachments),
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """`contents` is there only if the bundle is whole and unaltered, `signer` only if the signature fits the sums."""

    readable: bool
    signer: Signer | None = None
    contents: Contents | None = None
    accepted: bool = False
    problems: tuple[str, ...] = ()
    key_check: KeyCheck | None = None
    """Who checked the key, where the receiver's ledger tells."""
    until: date | None = None
    """The day from which nothing signed under this key is accepted, where the ledger tells that it was given up."""
    until_check: KeyCheck | None = None
    """Who heard from the school that it gave up the key."""
    order: Order | None = None
    """Where the bundle stands among those that came before, where a ledger tells."""

    @property
    def unaltered(self) -> bool:
        return self.contents is not None

    @property
    def exit_code(self) -> int:
        if not self.readable:
            return UNREADABLE
        if not self.unaltered:
            return ALTERED
        return INTACT_AND_ACCEPTED if self.accepted else NOT_ACCEPTED

    def to_json(self) -> str:
        """The answers and facts, without a word of the records."""
        answers = {
            "exit_code": self.exit_code,
            "readable": self.readable,
            "unaltered": self.unaltered,
            "signer": self.signer,
            "accepted": self.accepted,
            "problems": self.problems,
            "key_check": self.key_check,
            **({"until": self.until, "until_check": self.until_check} if self.until else {}),
            "order": self.order,
            **(self.contents.facts() if self.contents else {}),
        }
        return codec.encode(answers).decode()


def verify(
    path: Path,
    root_pem: bytes | None,
    passphrase: str | None = None,
    *,
    apart: Path | None = None,
    ledger: Ledger = NOTHING_KEPT,
    demonstration: bool = False,
    progress: Progress = lambda step, done: None,
) -> Verdict:
    """Judge the zip (encrypted or plain) or unpacked folder at `path`.

    The receiver has accepted the root `root_pem` and those of their `ledger`, which is not changed here. `apart` is
    the other zip where a bundle came in two. A made-up school is accepted only when `demonstration` asks for one.
    Certificates are judged at the signing time. `progress` is called before each step; raise from it to cancel.
    """
    try:
        progress("Opening the bundle", 0.0)
        given = () if root_pem is None else (read_certificate(root_pem),)
        folder, files = read_files(path, passphrase, apart)
    except Unreadable as error:
        return Verdict(readable=False, problems=(str(error),))
    except Tampered as error:
        return Verdict(readable=True, problems=(str(error),))
    verdict = _judge(folder, files, (*given, *ledger.certificates()), demonstration, progress)
    return _by_ledger(verdict, ledger)


def _judge(folder: str, files: dict[str, bytes], accepted: Roots, demonstration: bool, progress: Progress) -> Verdict:
    progress("Checking the signature", 0.3)
    problems = _altered_files(files)
    verdict = Verdict(readable=True, problems=problems)
    try:
        seal = read_seal(files[SEAL], files[SUMS])
        verdict = replace(verdict, signer=_signer(seal))
        if problems:
            return verdict
        progress("Checking the report", 0.5)
        check_report(files[REPORT], seal)
        progress("Comparing the records", 0.7)
        contents = _contents(folder, files, seal)
    except Tampered as error:
        return replace(verdict, problems=(*problems, str(error)))
    except Unreadable as error:
        return replace(verdict, readable=False, problems=(str(error),))
    refusal = _refusal(seal, accepted, demonstration)
    return replace(verdict, contents=contents, accepted=not refusal, problems=(refusal,) if refusal else ())


def _by_ledger(verdict: Verdict, ledger: Ledger) -> Verdict:
    """With who checked the key, and refused when it says that it was signed after the school gave up the key."""
    signer = verdict.signer
    held = ledger.accepted_root(signer.key_sha256) if signer else None
    if signer is None or held is None:
        return verdict
    verdict = replace(verdict, key_check=held.check, until=held.until, until_check=held.until_check)
    if not verdict.accepted or held.until is None or school_time(signer.signed).date() < held.until:
        return verdict
    refusal = f"This was signed after the school gave up this key on {say_day(held.until)}. {_BY_A_THIEF}"
    return replace(verdict, accepted=False, problems=(refusal,))


_BY_A_THIEF = (
    "Whoever took the key may have made it, and can set the signing time of another back. Ring the school on a "
    "number you know."
)


def _altered_files(files: dict[str, bytes]) -> tuple[str, ...]:
    """What is wrong between the three files and the list of their sums."""
    if files[SUMS] == sums(files):
        return ()
    signed = files[SUMS].decode("ascii", "replace").splitlines()
    expected = sums(files).decode().splitlines()
    altered = tuple(
        f"{name} is not the file that was signed."
        for name, line in zip(SUMMED, expected, strict=True)
        if line not in signed
    )
    return altered or (f"{SUMS} is not the list that a writer makes.",)


def _signer(seal: Seal) -> Signer:
    key = fingerprint(seal.root)
    return Signer(
        claims_to_be=school_name(seal.root),
        key_sha256=key,
        key_words=words_of(key),
        signed=seal.signed,
        demonstration=_is_demonstration(seal),
    )


def _is_demonstration(seal: Seal) -> bool:
    return is_demonstration(seal.root) or is_demonstration(seal.leaf)


def _contents(folder: str, files: dict[str, bytes], seal: Seal) -> Contents:
    opened = read_payload(files[PAYLOAD], listed(files[SUMS])[PAYLOAD])
    casefile = opened.casefile
    if folder not in ("", casefile.bundle):
        raise Tampered("The folder in this zip does not have the name of the bundle in it. Do not rely on it.")
    if casefile.demonstration != _is_demonstration(seal):
        raise Tampered(
            "The records and the certificate disagree on whether this school is made up. Do not rely on it."
        )
    unopened = check_custody(casefile, opened.sources)
    known = seal_facts(casefile, opened.payload, seal.root.dump(), sequence=1, previous_sums_sha256="")
    facts = read_seal_box(files[REPORT], known)
    if (facts.sequence == 1) != (facts.previous_sums_sha256 == ""):
        raise Tampered("Page 1 of the report gives no place in the order sent. Do not rely on this bundle.")
    return Contents(
        seal=facts,
        sums_sha256=sha256(files[SUMS]).hexdigest(),
        opened=opened,
        unopened=unopened,
        report=files[REPORT],
    )


def _refusal(seal: Seal, accepted: Roots, demonstration: bool) -> str:
    """Why the signer is not accepted, or nothing."""
    if _is_demonstration(seal) and not demonstration:
        return "This comes from a made-up school, for demonstration. It is about nobody."
    if not seal.trusted:
        return "The certificate that signed this was not issued by the school's root, or was not valid at that time."
    if seal.root.dump() not in [root.dump() for root in accepted]:
        return "You have not accepted the key that signed this. Ring the school on a number you know."
    return ""
