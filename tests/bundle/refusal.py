"""The one thing every attack must come to."""

from __future__ import annotations

from pathlib import Path

from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.verifier import verify


def refuse(path: Path, school: SchoolIdentity, *codes: int, passphrase: str | None = None) -> None:
    verdict = verify(path, school.root_pem, passphrase)
    assert verdict.exit_code in (codes or (1,)), verdict
    assert verdict.problems
    assert not verdict.accepted
