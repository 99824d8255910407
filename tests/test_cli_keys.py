"""`check-notice`, as a receiver runs it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.key_notice import sign_notice
from dsl_desk.bundle.words import words_of
from dsl_desk.cli import run
from dsl_desk.documents.key_change import key_change_notice
from dsl_desk.keys.identity import fingerprint, make_root
from tests import desks, school_signers


@pytest.fixture
def received(tmp_path: Path) -> Path:
    """A notice with both roots."""
    moment = datetime.now(UTC)
    old, new = school_signers.root(), make_root(school_signers.SUBJECT, moment)
    was, became = (fingerprint(root.certificate).hex() for root in (old, new))
    drawn = key_change_notice(
        desks.SCHOOL, was, words_of(was), became, words_of(became), "The laptop was stolen.", moment
    )
    leaf = school_signers.leaf()
    signed = sign_notice(drawn, SchoolIdentity(old.certificate, leaf.certificate, leaf.private_key), moment)
    for name, content in (("notice.pdf", signed), ("old.pem", old.certificate), ("new.pem", new.certificate)):
        (tmp_path / name).write_bytes(content)
    return tmp_path


def check(place: Path, notice: str = "notice.pdf", old: str = "old.pem", new: str = "new.pem") -> object:
    return run(["check-notice", str(place / notice), "--old-root", str(place / old), "--root", str(place / new)])


def test_a_notice_that_the_old_key_vouches_for(received: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(received) == 0
    said = capsys.readouterr().out
    assert " ".join(words_of(fingerprint((received / "new.pem").read_bytes()).hex())) in said
    assert "Ring the school" in said, "it is the phone call that decides"


def test_a_notice_that_it_does_not_vouch_for(received: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(received, old="new.pem") == 1
    assert "not signed under the old key" in capsys.readouterr().err


def test_files_that_are_something_else(received: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(received, old="notice.pdf") == 3
    assert check(received, notice="gone.pdf") == 3
    assert capsys.readouterr().out == ""
