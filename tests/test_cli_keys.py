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
from dsl_desk.domain.clock import school_time
from dsl_desk.keys.identity import fingerprint, make_root
from dsl_desk.services.ledgers import load_root, read_ledger
from tests import desks, school_signers

WORDS_AND_ALL = ("--by", "PC 4021 Lee", "--how", "On 01632 960111, from our list")


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


def follow(place: Path, words: str, old: str = "old.pem") -> object:
    arguments = ["check-notice", str(place / "notice.pdf"), "--old-root", str(place / old)]
    arguments += ["--root", str(place / "new.pem"), "--ledger", str(place / "ledger.json"), "--words", words]
    return run([*arguments, *WORDS_AND_ALL])


def accept(place: Path, name: str) -> object:
    told = ["--ledger", str(place / "ledger.json"), "--words", spoken(place, name), *WORDS_AND_ALL]
    return run(["accept", str(place / name), *told])


def spoken(place: Path, name: str) -> str:
    return " ".join(words_of(fingerprint((place / name).read_bytes()).hex()))


def test_both_steps_are_made_in_one(received: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert accept(received, "old.pem") == 0
    assert follow(received, spoken(received, "new.pem")) == 0
    assert "Given up: the key before it. Nothing signed under it on" in capsys.readouterr().out
    new, old = sorted(read_ledger(received / "ledger.json").roots, key=lambda each: each.until is not None)
    assert [each.root for each in (new, old)] == [load_root(received / name) for name in ("new.pem", "old.pem")]
    assert (new.until, old.until) == (None, school_time(datetime.now(UTC)).date())
    assert old.until_check
    assert old.until_check.by == "PC 4021 Lee"


def test_the_notice_alone_changes_nothing(received: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accept(received, "old.pem")
    before = (received / "ledger.json").read_bytes()
    assert check(received) == 0
    assert follow(received, spoken(received, "old.pem")) == 2
    assert "do not fit this certificate" in capsys.readouterr().err
    assert follow(received, spoken(received, "new.pem"), old="new.pem") == 1
    assert (received / "ledger.json").read_bytes() == before


def test_an_old_key_that_was_never_accepted_here_leaves_the_new_one_out_too(
    received: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert follow(received, spoken(received, "new.pem")) == 2
    assert "not accepted in this ledger" in capsys.readouterr().err
    assert not (received / "ledger.json").exists()


def test_half_of_what_is_to_be_told_is_not_enough(received: Path) -> None:
    with pytest.raises(SystemExit) as raised:
        run(["check-notice", "n", "--old-root", "o", "--root", "r", "--ledger", str(received / "ledger.json")])
    assert raised.value.code == 2
