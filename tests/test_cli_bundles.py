"""`verify` and `accept` as a receiver uses them: a key accepted once, bundles in order, one of them as two zips."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.ledger import read_root
from dsl_desk.bundle.writer import seal_bundle
from dsl_desk.domain.when import say_day
from tests.bundle.cases import MOMENT, PASSPHRASE, preview_of
from tests.bundle.cases import sealed as sealed_bundle
from tests.bundle.full import full
from tests.bundle.identities import new_school
from tests.test_cli import Answer, cli


@pytest.fixture(scope="module")
def school() -> SchoolIdentity:
    return new_school(MOMENT)


@pytest.fixture(scope="module")
def post(school: SchoolIdentity, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one desk got: the root, and three bundles in their order, the second as two zips."""
    folder = tmp_path_factory.mktemp("post")
    (folder / "school-root.pem").write_bytes(school.root_pem)
    (folder / "passphrase.txt").write_text(f"{PASSPHRASE}\n")
    previous = ""
    for number in (1, 2, 3):
        made = full(files=False, bundle=f"DD-2026-{number:04}-01")
        payload = made.payload()
        preview = preview_of(made.casefile, payload, school.root_pem, number, previous)
        sealed = seal_bundle(folder, preview, payload, school, PASSPHRASE, MOMENT, apart=number == 2)
        sealed.publish()
        previous = sealed.sums_sha256
    return folder


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "ledger.json"


def accept(post: Path, ledger: Path, words: Sequence[str], *more: object) -> Answer:
    told = ("--words", " ".join(words), "--by", "PC 4021 Lee", "--how", "On 01632 960111, from our list")
    return cli("accept", post / "school-root.pem", "--ledger", ledger, *told, *more)


def verify(post: Path, ledger: Path, *bundle: str) -> Answer:
    paths = [post / f"{name}.zip" for name in bundle]
    return cli("verify", *paths, "--ledger", ledger, "--passphrase-file", post / "passphrase.txt", "--json")


def words_of(school: SchoolIdentity) -> Sequence[str]:
    return read_root(school.root_pem).key_words


def test_a_key_is_accepted_once_and_bundles_come_in_order(post: Path, ledger: Path, school: SchoolIdentity) -> None:
    assert accept(post, ledger, words_of(school)).code == 0
    first = json.loads(verify(post, ledger, "DD-2026-0001-01").out)
    assert (first["exit_code"], first["key_check"]["by"], first["order"]) == (0, "PC 4021 Lee", {"sequence": 1})
    assert (first["records"], first["attachments"]) == ({"contact": 1, "observation": 3}, 0)
    gap = json.loads(verify(post, ledger, "DD-2026-0003-01").out)
    assert (gap["exit_code"], gap["order"]) == (0, {"missing": [2, 2], "sequence": 3})
    late = verify(post, ledger, "DD-2026-0002-01", "DD-2026-0002-01-payload")
    assert json.loads(late.out)["order"] == {"sequence": 2}
    again = json.loads(verify(post, ledger, "DD-2026-0001-01").out)
    assert again["exit_code"] == 0
    assert "again_since" in again["order"]


def test_the_words_say_each_answer_on_its_own(post: Path, ledger: Path, school: SchoolIdentity) -> None:
    accept(post, ledger, words_of(school))
    secret = "--passphrase-file", post / "passphrase.txt"
    said = cli("verify", post / "DD-2026-0003-01.zip", "--ledger", ledger, *secret)
    assert said.code == 0
    for words in (
        "Is it complete and unaltered?  Yes.",
        "Which key signed it?  The key of a school that calls itself Hollin Bank School.",
        "Is that a key you accepted?  Yes.\n    PC 4021 Lee compared its words with the school on ",
        "Did it come in order, and once?  NO.\n    Numbers 1 to 2 are not in your ledger.",
        "1 record cannot be compared with the school’s journal, because another child’s name was replaced",
        "Receipt words, to quote to the school with your reference: ",
    ):
        assert words in said.out
    assert not [word for word in ("Rowan", "coat", "Mrs Made-Up") if word in said.out]


def test_words_that_do_not_fit_accept_nothing(post: Path, ledger: Path, school: SchoolIdentity) -> None:
    wrong = [*words_of(school)[:7], "zebra"]
    answer = accept(post, ledger, wrong)
    assert (answer.code, answer.out) == (2, "")
    assert "Word 8 does not fit this certificate" in answer.err
    assert not ledger.exists()


