"""Checking a bundle for a person: three answers in words, never one green tick."""

from __future__ import annotations

from pathlib import Path

from dsl_desk.bundle.verifier import Verdict
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.when import say_moment


def verify(path: Path, root_pem: bytes, passphrase: str | None, *, demonstration: bool) -> Verdict:
    """Judge a bundle against the root certificate that the receiver accepted for this school; needs no vault."""
    from dsl_desk.bundle import verifier

    return verifier.verify(path, root_pem, passphrase, demonstration=demonstration)


def words(verdict: Verdict) -> str:
    """The three answers, what was found wrong, and what to compare by phone."""
    if not verdict.readable:
        return "\n".join(("Could not be read.", *verdict.problems))
    lines = [f"Complete and unaltered:  {_yes(verdict.unaltered)}"]
    signer = verdict.signer
    if signer:
        lines += [
            f"Signed by the key of:    {signer.claims_to_be}",
            f"                         {' '.join(signer.key_words)}",
            f"At the time it says:     {say_moment(school_time(signer.signed))} (the school's claim)",
        ]
    else:
        lines.append("Signed by:               nobody this program can name")
    lines.append(f"A key you accepted:      {_yes(verdict.accepted)}")
    if verdict.contents:
        seal = verdict.contents.seal
        lines += [
            f"Bundle:                  {seal.bundle}, number {seal.sequence} to this recipient",
            f"Receipt words:           {' '.join(seal.receipt_words)}",
        ]
    return "\n".join([*lines, *verdict.problems])


def _yes(answer: bool) -> str:
    return "yes" if answer else "NO"