def test_a_key_can_be_accepted_no_longer(post: Path, ledger: Path, school: SchoolIdentity) -> None:
    accept(post, ledger, words_of(school))
    assert cli("accept", post / "school-root.pem", "--ledger", ledger, "--stop").code == 0
    refused = verify(post, ledger, "DD-2026-0001-01")
    assert (refused.code, json.loads(refused.out)["order"]) == (2, None)


def test_a_key_that_was_given_up_counts_for_what_was_signed_before(tmp_path: Path, ledger: Path) -> None:
    signed = datetime.now(UTC) - timedelta(days=3)
    today, long_ago = date.today(), date.today() - timedelta(days=30)  # noqa: DTZ011  the day on the wall
    school = new_school(signed)
    made = sealed_bundle(tmp_path, school, passphrase=None, moment=signed)
    (tmp_path / "school-root.pem").write_bytes(school.root_pem)

    def given_up(until: date) -> Answer:
        heard = "--by", "Sgt Cole", "--how", "The DSL rang from the number on our list"
        return cli("accept", tmp_path / "school-root.pem", "--ledger", ledger, "--until", until, *heard)

    def judged() -> dict[str, Any]:
        found: dict[str, Any] = json.loads(cli("verify", made.target, "--ledger", ledger, "--json").out)
        return found

    assert given_up(today).code == 2, "a key that was never accepted"
    assert accept(tmp_path, ledger, words_of(school)).code == 0
    ended = given_up(today)
    assert (ended.code, ended.out.split(",")[0]) == (0, f"Given up on {say_day(today)}: Hollin Bank School")
    assert "a thief can set it back" in ended.out
    before = judged()
    assert (before["exit_code"], before["until"], before["until_check"]["by"]) == (0, f"{today}", "Sgt Cole")
    given_up(long_ago)
    after = judged()
    assert (after["exit_code"], after["order"]) == (2, None)
    assert f"gave up this key on {say_day(long_ago)}" in after["problems"][0]
    assert accept(tmp_path, ledger, words_of(school)).code == 2, "it is not taken back"


def test_a_bundle_that_is_not_accepted_is_not_entered(post: Path, ledger: Path) -> None:
    assert verify(post, ledger, "DD-2026-0001-01").code == 2
    assert not ledger.exists()


def test_half_a_bundle_is_not_whole(post: Path, school: SchoolIdentity, ledger: Path) -> None:
    accept(post, ledger, words_of(school))
    assert verify(post, ledger, "DD-2026-0002-01").code == 1
    assert verify(post, ledger, "DD-2026-0001-01", "DD-2026-0002-01-payload").code == 1


def test_a_damaged_ledger_gives_no_verdict_and_is_left_alone(post: Path, ledger: Path) -> None:
    ledger.write_bytes(b"{")
    answer = verify(post, ledger, "DD-2026-0001-01")
    assert (answer.code, answer.out, answer.err.count("\n")) == (3, "", 1)
    assert ledger.read_bytes() == b"{"


@pytest.mark.parametrize(
    "arguments",
    [
        ("verify", "x.zip"),
        ("accept", "root.pem"),
        ("accept", "root.pem", "--ledger", "l"),
        ("accept", "root.pem", "--ledger", "l", "--words", "a b"),
        ("accept", "root.pem", "--ledger", "l", "--until", "2026-11-20"),
        ("accept", "root.pem", "--ledger", "l", "--until", "Friday", "--by", "b", "--how", "c"),
        ("accept", "root.pem", "--ledger", "l", "--until", "2026-11-20", "--words", "a", "--by", "b", "--how", "c"),
        ("accept", "root.pem", "--ledger", "l", "--words", "a", "--by", "b", "--how", "c", "--stop"),
    ],
)
def test_a_misspelt_command_is_explained(arguments: Sequence[str]) -> None:
    answer = cli(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("usage: dsl-desk")


def test_a_root_that_cannot_be_read_is_not_accepted(tmp_path: Path, ledger: Path) -> None:
    noise = tmp_path / "noise.pem"
    noise.write_bytes(sha256().digest())
    for root in (noise, tmp_path / "missing.pem"):
        told = ("--words", "a", "--by", "b", "--how", "c")
        assert cli("accept", root, "--ledger", ledger, *told).code == 3
